import { formatMoney, fromFen } from '@fundtrace/money'
import fc from 'fast-check'
import type { FundFacts } from '../src/domain/compare-fund.ts'
import type { DisbursementPayment } from '../src/domain/disbursement-payment.ts'
import type { LedgerPayment } from '../src/domain/ledger-record.ts'
import type { StatementLine } from '../src/domain/statement-line.ts'
import { arrival, back, inDisbursement, out, payment } from './fund-rows.ts'

/**
 * Records that both sides agree on, and in some of them a fault: what was planted is known, so it can be compared with what is
 * found. Every record makes its own rows and says which words its breaks and its match have.
 */
export type Planted = Readonly<{
  facts: Pick<FundFacts, 'lines' | 'payments' | 'transfers' | 'disbursements' | 'documents' | 'elsewhere'>
  /** As `inWords` puts them. */
  expected: readonly string[]
}>

type Seed = Readonly<{ fault: Fault; copyFault: CopyFault; fen: bigint; delta: bigint; copies: number }>
type Rows = Readonly<{
  lines?: readonly StatementLine[]
  payments?: readonly LedgerPayment[]
  disbursements?: readonly DisbursementPayment[]
  transfers?: FundFacts['transfers']
  expected: readonly string[]
}>

const SETTLED = ['none', 'missing', 'amount', 'duplicate', 'given back', 'unknown reference', 'bounced first'] as const
const RETURNED = ['none', 'not back', 'not out', 'amount', 'never booked'] as const
const IN_TRANSIT = ['none', 'paid'] as const
const OUTSIDE = ['none', 'paid'] as const
const ARRIVED = ['none', 'missing', 'amount', 'twice', 'pair', 'pair lacks one'] as const
const BANK_ONLY = ['no reference', 'unknown', 'of another fund'] as const
const COPY_FAULTS = ['none', 'status', 'amount', 'both'] as const

const FAULTS = [
  ...SETTLED.map((fault) => `settled: ${fault}` as const),
  ...RETURNED.map((fault) => `returned: ${fault}` as const),
  ...IN_TRANSIT.map((fault) => `in transit: ${fault}` as const),
  ...OUTSIDE.map((fault) => `outside: ${fault}` as const),
  ...ARRIVED.map((fault) => `arrived: ${fault}` as const),
  ...BANK_ONLY.map((fault) => `bank only: ${fault}` as const),
]
type Fault = (typeof FAULTS)[number]
type CopyFault = (typeof COPY_FAULTS)[number]

