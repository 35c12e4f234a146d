import { setTimeout as pause } from 'node:timers/promises'
import { wan, yuanAndWan } from './amount-text.ts'
import type { Client } from './client.ts'
import { type StoredProblem, storedProblemFields } from './problem-text.ts'
import { textFields, textTable } from './text-table.ts'

export type Plan = Readonly<{
  id: string
  fund_id: string
  area_code: string
  document_number: string
  state: 'computed' | 'approved' | 'posted' | 'refused'
  total: string
  ratio: readonly string[] | null
  shares: readonly Readonly<{ funder_id: string; name: string; amount: string }>[]
  lines: number
  units: number
  made_by: string
  approved_by: string | null
  problem: StoredProblem | null
}>

export const planPath = (id: string): string => `/v1/plans/${encodeURIComponent(id)}`

/** The ledger has said yes or no. */
export const isAnswered = (plan: Plan): boolean => plan.state === 'posted' || plan.state === 'refused'

const LOOK_AGAIN_MS = 100
const WAIT_MS_MAX = 60_000

/** The plan once the ledger has answered, or as it is after a minute. */
export async function untilAnswered(services: Pick<Client, 'get'>, approved: Plan): Promise<Plan> {
  const deadline = Date.now() + WAIT_MS_MAX
  let plan = approved
  while (!isAnswered(plan) && Date.now() < deadline) {
    await pause(LOOK_AGAIN_MS)
    plan = await services.get<Plan>('allocation', planPath(approved.id))
  }
  return plan
}

export const planText = (plan: Plan): string =>
  [
    textFields([
      ['计划 plan', plan.id],
      ['资金 fund', `${plan.fund_id}  ${plan.document_number}`],
      ['状态 state', plan.state],
      ['合计 total', `${yuanAndWan(plan.total)}  (${plan.units} units, ${plan.lines} lines)`],
      ['比例 ratio', plan.ratio?.join(':') ?? '—'],
      ['编制 made by', plan.made_by],
      ['审批 approved by', plan.approved_by ?? '—'],
      ...storedProblemFields(plan.problem),
    ]),
    textTable(
      ['出资方 funder', '名称 name', { right: '应拨 due (元)' }, { right: '万元' }],
      plan.shares.map(({ funder_id, name, amount }) => [funder_id, name, amount, wan(amount)]),
    ),
  ].join('\n')
