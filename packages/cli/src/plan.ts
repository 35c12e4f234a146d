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
  programme_version: number
  register_day: string | null
  register_revision: number | null
  state: PlanState
  /** Null until it is computed. */
  total: string | null
  kept: string | null
  replaces: string | null
  content_sha256: string | null
  progress: Readonly<{ done: number; total: number | null }> | null
  notice: Readonly<{ days: number; first_day: string | null; last_day: string | null }> | null
  ratio: readonly string[] | null
  shares: readonly Readonly<{ funder_id: string; name: string; amount: string }>[]
  lines: number
  units: number
  made_by: string
  approved_by: string | null
  problem: StoredProblem | null
}>

type PlanState =
  | 'draft'
  | 'failed'
  | 'computed'
  | 'submitted'
  | 'noticed'
  | 'approved'
  | 'posted'
  | 'refused'
  | 'withdrawn'
  | 'superseded'

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

/** The plan once it is computed or cannot be; says how far it has come while it is not. */
export async function untilComputed(
  services: Pick<Client, 'get'>,
  made: Plan,
  onProgress: (line: string) => void,
): Promise<Plan> {
  let plan = made
  while (plan.state === 'draft') {
    const { done = 0, total = null } = plan.progress ?? {}
    onProgress(`· 计算中 / computing ${done}${total === null ? '' : ` / ${total}`}`)
    await pause(COMPUTING_LOOK_AGAIN_MS)
    plan = await services.get<Plan>('allocation', planPath(made.id))
  }
  return plan
}

const COMPUTING_LOOK_AGAIN_MS = 1_000

export const planText = (plan: Plan): string =>
  [
    textFields([
      ['计划 plan', plan.id],
      ['资金 fund', `${plan.fund_id}  ${plan.document_number}`],
      ['状态 state', plan.state],
      ['政策版本 version', `${plan.programme_version}${registerText(plan)}`],
      [
        '合计 total',
        `${plan.total === null ? '—' : yuanAndWan(plan.total)}  (${plan.units} units, ${plan.lines} lines)`,
      ],
      ...keptFields(plan),
      ...noticeFields(plan),
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

const registerText = ({ register_day, register_revision }: Plan): string =>
  register_day === null ? '' : `  登记基准日 register day ${register_day}, 版次 revision ${register_revision ?? '—'}`

const keptFields = ({ kept }: Plan): [string, string][] =>
  kept === null || kept === '0.00' ? [] : [['未分配 kept', yuanAndWan(kept)]]

const noticeFields = ({ notice }: Plan): [string, string][] =>
  notice === null
    ? []
    : [['公示 notice', `${notice.days} days: ${notice.first_day ?? '—'} – ${notice.last_day ?? '—'}`]]