export const anyPlanted: fc.Arbitrary<Planted> = fc
  .array(
    fc.record({
      fault: fc.constantFrom(...FAULTS),
      copyFault: fc.constantFrom(...COPY_FAULTS),
      fen: fc.oneof(fc.bigInt({ min: 1n, max: 3n }), fc.bigInt({ min: 1n, max: 10n ** 13n })),
      delta: fc.bigInt({ min: 1n, max: 10n ** 13n }),
      copies: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((seeds) => gather(seeds.map(plant)))

/** The same facts with all their rows in another order. */
export const shuffled = ({ facts }: Planted): fc.Arbitrary<Planted['facts']> =>
  fc
    .record({
      lines: anyOrder(facts.lines),
      payments: anyOrder(facts.payments),
      transfers: anyOrder(facts.transfers),
      disbursements: anyOrder(facts.disbursements),
      documents: anyOrder([...facts.documents]).map((documents) => new Set(documents)),
    })
    .map((rows) => ({ ...facts, ...rows }))

const anyOrder = <Row>(rows: readonly Row[]): fc.Arbitrary<Row[]> =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })

function plant(seed: Seed, index: number): Rows {
  const id = `p${String(index).padStart(3, '0')}`
  const amount = yuan(seed.fen)
  // Ten line numbers for each record; only their order counts.
  const number = 10 * (index + 1)
  const [kind] = seed.fault.split(':')
  if (kind === 'arrived') return plantArrival(seed, id, amount, number)
  if (kind === 'bank only') return plantBankOnly(seed, id, amount, number)

  const days = {
    settled: { settled: '2016-06-10' },
    returned: { returned: '2016-06-12' },
    'in transit': {},
    outside: { settled: '2016-05-31' },
  }[kind ?? '']
  const ledger = payment(id, { amount, ...days })
  const { lines, expected } = plantLines(seed, ledger, amount, number)
  const copy = plantCopyFault(seed, ledger)
  return { lines, payments: [ledger], disbursements: [copy.row], expected: [...expected, ...copy.expected] }
}

function plantLines(seed: Seed, ledger: LedgerPayment, amount: string, n: number) {
  const ref = ledger.reference
  const name = `payment:${ledger.paymentId}`
  const other = yuan(seed.fen + seed.delta)
  const more = yuan(seed.delta)
  const copies = Array.from({ length: seed.copies }, (_, index) => n + 1 + index)
  const cases: Partial<Record<Fault, { lines: StatementLine[]; expected: string[] }>> = {
    'settled: none': { lines: [out(n, ref, amount)], expected: [`${name} = ${n}`] },
    'settled: missing': { lines: [], expected: [`missing_in_statement ${name} -${amount}`] },
    'settled: amount': { lines: [out(n, ref, other)], expected: [`amount_differs ${name} ${n} ${more}`] },
    'settled: duplicate': {
      lines: [out(n, ref, amount), ...copies.map((each) => out(each, ref, amount))],
      expected: [`${name} = ${n}`, ...copies.map((each) => `duplicate_in_statement ${name} ${each} ${amount}`)],
    },
    'settled: given back': {
      lines: [out(n, ref, amount), back(n + 1, ref, amount)],
      expected: [`${name} = ${n}`, `return_missing_in_ledger ${name} ${n + 1} -${amount}`],
    },
    'settled: unknown reference': {
      lines: [out(n, `${ref} `, amount)],
      expected: [`missing_in_statement ${name} -${amount}`, `missing_in_ledger - ${n} ${amount}`],
    },
    'settled: bounced first': {
      lines: [out(n, ref, amount), back(n + 1, ref, amount, '2016-06-11'), out(n + 2, ref, amount, '2016-06-12')],
      expected: [`${name} = ${n + 2} ${n} ${n + 1}`],
    },
    'returned: none': { lines: [out(n, ref, amount), back(n + 1, ref, amount)], expected: [`${name} = ${n} ${n + 1}`] },
    'returned: never booked': { lines: [], expected: [] },
    'returned: not back': {
      lines: [out(n, ref, amount)],
      expected: [`return_missing_in_statement ${name} ${n} ${amount}`],
    },
    'returned: not out': { lines: [back(n, ref, amount)], expected: [`missing_in_statement ${name} ${n} -${amount}`] },
    'returned: amount': {
      lines: [out(n, ref, other), back(n + 1, ref, amount)],
      expected: [`amount_differs ${name} ${n} ${n + 1} ${more}`],
    },
    'in transit: none': { lines: [], expected: [] },
    'in transit: paid': { lines: [out(n, ref, amount)], expected: [`not_settled_in_ledger ${name} ${n} ${amount}`] },
    'outside: none': { lines: [], expected: [] },
    'outside: paid': { lines: [out(n, ref, amount)], expected: [`outside_statement_period ${name} ${n} ${amount}`] },
  }
  const found = cases[seed.fault]
  if (found === undefined) throw new Error(`${seed.fault} is no fault of a payment`)
  return found
}

function plantCopyFault(seed: Seed, ledger: LedgerPayment): { row: DisbursementPayment; expected: string[] } {
  const agreeing = inDisbursement(ledger)
  const name = `payment:${ledger.paymentId}`
  const hasStatus = seed.copyFault === 'status' || seed.copyFault === 'both'
  const hasAmount = seed.copyFault === 'amount' || seed.copyFault === 'both'
  const state = !hasStatus ? agreeing.state : agreeing.state === 'settled' ? 'sent' : 'settled'
  const amount = hasAmount ? fromFen(seed.fen + seed.delta) : agreeing.amount
  const paid = { in: agreeing.state === 'settled' ? seed.fen : 0n, out: state === 'settled' ? amount : fromFen(0n) }
  return {
    row: { ...agreeing, state, amount },
    expected: [
      ...(hasStatus ? [`status_differs ${name} ${paid.out.minus(formatMoney(fromFen(paid.in))).toFixed(2)}`] : []),
      ...(hasAmount ? [`amount_differs_in_disbursement ${name} ${yuan(seed.delta)}`] : []),
    ],
  }
}

function plantArrival(seed: Seed, id: string, amount: string, n: number): Rows {
  const doc = `DOC-${id}`
  const name = `arrival:${id}a`
  const one = [arrival(`${id}a`, doc, amount)]
  const two = [...one, arrival(`${id}b`, doc, amount)]
  const cases: Partial<Record<Fault, Rows>> = {
    'arrived: none': { transfers: one, lines: [back(n, doc, amount)], expected: [`${name} = ${n}`] },
    'arrived: missing': { transfers: one, lines: [], expected: [`missing_in_statement ${name} -${amount}`] },
    'arrived: amount': {
      transfers: one,
      lines: [back(n, doc, yuan(seed.fen + seed.delta))],
      expected: [`amount_differs ${name} ${n} ${yuan(seed.delta)}`],
    },
    'arrived: twice': {
      transfers: one,
      lines: [back(n, doc, amount), back(n + 1, doc, amount)],
      expected: [`ambiguous ${name} ${n} ${n + 1} ${amount}`],
    },
    'arrived: pair': {
      transfers: two,
      lines: [back(n, doc, amount), back(n + 1, doc, amount)],
      expected: [`${name} = ${n}`, `arrival:${id}b = ${n + 1}`],
    },
    'arrived: pair lacks one': {
      transfers: two,
      lines: [back(n, doc, amount)],
      expected: [`ambiguous ${name} ${n} -${amount}`],
    },
  }
  const found = cases[seed.fault]
  if (found === undefined) throw new Error(`${seed.fault} is no fault of an arrival`)
  return found
}

function plantBankOnly(seed: Seed, id: string, amount: string, n: number): Rows {
  if (seed.fault === 'bank only: of another fund')
    return { lines: [out(n, `FOREIGN-${id}`, amount)], expected: [`wrong_fund - ${n} ${amount}`] }
  const reference = seed.fault === 'bank only: unknown' ? `UNKNOWN-${id}` : null
  return { lines: [back(n, reference, amount)], expected: [`missing_in_ledger - ${n} -${amount}`] }
}

function gather(rows: readonly Rows[]): Planted {
  const lines = rows.flatMap((each) => each.lines ?? [])
  const transfers = rows.flatMap((each) => each.transfers ?? [])
  const foreign = lines.flatMap(({ reference }) => (reference?.startsWith('FOREIGN-') ? [reference] : []))
  return {
    facts: {
      lines,
      payments: rows.flatMap((each) => each.payments ?? []),
      transfers,
      disbursements: rows.flatMap((each) => each.disbursements ?? []),
      documents: new Set(transfers.flatMap(({ documentNumber }) => documentNumber ?? [])),
      elsewhere: new Map(foreign.map((reference) => [reference, { owner: 'payment', fundId: null }])),
    },
    expected: rows.flatMap((each) => each.expected),
  }
}

const yuan = (fen: bigint): string => formatMoney(fromFen(fen))
