import { type CameStretch, type CashLine, type CashTape, overlapping } from './cash-tape.ts'
import type { CashTrace, Piece } from './follow-cash.ts'

/** Money of one origin in a payment: an arrival, or interest. `through`: the references of what it went through, from the payment backwards. */
export type Source = Readonly<{ line: CashLine; amount: bigint; through: readonly string[] }>

/** Where on a funder's tape a payment lies, from the line that settled it. */
export function placeOnTape(tape: CashTape, settled: CashLine): Readonly<{ from: bigint; to: bigint }> {
  const from = cameBefore(tape, settled.place) - (settled.balanceAfter - settled.amount)
  return { from, to: from - settled.amount }
}

/** All that came before a place of the journal. */
export function cameBefore(tape: CashTape, place: bigint): bigint {
  return tape.came.findLast(({ line }) => line.place < place)?.to ?? 0n
}

/** Where these fen came from. They add up to the length of the stretch. */
export const sourcesOf = (trace: CashTrace, tape: CashTape, from: bigint, to: bigint): Source[] =>
  mergeSources(trace.back(tape, from, to).flatMap(linesOf))

/** The same of what of the stretch stayed out: what came back stands in nobody's payment. */
export const sourcesOfStaying = (trace: CashTrace, tape: CashTape, from: bigint, to: bigint): Source[] =>
  mergeSources(
    trace.staying(tape, from, to).flatMap((piece) => trace.back(piece.tape, piece.from, piece.to).flatMap(linesOf)),
  )

const linesOf = (piece: Piece): Source[] =>
  overlapping<CameStretch>(piece.tape.came, piece.from, piece.to).map((stretch) => ({
    line: stretch.line,
    amount: (stretch.to < piece.to ? stretch.to : piece.to) - (stretch.from > piece.from ? stretch.from : piece.from),
    through: piece.through,
  }))

function mergeSources(sources: readonly Source[]): Source[] {
  const merged = new Map<string, Source>()
  for (const source of sources) {
    const key = [source.line.fundId, source.line.funderId, source.line.reference, ...source.through].join(' ')
    merged.set(key, { ...source, amount: source.amount + (merged.get(key)?.amount ?? 0n) })
  }
  return [...merged.values()].toSorted(byAge)
}

const byAge = (left: Source, right: Source): number =>
  left.line.on === right.line.on
    ? Number(left.line.place > right.line.place) - Number(left.line.place < right.line.place)
    : left.line.on < right.line.on
      ? -1
      : 1
