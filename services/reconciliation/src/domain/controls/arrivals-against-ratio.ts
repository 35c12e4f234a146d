import { fenOf, formatFen, fromFen, splitByWeights, toFen } from '@fundtrace/money'
import type { Judgement, Scope } from '../control.ts'
import { controlBreak, itemOf, type Judge, numbered, yuan } from './control-break.ts'
import { readTerms, termInvalid } from './terms.ts'

/** One fund: what each funder promised by the plans in force, in the order of the document, and what came of whom, in the order of days. */
export type RatioFact = Readonly<{
  fund: string
  year: number
  shares: readonly Readonly<{ funder: string; due: string }>[]
  /** Negative where it went back. */
  arrivals: readonly Readonly<{ on: string; funder: string; amount: string }>[]
}>

const TERMS = ['every', 'tolerance', 'due_on']

/**
 * 6:3:1 over time. At the end of each month or quarter what has come by then is divided by the shares, by largest remainder; who has brought
 * another amount is off the ratio, and since when. From the day on which all is due (MM-DD of the fund's year) what is missing is 欠拨; what
 * comes beyond the share is 超拨 at once. Source of the rule: 000, 一（二） 按6:3:1的比例共同分担.
 */
export const ARRIVALS_AGAINST_RATIO: Judge<RatioFact> = {
  name: 'arrivals_against_ratio',
  title: { zh: '到账与分担比例核对', en: 'Arrivals against ratio' },
  description: {
    zh: '各出资方到账是否按计划比例（如 6:3:1）同步：逐月或逐季按最大余数法计算应到数，列出偏离、欠拨、超拨及起始时点。',
    en: 'Whether what came follows the shares of the plans (6:3:1): at the end of each month or quarter, to the fen by largest remainder; who is off, underfunded or overpaid, and since when.',
  },
  requireTerms: (terms) => void readRatioTerms(terms),
  judge: async function* (facts, scope) {
    for await (const { row, fact } of numbered(facts)) yield* judgeFund(row, fact, scope)
  },
}

function readRatioTerms(terms: Scope['terms']) {
  const read = readTerms(terms, TERMS)
  const dueOn = read.text('due_on', '12-31')
  if (!/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u.test(dueOn)) throw termInvalid('due_on', dueOn, "'MM-DD'")
  return {
    every: read.oneOf('every', ['month', 'quarter'], 'quarter'),
    tolerance: read.amount('tolerance', '0.01'),
    dueOn,
  }
}

const RULE = 'arrivals_against_ratio'

function* judgeFund(row: number, fact: RatioFact, scope: Scope): Iterable<Judgement> {
  const { every, tolerance, dueOn } = readRatioTerms(scope.terms)
  const funders = fundersOf(fact)
  const due = funders.map((funder) => fenOf(fact.shares.find((share) => share.funder === funder)?.due ?? '0.00'))
  const days = checkpoints(fact, scope.asOf, every)
  const standings = days.map((day) => ({ day, ...standAt(fact, funders, due, day) }))
  const last = standings.at(-1)
  if (last === undefined) return
  const isAllDue = scope.asOf >= `${fact.year}-${dueOn}`

  for (const [index, funder] of funders.entries()) {
    const came = last.came[index] ?? 0n
    const owes = due[index] ?? 0n
    const off = (standing: (typeof standings)[number]) =>
      (standing.came[index] ?? 0n) - (standing.expected[index] ?? 0n)
    const isOff = (standing: (typeof standings)[number]) => abs(off(standing)) > tolerance
    const left = (name: string, amount: bigint) =>
      itemOf(row, `${name}:${fact.fund}:${funder}`, amount, last.day, { fund: fact.fund, funder })
    const about = { fund: fact.fund, rule: RULE }
    if (isOff(last)) {
      const since = standings[standings.findLastIndex((standing) => !isOff(standing)) + 1]?.day ?? last.day
      const expected = last.expected[index] ?? 0n
      yield controlBreak({
        ...about,
        kind: 'ratio_break',
        failed: 'ratio',
        left: left('share', expected),
        right: left('share', came),
        detail: {
          since,
          came: last.came.map(formatFen),
          shares: due.map(formatFen),
          funders: [...funders],
          tolerance: formatFen(tolerance),
        },
        explanation: {
          zh: `${fact.fund}：截至 ${last.day}，各方共到账 ${yuan(sum(last.came))} 元，按计划比例 ${funder} 应为 ${yuan(expected)} 元，实际 ${yuan(came)} 元，自 ${since} 起偏离。`,
          en: `${fact.fund}: of ${yuan(sum(last.came))} that came by ${last.day}, ${funder} should have brought ${yuan(expected)} and brought ${yuan(came)}; off since ${since}.`,
        },
      })
    }
    if (came > owes) yield beyond(about, 'overpaid', left('overpaid', owes), left('overpaid', came))
    if (isAllDue && came < owes)
      yield beyond(about, 'underfunded', left('underfunded', owes), left('underfunded', came))
  }
}

function beyond(
  about: Readonly<{ fund: string; rule: string }>,
  kind: 'overpaid' | 'underfunded',
  left: ReturnType<typeof itemOf>,
  right: ReturnType<typeof itemOf>,
): Judgement {
  const funder = left.fields['funder'] ?? ''
  return controlBreak({
    ...about,
    kind,
    failed: 'share',
    left,
    right,
    explanation: {
      zh: `${about.fund}：${funder} 计划份额 ${yuan(left.amount)} 元，到账 ${yuan(right.amount)} 元，${kind === 'overpaid' ? '超拨' : '欠拨'} ${yuan(abs(right.amount - left.amount))} 元。`,
      en: `${about.fund}: ${funder} promised ${yuan(left.amount)} and brought ${yuan(right.amount)}: ${kind} by ${yuan(abs(right.amount - left.amount))}.`,
    },
  })
}

/** Those of the plan in its order, then those who brought money and promised none. */
const fundersOf = ({ shares, arrivals }: RatioFact): string[] => [
  ...new Set([...shares.map(({ funder }) => funder), ...arrivals.map(({ funder }) => funder).toSorted()]),
]

function standAt(fact: RatioFact, funders: readonly string[], due: readonly bigint[], day: string) {
  const came = funders.map((funder) =>
    sum(
      fact.arrivals.flatMap((arrival) =>
        arrival.funder === funder && arrival.on <= day ? [fenOf(arrival.amount)] : [],
      ),
    ),
  )
  const total = sum(came)
  const expected =
    total > 0n && due.some((fen) => fen > 0n)
      ? splitByWeights(
          fromFen(total),
          due.map((fen) => fromFen(fen < 0n ? 0n : fen)),
        ).map(toFen)
      : came
  return { came, expected }
}

/** The ends of all months or quarters from the first arrival on, and the day itself. */
function checkpoints({ arrivals }: RatioFact, asOf: string, every: 'month' | 'quarter'): string[] {
  const first = arrivals[0]?.on
  if (first === undefined || first > asOf) return [asOf]
  const days: string[] = []
  for (
    let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
    ;
    month === 12 ? ((year += 1), (month = 1)) : (month += 1)
  ) {
    const day = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
    if (day >= asOf) return [...days, asOf]
    if (every === 'month' || month % 3 === 0) days.push(day)
  }
}

const sum = (fens: readonly bigint[]): bigint => fens.reduce((total, fen) => total + fen, 0n)
const abs = (fen: bigint): bigint => (fen < 0n ? -fen : fen)
