import { Amount, AreaCode, CalendarDay, FunderAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { formatMoney, formatWan, parseMoney } from '@fundtrace/money'
import Type, { type Static } from 'typebox'
import { PLAN_STATES } from '../../domain/plan/plan-life.ts'
import { explainLine, explainShares } from '../../domain/plan/explain-line.ts'
import { type Programme, ratioOf } from '../../domain/programme/programme.ts'
import type { LineText } from '../../domain/plan/plan-bytes.ts'
import type { ShownPlaces } from '../postgres/report-register.ts'
import { type PlanView, readPlanView } from '../postgres/plan-view.ts'
import { readShares } from '../postgres/plan-repository.ts'
import { readProgrammeOf } from '../postgres/programme-repository.ts'
import { problemReply } from './problem-reply.ts'

export const PlanParams = Type.Object({ plan_id: Uuid })
/** In the order in which a hand would compute. */
const Sentences = Type.Object({ zh: Type.Array(Type.String()), en: Type.Array(Type.String()) })
export const PlanStateName = Type.Enum([...PLAN_STATES])
const OrNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
/** Structured; docs/programmes.md has what the steps mean. */
const Explanation = Type.Unsafe<object>({ type: 'object', additionalProperties: true })

export const PlanReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  programme_id: Slug,
  programme_version: Type.Integer(),
  fiscal_year: Type.Integer(),
  area_code: AreaCode,
  document_number: Text(100),
  /** The register as it was on this day, as known at this revision; null in plans from before it had days. */
  register_day: OrNull(CalendarDay),
  register_revision: OrNull(Type.Integer()),
  draws_on: OrNull(Slug),
  replaces: OrNull(Uuid),
  reason: OrNull(Text(500)),
  state: PlanStateName,
  /** Null until it is computed. */
  total: OrNull(Amount),
  total_wan: OrNull(Text(40)),
  /** Of a pool or a limit, what went to nobody. */
  kept: OrNull(Amount),
  /** As written in the document; null where funding is of another kind. */
  ratio: OrNull(Type.Array(Text(40))),
  shares: Type.Array(Type.Object({ funder_id: Slug, name: Text(200), amount: Amount })),
  share_explanation: OrNull(Explanation),
  shares_explained: OrNull(Sentences),
  /** SHA-256 of GET .../lines.ndjson. */
  content_sha256: OrNull(Text(64)),
  lines: Type.Integer(),
  units: Type.Integer(),
  progress: OrNull(Type.Object({ done: Type.Integer(), total: OrNull(Type.Integer()) })),
  notice: OrNull(Type.Object({ days: Type.Integer(), first_day: OrNull(CalendarDay), last_day: OrNull(CalendarDay) })),
  made_by: Text(200),
  submitted_by: OrNull(Text(200)),
  approved_by: OrNull(Text(200)),
  problem: OrNull(Problem),
})

export const PlanLineReply = Type.Object({
  line: Type.Integer(),
  beneficiary_id: OrNull(Slug),
  area_code: AreaCode,
  units: Type.Integer(),
  amount: Amount,
  parts: OrNull(Type.Array(FunderAmount)),
  explanation: OrNull(Explanation),
  explained: OrNull(Sentences),
  /** As the register shows them on the plan's day, masked; null where it names nobody, or has no name for the area. */
  name: OrNull(Text(100)),
  area_name: OrNull(Text(100)),
})

export async function describePlan(db: Database, planId: string): Promise<Static<typeof PlanReply>> {
  const plan = await readPlanView(db, planId)
  const shares = await readShares(db, planId)
  return planReply(plan, shares, await readProgrammeOf(db, plan.programme_id, plan.programme_version))
}

export function planReply(
  view: PlanView,
  shares: Awaited<ReturnType<typeof readShares>>,
  programme: Programme,
): Static<typeof PlanReply> {
  const { problem, notice_days, notice_from, notice_to, share_explanation, ...plan } = view
  return {
    ...plan,
    total_wan: plan.total === null ? null : formatWan(parseMoney(plan.total)),
    ratio: ratioOf(programme),
    shares: shares.map((share) => ({ funder_id: share.funderId, name: share.name, amount: formatMoney(share.amount) })),
    share_explanation,
    shares_explained: share_explanation && explainShares(programme, share_explanation),
    notice: notice_days === 0 ? null : { days: notice_days, first_day: notice_from, last_day: notice_to },
    problem: problemReply(problem),
  }
}

export const lineReply = (
  programme: Programme,
  line: LineText,
  { names, areas }: ShownPlaces,
): Static<typeof PlanLineReply> => ({
  ...line,
  name: line.beneficiary_id === null ? null : (names.get(line.beneficiary_id) ?? null),
  area_name: areas.get(line.area_code) ?? null,
  parts: line.parts && [...line.parts],
  explained: line.explanation && explainLine(programme, { explanation: line.explanation }),
})
