import type { LargeFund } from '../../../infra/bench/console/fill-house.ts'
import type { OfficerName } from './in-chromium.ts'

/** A page on which the fund of many households is opened. */
export type LargeList = Readonly<{
  name: string
  officer: OfficerName | 'nobody'
  path: string
  /** What the page asks for its first rows, as the console forwards it. */
  rows: string
  /** The cell whose figures add up to the total, where one is known. */
  figure?: number
}>

export function largeLists({ planId, batchId, runId }: LargeFund): readonly LargeList[] {
  return [
    {
      name: 'finance: lines of the plan',
      officer: 'province',
      path: `/finance/plans/${planId}?part=lines`,
      rows: `/api/allocation/v1/plans/${planId}/lines?limit=500&after=0`,
      figure: 5,
    },
    {
      name: 'finance: awards of the plan',
      officer: 'province',
      path: `/finance/plans/${planId}?part=awards`,
      rows: `/api/allocation/v1/plans/${planId}/awards?limit=500`,
      figure: 3,
    },
    {
      name: 'finance: register',
      officer: 'province',
      path: '/finance/register',
      rows: '/api/allocation/v1/register/households?limit=500',
    },
    {
      name: 'treasury: lines of the batch',
      officer: 'treasury',
      path: `/treasury/batches/${batchId}?tab=lines`,
      rows: `/api/disbursement/v1/batches/${batchId}/payments?limit=100`,
      figure: 4,
    },
    {
      name: 'audit: breaks of the run',
      officer: 'audit',
      path: `/audit/runs/${runId}`,
      rows: `/api/reconciliation/v1/job-runs/${runId}/breaks?limit=200&open=false`,
    },
    {
      name: 'audit: cases',
      officer: 'audit',
      path: '/audit/cases',
      rows: '/api/reconciliation/v1/cases?limit=200',
    },
    {
      name: 'board: results of the plan',
      officer: 'nobody',
      path: `/board/plans/${planId}/results`,
      rows: `/api/allocation/v1/public/plans/${planId}/results?after=0&limit=200`,
      figure: 4,
    },
    {
      name: 'board: list of the batch',
      officer: 'nobody',
      path: `/board/batches/${batchId}`,
      rows: `/api/disbursement/v1/public/batches/${batchId}?after=0&limit=200`,
      figure: 4,
    },
  ]
}
