import { createHash, randomUUID } from 'node:crypto'
import {
  ALLOCATION_PLANS,
  type ArrivalRecorded,
  type Award,
  type AwardManifest,
  type AwardPage,
  type BatchApproved,
  DISBURSEMENT_PAYMENTS,
  DISBURSEMENT_RESULTS,
  type FundChangeOf,
  LEDGER_FUND_CHANGES,
  LEDGER_PAYMENTS,
  LEDGER_TRANSACTIONS,
  type PaymentChangeOf,
  type PlanApproved,
  type TransactionPosted,
} from '@fundtrace/contracts'
import { formatMoney, negateMoney, parseMoney, subtractMoney } from '@fundtrace/money'
import type { Fact } from './teller.ts'

/** A stable id for a made-up name, so that tests can speak of payments by name. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type PlanParts = Readonly<{
  id?: string
  programme?: string
  shares?: Readonly<Record<string, string>>
  total?: string
}>

export const planApproved = (
  fund: string,
  areaCode: string,
  funderAreas: readonly string[] = ['44'],
  { id, programme, shares = { guangdong: '1000000.00' }, total = '1000000.00' }: PlanParts = {},
): Fact => ({
  topic: ALLOCATION_PLANS,
  key: fund,
  type: 'PlanApproved',
  data: {
    plan_id: id ?? idOf(`plan of ${fund}, ${areaCode}`),
    fund: {
      id: fund,
      name: `Fund ${fund}`,
      programme_id: programme ?? fund,
      fiscal_year: 2016,
      area_code: areaCode,
      funder_areas: [...funderAreas],
    },
    document_number: 'DOC-PLAN',
    total,
    shares: Object.entries(shares).map(([funder_id, amount]) => ({ funder_id, amount })),
  } satisfies PlanApproved,
})

/** One page and, unless told otherwise, its manifest. */
export const awardPage = (
  fund: string,
  awards: readonly (Pick<Award, 'award_id' | 'beneficiary_id' | 'amount'> & Partial<Award>)[],
  programme = fund,
): Fact => ({
  topic: ALLOCATION_PLANS,
  key: fund,
  type: 'AwardPage',
  data: {
    award_run_id: idOf(`awards of ${fund}`),
    plan_id: idOf(`plan of ${fund}`),
    fund_id: fund,
    programme_id: programme,
    page: 1,
    awards: awards.map((award) => ({
      beneficiary_kind: 'household',
      area_code: '441802103201',
      period: '2016',
      line: 'living',
      ...award,
    })),
  } satisfies AwardPage,
})

export const awardManifest = (fund: string, count: number, total: string): Fact => ({
  topic: ALLOCATION_PLANS,
  key: fund,
  type: 'AwardManifest',
  data: {
    award_run_id: idOf(`awards of ${fund}`),
    plan_id: idOf(`plan of ${fund}`),
    fund_id: fund,
    pages: 1,
    count,
    total,
    hash: 'a'.repeat(64),
  } satisfies AwardManifest,
})

export const arrivalRecorded = (
  fund: string,
  name: string,
  document: string,
  amount: string,
  on: string,
  funder = 'guangdong',
): Fact => ({
  topic: ALLOCATION_PLANS,
  key: fund,
  type: 'ArrivalRecorded',
  data: {
    arrival_id: idOf(name),
    fund_id: fund,
    funder_id: funder,
    amount,
    document_number: document,
    arrived_on: on,
  } satisfies ArrivalRecorded,
})

type Entry = readonly [account: string, amount: string]
type Posted = TransactionPosted['transactions'][number]
const numbers = new Map<string, number>()

