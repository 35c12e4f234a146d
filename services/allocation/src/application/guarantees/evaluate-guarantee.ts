import { createHash, randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, fromFen, toFen } from '@fundtrace/money'
import {
  type CountedPlan,
  insertEvaluation,
  insertFindings,
  readPlansInForce,
  readPlansNamed,
} from '../../adapters/postgres/guarantee-evaluations.ts'
import { keepPlansReaching } from '../../adapters/postgres/programme-reach.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { unknown } from '../../domain/errors.ts'
import { sumOfSources } from '../../domain/guarantee/count-sources.ts'
import { type Finding, findAverageShortfall, tellMember } from '../../domain/guarantee/finding.ts'
import {
  evaluationDayAhead,
  evaluationPlansDouble,
  evaluationPlanUnfit,
  guaranteeOutOfForce,
} from '../../domain/guarantee/guarantee-errors.ts'
import { boundKind, type Guarantee, type GuaranteeRule } from '../../domain/guarantee/guarantee.ts'
import { judgeAverage, type Judgement } from '../../domain/guarantee/judge.ts'
import { readGuarantee } from '../../domain/guarantee/read-guarantee.ts'
import { revisionUnknown } from '../../domain/register/register-errors.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import type { Officer } from '../officer.ts'
import { newestRevision, readReceivers } from '../register/read-receivers.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { judgeBills } from './judge-bills.ts'
import { judgePairs } from './judge-pairs.ts'
import { type Grounds, type Judged, judgeReceivers, readSources } from './judge-receivers.ts'
import { readDocument } from './record-document.ts'

export type EvaluationOrder = Readonly<{
  guaranteeId: string
  version: number | null
  year: number
  /** The register day; the newest of the plans' own, or today, where none is named. */
  on: string | null
  /** The register as it was known at this revision; the newest where none is named. */
  asKnownAt: number | null
  plans: 'in_force' | readonly string[]
}>

/**
 * Holds what the year's plans and other support money give against a guarantee and keeps what is missing. The register is read page by page
 * and findings are written as they come, so memory stays small however many are bound. The same version, plans, day and revision give the
 * same findings to the byte.
 */
export async function evaluateGuarantee(
  trx: Transaction,
  order: EvaluationOrder,
  officer: Officer,
): Promise<{ evaluation_id: string }> {
  const guarantee = readGuarantee((await readDocument(trx, 'guarantee', order.guaranteeId, order.version)).document)
  const plans =
    order.plans === 'in_force'
      ? await choosePlansInForce(trx, guarantee, order.year)
      : await choosePlans(trx, order.plans, order.year)
  const grounds = {
    year: order.year,
    planIds: plans.map((plan) => plan.id),
    at: { day: chooseDay(guarantee, order.on, plans), revision: await chooseRevision(trx, order.asKnownAt) },
  }
  const id = randomUUID()
  const tally = startTally()
  for await (const judged of judgeAll(trx, guarantee, grounds)) {
    const findings = judged.flatMap(({ finding }) => (finding === null ? [] : [finding]))
    if (findings.length > 0) await insertFindings(trx, id, tally.findings + 1, findings)
    addUp(tally, judged, findings)
  }
  const { hash, floor, given, missing, ...counts } = tally
  const evaluation = {
    id,
    guarantee_id: guarantee.id,
    version: guarantee.version,
    fiscal_year: order.year,
    register_day: grounds.at.day,
    register_revision: grounds.at.revision,
    ...counts,
    floor_total: yuan(floor),
    given_total: yuan(given),
    missing_total: yuan(missing),
    content_sha256: hash.digest('hex'),
  }
  await insertEvaluation(trx, evaluation, grounds.planIds, officer.subject)
  return { evaluation_id: id }
}

async function* judgeAll(trx: Transaction, guarantee: Guarantee, grounds: Grounds): AsyncGenerator<readonly Judged[]> {
  const { rule } = guarantee
  if (rule.kind === 'village_average') {
    yield* judgeTogether(trx, rule, grounds, boundReceivers(trx, guarantee, grounds))
    return
  }
  for await (const receivers of boundReceivers(trx, guarantee, grounds)) {
    if (rule.kind === 'household_floor')
      yield await judgeReceivers(trx, grounds, receivers, { floor: toFen(rule.amount), sources: rule.sources })
    else if (rule.kind === 'pair_floor') yield await judgePairs(trx, grounds, receivers, toFen(rule.amount))
    else yield await judgeBills(trx, grounds, receivers, rule)
  }
}

