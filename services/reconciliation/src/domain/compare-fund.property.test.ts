import { type Money, negateMoney, sumMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrival, back, compare, inWords, out, payment, refund } from '../../test/fund-rows.ts'
import { anyPlanted, shuffled } from '../../test/planted-breaks.ts'
import type { Comparison } from './break.ts'
import { keyOf, type LedgerTransfer, type LedgerPayment } from './ledger-record.ts'
import type { Direction, StatementLine } from './statement-line.ts'

describe('equal lists with faults planted in them', () => {
  it('give back exactly the faults, and match all the rest', () => {
    fc.assert(
      fc.property(anyPlanted, ({ facts, expected }) => {
        expect(inWords(compare(facts)).sort()).toEqual([...expected].sort())
      }),
      { numRuns: 500 },
    )
  })

  it('give the same whatever the order of their rows', () => {
    fc.assert(
      fc.property(
        anyPlanted.chain((planted) => fc.tuple(fc.constant(planted), shuffled(planted))),
        ([planted, facts]) => {
          expect(compare(facts)).toEqual(compare(planted.facts))
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Few references and amounts, so that everything collides with everything. */
describe('rows that are made up at random', () => {
  it('place each line once, match each record once at most, and leave no fen of difference unexplained', () => {
    fc.assert(
      fc.property(anyMess, (mess) => {
        const result = compare({ ...mess, documents: DOCUMENTS })
        expect(linesIn(result)).toEqual(mess.lines.map((line) => line.line).sort((left, right) => left - right))
        const matched = result.matches.map((match) => keyOf(match.ledger))
        expect(new Set(matched).size).toBe(matched.length)

        const refunds = mess.transfers.filter((each) => each.direction === 'paid_out')
        const isRefunding = (line: StatementLine): boolean =>
          line.direction === 'paid_out' && refunds.some((each) => each.documentNumber === line.reference)
        const ofArrivals = (line: StatementLine): boolean =>
          (line.reference?.startsWith('DOC') ?? false) && !isRefunding(line)
        const dueOf = (direction: Direction) =>
          mess.transfers
            .filter((each) => each.direction === direction && each.movedOn.startsWith('2016-06'))
            .map((each) => negateMoney(each.amount))
        expect(differences(result, 'paid_out')).toEqual(
          sumMoney([
            ...mess.lines.filter((line) => !ofArrivals(line)).map((line) => towards('paid_out', line)),
            ...mess.payments.flatMap(dueInJune).map(negateMoney),
            ...dueOf('paid_out'),
          ]),
        )
        expect(differences(result, 'received')).toEqual(
          sumMoney([...mess.lines.filter(ofArrivals).map((line) => towards('received', line)), ...dueOf('received')]),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('compare alike in any order', () => {
    fc.assert(
      fc.property(
        anyMess.chain((mess) => {
          const facts = { ...mess, disbursements: [], documents: DOCUMENTS, elsewhere: new Map() }
          return fc.tuple(fc.constant(facts), shuffled({ facts, expected: [] }))
        }),
        ([facts, other]) => {
          expect(compare(other)).toEqual(compare(facts))
        },
      ),
      { numRuns: 500 },
    )
  })
})

const DOCUMENTS = new Set(['DOC-a', 'DOC-b'])
const anyDay = fc.constantFrom('2016-05-31', '2016-06-01', '2016-06-15', '2016-06-30', '2016-07-01')
const anyAmount = fc.constantFrom('0.01', '0.02', '4000.00')
const anyLine = fc.record({
  make: fc.constantFrom(out, back),
  reference: fc.constantFrom('REF-a', 'REF-b', 'REF-c', 'DOC-a', 'DOC-b', 'NOBODY', null),
  amount: fc.oneof(anyAmount, fc.constant('0.00')),
  on: anyDay,
})
const anyPayment = fc.record({
  reference: fc.constantFrom('REF-a', 'REF-b', 'REF-c'),
  amount: anyAmount,
  settled: fc.option(anyDay, { nil: undefined }),
  returned: fc.option(anyDay, { nil: undefined }),
})
const anyTransfer = fc.record({
  document: fc.constantFrom('DOC-a', 'DOC-b'),
  amount: anyAmount,
  on: anyDay,
  isRefund: fc.constantFrom(false, false, true),
})

type Mess = { lines: StatementLine[]; payments: LedgerPayment[]; transfers: LedgerTransfer[] }

const anyMess: fc.Arbitrary<Mess> = fc.record({
  lines: fc
    .array(anyLine, { maxLength: 8 })
    .map((seeds) => seeds.map(({ make, reference, amount, on }, index) => make(index + 2, reference, amount, on))),
  payments: fc
    .array(anyPayment, { maxLength: 4 })
    .map((seeds) => seeds.map((seed, index) => payment(`p${index}`, inOrder(withoutUndefined(seed))))),
  transfers: fc
    .array(anyTransfer, { maxLength: 5 })
    .map((seeds) =>
      seeds.map(({ document, amount, on, isRefund }, index) =>
        isRefund ? refund(`a${index}`, document, amount, { movedOn: on }) : arrival(`a${index}`, document, amount, on),
      ),
    ),
})

type Days = { settled?: string; returned?: string }

/** A payment comes back no earlier than it settled. */
const inOrder = <Seed extends Days>(seed: Seed): Seed =>
  seed.settled !== undefined && seed.returned !== undefined && seed.returned < seed.settled
    ? { ...seed, settled: seed.returned, returned: seed.settled }
    : seed

const withoutUndefined = <Seed extends { settled: string | undefined; returned: string | undefined }>({
  settled,
  returned,
  ...others
}: Seed) => ({ ...others, ...(settled && { settled }), ...(returned && { returned }) })

const isInJune = (day: string): boolean => day.startsWith('2016-06')

/** By the dates alone: what settled in June less what came back in June after it had settled. */
const dueInJune = ({ amount, settledOn, returnedOn }: LedgerPayment): Money[] => {
  if (settledOn === null) return []
  const comesBack = returnedOn !== null && isInJune(returnedOn)
  return [...(isInJune(settledOn) ? [amount] : []), ...(comesBack ? [negateMoney(amount)] : [])]
}

const towards = (direction: Direction, line: StatementLine): Money =>
  line.direction === direction ? line.amount : negateMoney(line.amount)

const COPIES = new Set(['status_differs', 'amount_differs_in_disbursement'])

const differences = ({ breaks }: Comparison, direction: Direction): Money =>
  sumMoney(
    breaks.filter((each) => !COPIES.has(each.kind) && each.direction === direction).map((each) => each.difference),
  )

const linesIn = ({ matches, breaks }: Comparison): number[] =>
  [
    ...matches.flatMap((match) => match.lines),
    ...breaks.flatMap(({ statement, related }) => [...(statement === null ? [] : [statement]), ...related.statement]),
  ]
    .map((line) => line.line)
    .sort((left, right) => left - right)
