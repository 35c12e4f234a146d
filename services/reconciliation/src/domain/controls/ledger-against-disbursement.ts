import type { BreakKind, Item } from '@fundtrace/matching'
import type { Judgement } from '../control.ts'
import { isFirstOfLaterMonth } from './compare-sides.ts'
import { controlBreak, itemOf, type Judge, numbered, yuan } from './control-break.ts'
import { readTerms } from './terms.ts'

/** A payment as both sides tell it now. Amounts in yuan; days of settling or return. */
export type PaymentFact = Readonly<{
  fund: string
  payment: string
  reference: string | null
  ledger: Readonly<{
    state: 'in_transit' | 'settled' | 'returned'
    amount: string
    on: string | null
    beneficiary: string | null
  }> | null
  disbursement: Readonly<{
    state: 'approved' | 'sent' | 'settled' | 'returned'
    amount: string
    on: string | null
    beneficiary: string | null
  }> | null
}>

/** 总账 against 支付系统, payment by payment. Left is the ledger. */
export const LEDGER_AGAINST_DISBURSEMENT: Judge<PaymentFact> = {
  name: 'ledger_against_disbursement',
  title: { zh: '总账与支付系统核对', en: 'Ledger against disbursement' },
  description: {
    zh: '每笔付款在总账与支付系统中的状态（在途、已付、退回）、金额、日期、受益人是否一致；银行退票而总账未冲回的单独列出。',
    en: 'Whether state (in transit, settled, returned), amount, day and beneficiary of each payment are the same in both; a return that the ledger has not posted is told apart.',
  },
  requireTerms: (terms) => void readTerms(terms, []),
  judge: async function* (facts) {
    for await (const { row, fact } of numbered(facts)) yield* judgePayment(row, fact)
  },
}

const RULE = 'ledger_against_disbursement'
/** What is approved only is held in the ledger, which moves no money. */
const IN_LEDGER = { approved: null, sent: 'in_transit', settled: 'settled', returned: 'returned' } as const

function* judgePayment(row: number, fact: PaymentFact): Iterable<Judgement> {
  const { ledger, disbursement } = fact
  const left = ledger && itemOfSide(row, fact, ledger)
  const right = disbursement && itemOfSide(row, fact, disbursement)
  const about = { fund: fact.fund, rule: RULE, left, right }
  const name = fact.reference ?? fact.payment

  const expected = disbursement === null ? null : IN_LEDGER[disbursement.state]
  const states = { ledger: ledger?.state ?? null, disbursement: disbursement?.state ?? null }
  const breaks: Judgement[] = []
  if (states.ledger !== expected)
    breaks.push(
      controlBreak({
        ...about,
        kind: kindOfStates(states.ledger, states.disbursement),
        failed: 'state',
        difference: paid(right, states.disbursement) - paid(left, states.ledger),
        detail: states,
        explanation: {
          zh: `付款 ${name}：总账为“${ZH[states.ledger ?? 'none']}”，支付系统为“${ZH[states.disbursement ?? 'none']}”。`,
          en: `Payment ${name} is ${states.ledger ?? 'not known'} in the ledger and ${states.disbursement ?? 'not known'} in disbursement.`,
        },
      }),
    )
  if (left !== null && right !== null) breaks.push(...compareRows(fact, left, right, states.ledger === expected))
  if (breaks.length > 0) yield* breaks
  else if (left !== null && right !== null) yield { match: { rule: RULE, left: [row], right: [row], difference: 0n } }
}

function* compareRows(fact: PaymentFact, left: Item, right: Item, agreeOnState: boolean): Iterable<Judgement> {
  const about = { fund: fact.fund, rule: RULE, left, right }
  const name = fact.reference ?? fact.payment
  if (left.amount !== right.amount)
    yield controlBreak({
      ...about,
      kind: 'amount_differs',
      failed: 'amount',
      explanation: {
        zh: `付款 ${name}：总账金额 ${yuan(left.amount)} 元，支付系统金额 ${yuan(right.amount)} 元。`,
        en: `Payment ${name} is ${yuan(left.amount)} in the ledger and ${yuan(right.amount)} in disbursement.`,
      },
    })
  const owners = { ledger: left.fields['beneficiary'], disbursement: right.fields['beneficiary'] }
  if (owners.ledger !== undefined && owners.disbursement !== undefined && owners.ledger !== owners.disbursement)
    yield controlBreak({
      ...about,
      kind: 'payee_mismatch',
      failed: 'beneficiary',
      difference: 0n,
      detail: { ledger: owners.ledger, disbursement: owners.disbursement },
      explanation: {
        zh: `付款 ${name}：总账记在 ${owners.ledger} 名下，支付系统付给 ${owners.disbursement}。`,
        en: `Payment ${name} is of ${owners.ledger} in the ledger and of ${owners.disbursement} in disbursement.`,
      },
    })
  const days = { ledger: left.on, disbursement: right.on }
  if (!agreeOnState || days.ledger === null || days.disbursement === null || days.ledger === days.disbursement) return
  if (isFirstOfLaterMonth(days.disbursement, days.ledger)) return
  yield controlBreak({
    ...about,
    kind: 'date_out_of_window',
    failed: 'on',
    difference: 0n,
    detail: days,
    explanation: {
      zh: `付款 ${name}：总账日期 ${days.ledger}，支付系统日期 ${days.disbursement}。`,
      en: `The ledger dates payment ${name} ${days.ledger}, disbursement ${days.disbursement}.`,
    },
  })
}

function kindOfStates(ledger: string | null, disbursement: string | null): BreakKind {
  if (disbursement === null) return 'missing_left'
  if (ledger === null) return 'missing_right'
  return disbursement === 'returned' ? 'returned_unposted' : 'status_conflict'
}

const itemOfSide = (
  row: number,
  { fund, payment, reference }: PaymentFact,
  side: NonNullable<PaymentFact['ledger' | 'disbursement']>,
): Item =>
  itemOf(row, `payment:${payment}`, side.amount, side.on, {
    fund,
    reference,
    beneficiary: side.beneficiary,
    status: side.state,
  })

const paid = (item: Item | null, state: string | null): bigint =>
  item !== null && state === 'settled' ? item.amount : 0n

const ZH = {
  none: '无记录',
  approved: '已批准',
  sent: '已发出',
  in_transit: '在途',
  settled: '已付',
  returned: '已退回',
} as const