const posted = (
  fund: string,
  kind: 'plan' | 'arrival' | 'awards' | 'release' | 'settle' | 'return',
  requestId: string,
  transactions: readonly Readonly<{
    kind: string
    about: string
    on: string
    payment: string | null
    entries: readonly Entry[]
  }>[],
): Fact => ({
  topic: LEDGER_TRANSACTIONS,
  key: fund,
  type: 'TransactionPosted',
  data: {
    request: { kind, id: requestId, event_id: randomUUID() },
    fund_id: fund,
    page: 1,
    pages: 1,
    holds: [],
    transactions: transactions.map((transaction): Posted => {
      const number = (numbers.get(fund) ?? 0) + 1
      numbers.set(fund, number)
      return {
        transaction_id: randomUUID(),
        number,
        kind: transaction.kind,
        reference: `${transaction.kind}:${transaction.about}`,
        effective_at: `${transaction.on}T00:00:00+08:00`,
        recorded_at: '2016-06-01T00:00:00.000Z',
        payment_id: transaction.payment,
        entries: transaction.entries.map(([account, amount]) => ({ account, amount })),
      }
    }),
  } satisfies TransactionPosted,
})

export const arrivalPosted = (fund: string, name: string, amount: string, on: string): Fact =>
  posted(fund, 'arrival', idOf(name), [
    {
      kind: 'arrival',
      about: idOf(name),
      on,
      payment: null,
      entries: [
        ['cash:guangdong', amount],
        ['due:guangdong', `-${amount}`],
      ],
    },
  ])

export const refundRequested = (fund: string, name: string, document: string, amount: string, on: string): Fact => ({
  topic: LEDGER_FUND_CHANGES,
  key: fund,
  type: 'FundChangeRequested',
  data: {
    kind: 'refund',
    refund_id: idOf(name),
    fund_id: fund,
    funder_id: 'guangdong',
    amount,
    document_number: document,
    refunded_on: on,
    source: 'refund',
  } satisfies FundChangeOf<'refund'>,
})

/** Answered as an arrival: that is the nearest kind that the topic has. */
export const refundPosted = (fund: string, name: string, amount: string, on: string): Fact =>
  transferPosted(fund, 'refund', idOf(name), on, [
    ['refund:guangdong', amount],
    ['cash:guangdong', `-${amount}`],
  ])

export const identifiedPosted = (fund: string, amount: string, on: string): Fact =>
  transferPosted(fund, 'identified', idOf('identified'), on, [
    ['unidentified', amount],
    ['due:foshan', `-${amount}`],
    ['cash:foshan', amount],
    ['cash:guangdong', `-${amount}`],
  ])

export const carriedOutRequested = (fund: string, document: string, amount: string, on: string): Fact => ({
  topic: LEDGER_FUND_CHANGES,
  key: fund,
  type: 'FundChangeRequested',
  data: {
    kind: 'carried_over',
    direction: 'out',
    carry_id: idOf('carry'),
    document_number: document,
    carried_on: on,
    parts: [{ funder_id: 'guangdong', funder_name: '广东省财政厅', funder_area: '44', amount }],
    fund_id: fund,
    to_fund_id: 'next-year',
  } satisfies FundChangeOf<'carried_over'>,
})

export const carriedOutPosted = (fund: string, amount: string, on: string): Fact =>
  transferPosted(fund, 'carry', `${idOf('carry')}:out`, on, [
    ['appropriation', amount],
    [`clearing:${idOf('carry')}`, `-${amount}`],
    [`clearing:${idOf('carry')}`, amount],
    ['cash:guangdong', `-${amount}`],
  ])

const transferPosted = (fund: string, kind: string, about: string, on: string, entries: readonly Entry[]): Fact =>
  posted(fund, kind === 'carry' ? 'plan' : 'arrival', about.slice(0, 36), [{ kind, about, on, payment: null, entries }])

export const planPosted = (fund: string): Fact =>
  posted(fund, 'plan', idOf('plan'), [
    {
      kind: 'plan',
      about: idOf('plan'),
      on: '2016-01-01',
      payment: null,
      entries: [
        ['due:guangdong', '1000000.00'],
        ['appropriation', '-1000000.00'],
      ],
    },
  ])

/** Two funders bear each payment, so that what left the cash is a sum. `late return` is one of what had settled: the cash comes back. */
export function movement(fund: string, kind: Movement, payments: Payments, on: string): Fact {
  const posting = kind === 'late return' ? 'return' : kind
  const transactions = Object.entries(payments).map(([name, amount]) => ({
    kind: posting,
    about: idOf(name),
    on,
    payment: idOf(name),
    entries: entriesOf(kind, amount),
  }))
  return posted(fund, posting, idOf('batch'), transactions)
}

