import assert from 'node:assert/strict'
import type { CameStretch, CashTape, WentStretch } from './cash-tape.ts'

/**
 * The same fen, gone out here and come in there: `length` fen of what went from `wentAt` of one tape are those that came at `cameAt` of
 * another. `through` is the reference of what moved them. No fen that went out is in two links, and none that came in.
 */
export type CashLink = Readonly<{
  went: CashTape
  wentAt: bigint
  came: CashTape
  cameAt: bigint
  length: bigint
  through: string
}>

/**
 * - identified as another's: out of the sender's cash, into the other's.
 * - carried over: out of one fund, into the next.
 * - recovered after a clawback, or sent back by the bank: what the payment took of a funder comes back to that funder, its first fen first.
 * - advanced: what the lender gave is in the borrower's cash. As far as it was repaid, the borrower's own money stands where the lender's stood:
 *   the lender's fen are back with the lender, and what they paid was paid by the borrower.
 */
export function linkTapes(tapes: readonly CashTape[]): CashLink[] {
  const moves = new Map<string, Move>()
  const payments = new Map<string, Gone>()
  const recoveries: (Come & { paymentId: string })[] = []
  for (const tape of tapes) {
    for (const stretch of tape.went) {
      const { line } = stretch
      if (line?.kind === 'settle') payments.set(partKey(line.paymentId, line.funderId), { tape, stretch })
      else if (line !== null) moveOf(moves, moveKey(tape, line)).gone = { tape, stretch }
    }
    for (const stretch of tape.came) {
      const { line } = stretch
      if (BACK_FROM_PAYMENTS.has(line.kind) && line.paymentId !== null)
        recoveries.push({ tape, stretch, paymentId: line.paymentId })
      else moveOf(moves, moveKey(tape, line)).come = { tape, stretch }
    }
  }
  return [...linksOfRecoveries(payments, recoveries), ...linksOfMoves(moves)]
}

const BACK_FROM_PAYMENTS: ReadonlySet<string> = new Set(['recovery', 'return'])

type Gone = Readonly<{ tape: CashTape; stretch: WentStretch }>
type Come = Readonly<{ tape: CashTape; stretch: CameStretch }>
type Move = { gone?: Gone; come?: Come }

const partKey = (paymentId: string | null, funderId: string): string => `${paymentId} ${funderId}`

/** What went out and came in again in one transaction, or, carried over, in two of one carry. */
const moveKey = (tape: CashTape, line: { kind: string; reference: string }): string =>
  line.kind === 'carry'
    ? `${line.reference.replace(/:(in|out)$/, '')} ${tape.funderId}`
    : `${tape.fundId} ${line.reference}`

function moveOf(moves: Map<string, Move>, key: string): Move {
  const move = moves.get(key) ?? {}
  moves.set(key, move)
  return move
}

function linksOfRecoveries(
  payments: ReadonlyMap<string, Gone>,
  recoveries: readonly (Come & { paymentId: string })[],
): CashLink[] {
  const recovered = new Map<string, bigint>()
  return recoveries.flatMap(({ tape, stretch, paymentId }) => {
    const key = partKey(paymentId, tape.funderId)
    const gone = payments.get(key)
    assert(gone !== undefined, `payment ${paymentId} took nothing of ${tape.funderId}`)
    const before = recovered.get(key) ?? 0n
    const length = stretch.to - stretch.from
    recovered.set(key, before + length)
    return [link(gone, before, { tape, stretch }, 0n, length, stretch.line.reference)]
  })
}

function linksOfMoves(moves: ReadonlyMap<string, Move>): CashLink[] {
  const whole: Required<Move>[] = []
  const advances = new Map<string, Required<Move>>()
  const repayments = new Map<string, Required<Move>[]>()
  for (const { gone, come } of moves.values()) {
    // Arrivals only come; refunds and fees only go; what is carried out may still be on its way.
    if (gone === undefined || come === undefined) continue
    const { kind, reference } = come.stretch.line
    const [advance, repaid] = reference.split(':repaid:', 2)
    const key = `${come.tape.fundId} ${advance}`
    if (kind !== 'advance') whole.push({ gone, come })
    else if (repaid === undefined) advances.set(key, { gone, come })
    else repayments.set(key, [...(repayments.get(key) ?? []), { gone, come }])
  }
  return [
    ...whole.map(({ gone, come }) => link(gone, 0n, come, 0n, lengthOf(come), come.stretch.line.reference)),
    ...[...advances].flatMap(([key, advance]) => linksOfAdvance(advance, repayments.get(key) ?? [])),
  ]
}

function linksOfAdvance({ gone, come }: Required<Move>, repayments: readonly Required<Move>[]): CashLink[] {
  const through = come.stretch.line.reference
  const links: CashLink[] = []
  let repaid = 0n
  for (const repayment of repayments.toSorted(byPlace)) {
    const length = lengthOf(repayment.come)
    const reference = repayment.come.stretch.line.reference
    links.push(link(gone, repaid, repayment.come, 0n, length, reference))
    links.push(link(repayment.gone, 0n, come, repaid, length, reference))
    repaid += length
  }
  const open = lengthOf(come) - repaid
  assert(open >= 0n, `${through} is repaid beyond what it is`)
  return open === 0n ? links : [...links, link(gone, repaid, come, repaid, open, through)]
}

const byPlace = (left: Required<Move>, right: Required<Move>): number =>
  left.come.stretch.line.place < right.come.stretch.line.place ? -1 : 1

const lengthOf = ({ stretch }: Come): bigint => stretch.to - stretch.from

const link = (
  gone: Gone,
  goneOffset: bigint,
  come: Come,
  comeOffset: bigint,
  length: bigint,
  through: string,
): CashLink => ({
  went: gone.tape,
  wentAt: gone.stretch.from + goneOffset,
  came: come.tape,
  cameAt: come.stretch.from + comeOffset,
  length,
  through,
})
