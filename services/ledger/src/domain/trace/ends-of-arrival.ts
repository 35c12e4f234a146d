import { type CashTape, overlapping, type WentStretch } from './cash-tape.ts'
import type { CashTrace, Piece } from './follow-cash.ts'

/** What became of money: paid to households, sent back, taken by the bank, on its way into another fund, paid out as interest, or still there. */
export type Fate = 'reached' | 'refunded' | 'fees' | 'carried_on' | 'interest_paid' | 'unspent'

/** A piece of an arrival that ended in one way, on the tape of who bears it; `stretch` is null for what is unspent. */
export type ArrivalEnd = Readonly<{
  fate: Fate
  tape: CashTape
  stretch: WentStretch | null
  from: bigint
  to: bigint
  through: readonly string[]
}>

/** In the order of funds, funders and tapes: a place that is used stays the same place, so that a list can be read on where it was left. */
export const endsOf = (trace: CashTrace, tape: CashTape, from: bigint, to: bigint): ArrivalEnd[] =>
  trace
    .on(tape, from, to)
    .flatMap((piece) => [...goneOf(piece), ...unspentOf(piece)])
    .toSorted(inOrder)

function goneOf(piece: Piece): ArrivalEnd[] {
  return overlapping(piece.tape.went, piece.from, piece.to).map((stretch) => ({
    fate: fateOf(stretch),
    tape: piece.tape,
    stretch,
    from: stretch.from > piece.from ? stretch.from : piece.from,
    to: stretch.to < piece.to ? stretch.to : piece.to,
    through: piece.through,
  }))
}

function unspentOf({ tape, from, to, through }: Piece): ArrivalEnd[] {
  const start = from > tape.unspentFrom ? from : tape.unspentFrom
  return start < to ? [{ fate: 'unspent', tape, stretch: null, from: start, to, through }] : []
}

const fateOf = ({ line }: WentStretch): Fate => (line === null ? 'reached' : (FATES.get(line.kind) ?? 'reached'))

/** By the kind of the record; a payment of which something came back is a line by itself and a payment all the same. */
const FATES: ReadonlyMap<string, Fate> = new Map([
  ['refund', 'refunded'],
  ['fee', 'fees'],
  ['carry', 'carried_on'],
  ['interest', 'interest_paid'],
])

function inOrder(left: ArrivalEnd, right: ArrivalEnd): number {
  if (left.tape.fundId !== right.tape.fundId) return left.tape.fundId < right.tape.fundId ? -1 : 1
  if (left.tape.funderId !== right.tape.funderId) return left.tape.funderId < right.tape.funderId ? -1 : 1
  return left.from < right.from ? -1 : 1
}
