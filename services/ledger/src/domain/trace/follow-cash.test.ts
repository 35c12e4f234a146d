import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cash, emptyCash, type Move, play } from '../../../test/cash-story.ts'
import { endsOf } from './ends-of-arrival.ts'
import { traceCash } from './follow-cash.ts'
import { sourcesOf, sourcesOfStaying } from './sources-of-payment.ts'
import { tapesOfLines } from './tapes-of-lines.ts'

const FUNDERS = ['province', 'city', 'county']

/** Every fen of an arrival and where it is, as the tapes say: 'arrival:1 -> pay:3 of city', one for each. */
function traced(cash: Cash): { on: string[]; back: string[] } {
  const { lines, accounts } = cash.journal()
  const trace = traceCash(tapesOfLines(accounts, lines))
  const on: string[] = []
  const back: string[] = []
  for (const { fundId, funderId } of accounts) {
    const tape = trace.tape(fundId, funderId)
    if (tape === undefined) continue
    for (const { line, from, to } of tape.came.filter((stretch) => stretch.line.kind === 'arrival'))
      for (const end of endsOf(trace, tape, from, to))
        for (let at = end.from; at < end.to; at += 1n)
          on.push(`${line.reference} -> ${cash.nameOf(end.tape.funderId, at, end.fate)}`)
    for (let at = 0n; at < tape.end; at += 1n) {
      const fate = at < tape.unspentFrom ? 'spent' : 'unspent'
      for (const { line } of sourcesOfStaying(trace, tape, at, at + 1n))
        back.push(`${line.reference} -> ${cash.nameOf(funderId, at, fate)}`)
    }
  }
  return { on: on.toSorted(), back: back.toSorted() }
}

const funder = fc.constantFrom(...FUNDERS)
const fen = (max: number) => fc.integer({ min: 1, max })
const kind = <const Kind extends Move['kind']>(value: Kind) => fc.constant(value)
/** Much comes, little goes, and advances are repaid in bits: so that most of what is tried is possible. */
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kind('arrival'), funder, fen: fen(12) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('settle'), funder, fen: fen(6) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('refund'), funder, fen: fen(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('identified'), funder, to: funder, fen: fen(4) }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('advance'), funder, to: funder, fen: fen(8) }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('repay'), which: fc.nat(20), fen: fen(3) }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('recovery'), which: fc.nat(20), fen: fen(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('return'), which: fc.nat(20), fen: fc.constant(1) }) },
)

describe('following cash', () => {
  it('says of every fen what a simulation says that moves them one by one, and says the same in both directions', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 10, maxLength: 60 }), (moves) => {
        const cash = play(moves, emptyCash(FUNDERS))
        const { on, back } = traced(cash)
        expect(on).toEqual(cash.fates())
        expect(back).toEqual(on)
      }),
      { numRuns: 400 },
    )
  })

  it('pays with the oldest money first, and an arrival that two payments share is shared to the fen', () => {
    const cash = play(
      [
        { kind: 'arrival', funder: 'city', fen: 10 },
        { kind: 'arrival', funder: 'city', fen: 5 },
        { kind: 'settle', funder: 'city', fen: 8 },
        { kind: 'settle', funder: 'city', fen: 4 },
      ],
      emptyCash(FUNDERS),
    )
    expect(sums(cash)).toEqual({
      'arrival:1 -> settle:3 of city': 8,
      'arrival:1 -> settle:4 of city': 2,
      'arrival:2 -> settle:4 of city': 2,
      'arrival:2 -> unspent of city': 3,
    })
  })

  it('lets the borrower take the place of the lender in what was paid, once it has repaid', () => {
    const lent: Move[] = [
      { kind: 'arrival', funder: 'province', fen: 10 },
      { kind: 'advance', funder: 'province', to: 'city', fen: 6 },
      { kind: 'settle', funder: 'city', fen: 4 },
    ]
    expect(sums(play(lent, emptyCash(FUNDERS)))).toEqual({
      'arrival:1 -> settle:3 of city': 4,
      'arrival:1 -> unspent of city': 2,
      'arrival:1 -> unspent of province': 4,
    })
    const repaid: Move[] = [...lent, { kind: 'arrival', funder: 'city', fen: 9 }, { kind: 'repay', which: 0, fen: 6 }]
    expect(sums(play(repaid, emptyCash(FUNDERS)))).toEqual({
      'arrival:1 -> unspent of province': 10,
      'arrival:4 -> settle:3 of city': 4,
      'arrival:4 -> unspent of city': 5,
    })
  })

  it('brings what was recovered back to its own arrival', () => {
    const cash = play(
      [
        { kind: 'arrival', funder: 'city', fen: 5 },
        { kind: 'arrival', funder: 'city', fen: 5 },
        { kind: 'settle', funder: 'city', fen: 7 },
        { kind: 'recovery', which: 0, fen: 6 },
        { kind: 'settle', funder: 'city', fen: 5 },
      ],
      emptyCash(FUNDERS),
    )
    expect(sums(cash)).toEqual({
      'arrival:1 -> settle:5 of city': 2,
      'arrival:1 -> unspent of city': 3,
      'arrival:2 -> settle:3 of city': 1,
      'arrival:2 -> settle:5 of city': 3,
      'arrival:2 -> unspent of city': 1,
    })
  })

  it('adds up to what was asked about', () => {
    const cash = play([{ kind: 'arrival', funder: 'city', fen: 5 }], emptyCash(FUNDERS))
    const { lines, accounts } = cash.journal()
    const trace = traceCash(tapesOfLines(accounts, lines))
    const tape = trace.tape('fund', 'city')
    expect(tape && sourcesOf(trace, tape, 1n, 4n).map(({ amount }) => amount)).toEqual([3n])
  })
})

function sums(cash: Cash): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const line of traced(cash).on) counted[line] = (counted[line] ?? 0) + 1
  return counted
}
