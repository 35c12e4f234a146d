import { fromFen, type Money, toFen } from '@fundtrace/money'
import { planFundersTooMany, planWithoutUnits } from '../errors.ts'
import { BASES } from '../programme/base.ts'
import type { FactValue } from '../programme/facts.ts'
import { type Programme, receiverKindOf } from '../programme/programme.ts'
import { isYearWithin } from '../programme/read-timing.ts'
import { amountOfReceiver } from './amount-of-receiver.ts'
import { countUnitsOf } from './count-units.ts'
import { amountOfNobody } from './amount-of-nobody.ts'
import { collectRefusals, type Refusals } from './collect-refusals.ts'
import type { Explanation, ShareExplanation } from './explanation.ts'
import type { TownshipFunders } from './fixed-parts.ts'
import { keepYearlyLimit } from './keep-yearly-limit.ts'
import type { LineDraft, LineDrafts } from './line-draft.ts'
import { cachedMoney, type FunderAmount, payerOf } from './pay-lines.ts'
import { planHeadcountWrong, programmeNotInForce } from './plan-errors.ts'
import { type Pages, sharePool } from './share-pool.ts'

export type { FunderAmount, TownshipFunders }

export type PlanContext = Readonly<{
  year: number
  /** YYYY-MM-DD in Shanghai: the receivers are as they were on this day. */
  registerDay: string
  /** What the document counts; for the base published_people and no other. */
  publishedPeople: number | null
  townships: TownshipFunders
  /** Of the yearly limit or the pots, by other plans of the year. */
  drawnElsewhere: Money
}>

export type PlanLine = Readonly<{
  /** 1, 2, 3 ... in the order of the receivers. */
  line: number
  beneficiaryId: string | null
  areaCode: string
  units: number
  amount: Money
  /** Who pays for this line; null where the plan's shares hold for all of it. */
  parts: readonly FunderAmount[] | null
  explanation: Explanation
}>

export type PlanTotals = Readonly<{
  total: Money
  shares: readonly FunderAmount[]
  lines: number
  units: number
  /** Of the pool, the yearly limit or the pots: what went to nobody. */
  kept: Money
  explanation: ShareExplanation
}>

/**
 * A plan: what each receiver is to get by the programme in that year, why, and who pays. Lines come in pages as they are computed; the
 * totals are returned after the last. Lines and shares add up to the total to the fen, and parts to their line. The same
 * programme, context and receivers give the same plan, byte for byte.
 *
 * `receivers` hands them out in order of id, as often as it is asked and each time the same: a pool and a limit that is cut in
 * proportion read them twice and keep only numbers in between. Whoever is to get nothing has no line. What the register lacks of
 * one receiver is told together with that of the others, up to a number; from the first such on no line comes any more.
 */
export async function* computePlan(
  programme: Programme,
  context: PlanContext,
  receivers: Pages,
): AsyncGenerator<readonly PlanLine[], PlanTotals> {
  checkContext(programme, context)
  const drawn = toFen(context.drawnElsewhere)
  const payer = payerOf(programme, { townships: context.townships, drawn })
  const refusals = collectRefusals()
  const drafts = keepYearlyLimit(programme, drawn, () => draftLines(programme, context, receivers, refusals))
  const lineOf = lineMaker(programme)
  const sums = { fen: 0n, lines: 0, units: 0 }

  let page = await drafts.next()
  for (; page.done !== true; page = await drafts.next()) {
    const lines: PlanLine[] = []
    for (const draft of page.value) {
      if (draft.fen === 0n) continue
      sums.fen += draft.fen
      sums.units += draft.counted.count
      sums.lines += 1
      const parts = refusals.attempt(() => payer.partsOf(draft))
      if (parts !== undefined) lines.push(lineOf(draft, sums.lines, parts))
    }
    if (lines.length > 0 && refusals.isEmpty()) yield lines
  }
  refusals.throwIfAny()
  if (sums.lines === 0) throw planWithoutUnits(programme.id, programme.base.of)
  const { shares, explanation, kept } = payer.shares()
  if (shares.length > FUNDERS_MAX) throw planFundersTooMany(programme.id, shares.length, FUNDERS_MAX)
  return {
    total: fromFen(sums.fen),
    shares,
    lines: sums.lines,
    units: sums.units,
    kept: fromFen(keepsInPots(programme) ? kept : page.value),
    explanation,
  }
}

/** What stays in a pool or below a limit is told before what stays in the pots that pay for it. */
const keepsInPots = ({ funding, yearlyLimit, amount }: Programme): boolean =>
  funding?.kind === 'pots' && yearlyLimit === null && amount.kind !== 'pool'

/** As many as a plan may name when the ledger is asked to post it. */
const FUNDERS_MAX = 100

function checkContext(programme: Programme, { year, publishedPeople }: PlanContext): void {
  const { id, validFrom, validTo, base } = programme
  if (!isYearWithin(year, validFrom, validTo)) throw programmeNotInForce(id, year, validFrom, validTo)
  const isCounted = base.of === 'published_people'
  if (isCounted !== (publishedPeople !== null) || publishedPeople === 0)
    throw planHeadcountWrong(base.of, publishedPeople)
}

async function* draftLines(
  programme: Programme,
  context: PlanContext,
  receivers: Pages,
  refusals: Refusals,
): LineDrafts {
  if (receiverKindOf(programme) === null) {
    yield [amountOfNobody(programme, context)]
    return 0n
  }
  const countUnits = countUnitsOf(programme, context.year)
  if (programme.amount.kind === 'pool')
    return yield* sharePool(programme, context.year, countUnits, receivers, refusals)

  const amountOf = amountOfReceiver(programme, context)
  for await (const page of receivers()) {
    const drafts: LineDraft[] = []
    for (const receiver of page) {
      const draft = refusals.attempt(() => {
        const counted = countUnits(receiver)
        return counted === null ? null : amountOf(receiver, counted)
      })
      if (draft !== undefined && draft !== null && draft.fen > 0n) drafts.push(draft)
    }
    yield drafts
  }
  refusals.throwIfAny()
  return 0n
}

function lineMaker(
  programme: Programme,
): (draft: LineDraft, line: number, parts: readonly FunderAmount[] | null) => PlanLine {
  const asked = factsAskedOfReceivers(programme)
  const { of } = programme.base
  const moneyOf = cachedMoney()
  return ({ receiver, counted, fen, steps }, line, parts) => {
    const facts: Record<string, FactValue> = {}
    if (receiver !== null) for (const fact of asked) facts[fact] = receiver.facts[fact] ?? null
    const { count, among } = counted
    return {
      line,
      beneficiaryId: receiver?.id ?? null,
      areaCode: receiver?.areaCode ?? programme.areaCode,
      units: count,
      amount: moneyOf(fen),
      parts,
      explanation: { facts, counted: among === null ? { of, count } : { of, count, among }, steps },
    }
  }
}

function factsAskedOfReceivers({ where, base, amount }: Programme): readonly string[] {
  const ofBase = BASES[base.of].unit === 'receiver' ? (base.where?.asks ?? []) : []
  const ofTiers = amount.kind === 'tiers' && amount.asks === 'receiver' ? [amount.by] : []
  return [...new Set([...(where?.asks ?? []), ...ofBase, ...ofTiers])]
}