/** Villages are few: what each has is kept until the whole is known, and told where the average is missed. */
async function* judgeTogether(
  trx: Transaction,
  rule: Extract<GuaranteeRule, { kind: 'village_average' }>,
  grounds: Grounds,
  pages: AsyncIterable<readonly Receiver[]>,
): AsyncGenerator<readonly Judged[]> {
  const amount = toFen(rule.amount)
  const members: Finding[] = []
  let given = 0n
  for await (const receivers of pages) {
    const sourcesOf = await readSources(trx, grounds, receivers, rule.sources)
    for (const { id, areaCode } of receivers) {
      const sources = sourcesOf(id)
      given += sumOfSources(sources)
      members.push(tellMember({ beneficiaryId: id, areaCode }, amount, sources))
    }
  }
  const judgement = judgeAverage(amount, members.length, given)
  const finding = findAverageShortfall(members.length, judgement)
  if (members.length > 0) yield [{ judgement, finding, receivers: members.length }]
  if (finding !== null) yield members.map((member) => ({ judgement: NOTHING, finding: member, receivers: 0 }))
}

const NOTHING: Judgement = { floor: 0n, given: 0n, missing: 0n }

async function* boundReceivers(
  trx: Transaction,
  guarantee: Guarantee,
  { at, year }: Grounds,
): AsyncGenerator<readonly Receiver[]> {
  const kind = boundKind(guarantee.rule)
  const query = { kind, areas: guarantee.covers, ...at, year, itemKind: null }
  for await (const page of readReceivers(trx, query)) {
    const bound = page.filter(({ facts }) => guarantee.where?.holds(facts) ?? true)
    if (bound.length > 0) yield bound
  }
}

/** Those alone that can give something to somebody whom the guarantee binds: no other county's plans, nor their register days. */
const choosePlansInForce = async (
  trx: Transaction,
  { rule, covers }: Guarantee,
  year: number,
): Promise<CountedPlan[]> => keepPlansReaching(trx, await readPlansInForce(trx, year), boundKind(rule), covers)

async function choosePlans(trx: Transaction, ids: readonly string[], year: number): Promise<CountedPlan[]> {
  const plans = await readPlansNamed(trx, ids)
  for (const id of ids) {
    const plan = plans.find((each) => each.id === id)
    if (plan === undefined) throw unknown('plan', id)
    if (plan.fiscal_year !== year || !COUNTS.has(plan.state))
      throw evaluationPlanUnfit(id, plan.state, plan.fiscal_year, year)
  }
  const byFund = Map.groupBy(plans, (plan) => `${plan.fund_id} ${plan.programme_id}`)
  for (const [first, second] of byFund.values())
    if (first !== undefined && second !== undefined) throw evaluationPlansDouble(first.fund_id, [first.id, second.id])
  return plans
}

const COUNTS: ReadonlySet<string> = new Set(['computed', 'submitted', 'noticed', 'approved', 'posted'])

function chooseDay({ id, validFrom, validTo }: Guarantee, asked: string | null, plans: readonly CountedPlan[]): string {
  const today = todayInShanghai()
  const newest = plans.reduce(
    (day, plan) => (plan.register_day !== null && plan.register_day > day ? plan.register_day : day),
    '',
  )
  const on = asked ?? (newest === '' ? today : newest)
  if (on > today) throw evaluationDayAhead(on, today)
  if ((validFrom !== null && on < validFrom) || (validTo !== null && on > validTo))
    throw guaranteeOutOfForce(id, on, validFrom, validTo)
  return on
}

async function chooseRevision(trx: Transaction, asked: number | null): Promise<number> {
  const newest = await newestRevision(trx)
  if (asked !== null && asked > newest) throw revisionUnknown(asked, newest)
  return asked ?? newest
}

const startTally = () => ({
  bound: 0,
  short: 0,
  findings: 0,
  floor: 0n,
  given: 0n,
  missing: 0n,
  hash: createHash('sha256'),
})

/** A member of an average is told and not counted: its whole was. */
function addUp(tally: ReturnType<typeof startTally>, judged: readonly Judged[], findings: readonly Finding[]): void {
  for (const { judgement, finding, receivers } of judged) {
    if (finding?.role === 'member') continue
    tally.bound += receivers
    tally.short += judgement.missing === 0n ? 0 : 1
    tally.floor += judgement.floor
    tally.given += judgement.given
    tally.missing += judgement.missing
  }
  for (const finding of findings) tally.hash.update(`${canonicalJson(finding)}\n`)
  tally.findings += findings.length
}

const yuan = (fen: bigint): string => formatMoney(fromFen(fen))
