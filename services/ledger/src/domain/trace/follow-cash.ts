import assert from 'node:assert/strict'
import { type CashLink, linkTapes } from './cash-links.ts'
import { type CashTape, overlapping, tapeKey } from './cash-tape.ts'

/** A piece of a tape where following ends, with the references of what the money went through on its way there, in order. */
export type Piece = Readonly<{ tape: CashTape; from: bigint; to: bigint; through: readonly string[] }>

/**
 * `back`: from what went out to where it first came from, an arrival or interest. `on`: from what came to where it is now: with a household, back
 * with a funder, in a fee, or unspent. The one is the other read backwards: every fen that came from outside ends in one place, and no place
 * has two of them. For links are one to one; who starts where no link leads away from never runs in a circle, since the first fen met twice would
 * have been reached in two ways.
 */
export type CashTrace = Readonly<{
  tape: (fundId: string, funderId: string) => CashTape | undefined
  back: (tape: CashTape, from: bigint, to: bigint) => Piece[]
  on: (tape: CashTape, from: bigint, to: bigint) => Piece[]
  /** The pieces of what went out that stayed out: that are in no link. */
  staying: (tape: CashTape, from: bigint, to: bigint) => Piece[]
}>

export function traceCash(tapes: readonly CashTape[]): CashTrace {
  const links = linkTapes(tapes)
  const came = stepsByTape(links, (each) => ({
    tape: each.came,
    from: each.cameAt,
    next: each.went,
    nextFrom: each.wentAt,
    link: each,
  }))
  const went = stepsByTape(links, (each) => ({
    tape: each.went,
    from: each.wentAt,
    next: each.came,
    nextFrom: each.cameAt,
    link: each,
  }))
  const everything = tapes.reduce((sum, tape) => sum + tape.end, 0n)
  const byKey = new Map(tapes.map((tape) => [tapeKey(tape.fundId, tape.funderId), tape]))
  return {
    tape: (fundId, funderId) => byKey.get(tapeKey(fundId, funderId)),
    back: (tape, from, to) => follow(came, { tape, from, to, through: [] }, everything),
    on: (tape, from, to) => follow(went, { tape, from, to, through: [] }, everything),
    staying: (tape, from, to) => cut(went.get(tape) ?? [], { tape, from, to, through: [] }).ends,
  }
}

type Step = Readonly<{ from: bigint; to: bigint; next: CashTape; nextFrom: bigint; through: string }>
type End = Readonly<{ tape: CashTape; from: bigint; next: CashTape; nextFrom: bigint; link: CashLink }>

function stepsByTape(links: readonly CashLink[], read: (link: CashLink) => End): Map<CashTape, Step[]> {
  const byTape = new Map<CashTape, Step[]>()
  for (const { tape, from, next, nextFrom, link } of links.map(read)) {
    const steps = byTape.get(tape) ?? []
    steps.push({ from, to: from + link.length, next, nextFrom, through: link.through })
    byTape.set(tape, steps)
  }
  for (const steps of byTape.values()) steps.sort((left, right) => (left.from < right.from ? -1 : 1))
  return byTape
}

function follow(steps: ReadonlyMap<CashTape, readonly Step[]>, start: Piece, everything: bigint): Piece[] {
  const ends: Piece[] = []
  let met = 0n
  const waiting = [start]
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    met += piece.to - piece.from
    assert(met <= everything, 'no fen is met twice on one way')
    const { ends: here, further } = cut(steps.get(piece.tape) ?? [], piece)
    ends.push(...here)
    waiting.push(...further)
  }
  return ends
}

/** What of a piece ends here, and what goes on elsewhere. */
function cut(steps: readonly Step[], piece: Piece): { ends: Piece[]; further: Piece[] } {
  const ends: Piece[] = []
  const further: Piece[] = []
  let at = piece.from
  const endAt = (to: bigint): void => {
    if (to > at) ends.push({ ...piece, from: at, to })
  }
  for (const step of overlapping(steps, piece.from, piece.to)) {
    const from = step.from > at ? step.from : at
    const to = step.to < piece.to ? step.to : piece.to
    endAt(from)
    const nextFrom = step.nextFrom + from - step.from
    further.push({
      tape: step.next,
      from: nextFrom,
      to: nextFrom + to - from,
      through: [...piece.through, step.through],
    })
    at = to
  }
  endAt(piece.to)
  return { ends, further }
}
