import { formatFen, toFen } from '@fundtrace/money'
import type { Programme } from '../programme/programme.ts'
import type { Step } from './explanation.ts'
import type { FixedShare } from './fixed-parts.ts'
import type { LineDraft } from './line-draft.ts'
import { yearPartOf } from './spread-over-years.ts'

/** The one line of a plan that names nobody of the register: a number of people that a document counts, or a lump sum. */
export function amountOfNobody(
  programme: Programme,
  context: Readonly<{ year: number; publishedPeople: number | null }>,
): LineDraft {
  const count = context.publishedPeople ?? 1
  const shares = sharesOf(programme, count)
  const steps = stepsOf(programme, count, shares)
  const whole = shares?.reduce((sum, share) => sum + share.fen, 0n) ?? amountOf(programme, count)
  const part = yearPartOf(programme, context.year)?.(whole) ?? null
  if (part !== null)
    steps.push({ step: 'spread', ...part.spread, leftover_fen: part.leftoverFen, gives: formatFen(part.fen) })
  return { receiver: null, counted: { count, among: null }, fen: part?.fen ?? whole, steps, shares }
}

function amountOf({ amount }: Programme, count: number): bigint {
  if (amount.kind === 'per_unit') return toFen(amount.rate) * BigInt(count)
  if (amount.kind === 'lump') return toFen(amount.amount)
  throw new Error(`${amount.kind} needs receivers`)
}

function sharesOf({ funding }: Programme, count: number): FixedShare[] | null {
  if (funding?.kind !== 'fixed') return null
  return funding.parts.map((part) => {
    if (!('funder' in part)) throw new Error(`Nobody has no ${part.by}`)
    const amount = toFen(part.amount)
    return { funderId: part.funder, amount, count, fen: amount * BigInt(count) }
  })
}

function stepsOf(programme: Programme, count: number, shares: readonly FixedShare[] | null): Step[] {
  const { amount } = programme
  if (amount.kind === 'per_unit')
    return [{ step: 'rate', rate: formatFen(toFen(amount.rate)), count, gives: formatFen(amountOf(programme, count)) }]
  if (shares === null) return [{ step: 'lump', gives: formatFen(amountOf(programme, count)) }]
  const steps = shares.map(
    ({ funderId, amount: each, fen }): Step => ({
      step: 'part',
      funder: funderId,
      amount: formatFen(each),
      count,
      gives: formatFen(fen),
    }),
  )
  const sum = shares.reduce((all, share) => all + share.fen, 0n)
  return steps.length > 1 ? [...steps, { step: 'sum', gives: formatFen(sum) }] : steps
}