/** Disbursement takes a payment out of its batch. */
export const voidRequested = (fund: string, name: string): Fact => ({
  topic: LEDGER_PAYMENTS,
  key: fund,
  type: 'PaymentChangeRequested',
  data: {
    kind: 'void',
    batch_id: idOf('batch'),
    payment_ids: [idOf(name)],
    reason: '撤回',
  } satisfies PaymentChangeOf<'void'>,
})

type Movement = 'release' | 'settle' | 'return' | 'late return'
type Payments = Readonly<Record<string, string>>

function entriesOf(kind: Movement, amount: string): Entry[] {
  if (kind === 'release')
    return [
      ['awarded:household', amount],
      ['in-transit:batch', `-${amount}`],
    ]
  if (kind === 'return')
    return [
      ['in-transit:batch', amount],
      ['awarded:household', `-${amount}`],
    ]
  const most = subtractMoney(parseMoney(amount), parseMoney('0.01'))
  if (kind === 'late return')
    return [
      ['cash:guangdong', formatMoney(most)],
      ['cash:qingyuan', '0.01'],
      ['awarded:household', `-${amount}`],
    ]
  const rest = negateMoney(most)
  return [
    ['in-transit:batch', amount],
    ['cash:guangdong', formatMoney(rest)],
    ['cash:qingyuan', '-0.01'],
  ]
}

const batch = (fund: string, name = 'batch') => ({ batch_id: idOf(name), fund_id: fund, area_code: '441802' })

export const batchApproved = (fund: string, payments: Payments, name = 'batch'): Fact => ({
  topic: DISBURSEMENT_PAYMENTS,
  key: fund,
  type: 'BatchApproved',
  data: {
    ...batch(fund, name),
    count: Object.keys(payments).length,
    total: '1.00',
    made_by: 'maker',
    approved_by: 'checker',
    payments: Object.entries(payments).map(([name, amount]) => ({
      payment_id: idOf(name),
      reference: referenceOf(name),
      award_id: idOf(`award ${name}`),
      beneficiary_id: `household-${name}`,
      attempt: 1,
      amount,
    })),
  } satisfies BatchApproved,
})

/** What the bank is told to quote for a payment of this name. */
export const referenceOf = (name: string): string => `PAY-${name.toUpperCase()}`

export const fileReleased = (fund: string, name = 'batch'): Fact => ({
  topic: DISBURSEMENT_PAYMENTS,
  key: fund,
  type: 'FileReleased',
  data: { ...batch(fund, name), file_sha256: 'a'.repeat(64), count: 1, total: '1.00', released_by: 'officer' },
})

/** As results are told now: in pages. `paymentSettled` and `paymentReturned` are as they were told before. */
export const paymentResults = (
  fund: string,
  ...results: readonly [name: string, outcome: 'settled' | 'returned', amount: string, on: string][]
): Fact => {
  const { batch_id, fund_id, area_code } = batch(fund)
  return {
    topic: DISBURSEMENT_RESULTS,
    key: fund,
    type: 'PaymentResults',
    data: {
      fund_id,
      area_code,
      results: results.map(([name, outcome, amount, on]) => ({
        payment_id: idOf(name),
        batch_id,
        reference: referenceOf(name),
        amount,
        outcome,
        on,
        reason: outcome === 'returned' ? '账号户名不符' : null,
      })),
    },
  }
}

export const paymentSettled = (fund: string, name: string, amount: string, on: string): Fact => ({
  topic: DISBURSEMENT_PAYMENTS,
  key: fund,
  type: 'PaymentSettled',
  data: { ...batch(fund), payment_id: idOf(name), reference: referenceOf(name), amount, settled_on: on },
})

export const paymentReturned = (fund: string, name: string, amount: string, on: string): Fact => ({
  topic: DISBURSEMENT_PAYMENTS,
  key: fund,
  type: 'PaymentReturned',
  data: {
    ...batch(fund),
    payment_id: idOf(name),
    reference: referenceOf(name),
    amount,
    returned_on: on,
    reason: '户名不符',
  },
})
