import { formatMoney, type Money, sameMoney } from '@fundtrace/money'
import type { FindingKind } from './finding.ts'
import type { PaymentState } from './moves.ts'
import { excerpt } from './shown-reason.ts'

/** What a bank's file says of one payment: a result, or a booking on the account that names it. */
export type BankWord = Readonly<{
  line: number
  by: 'result' | 'booking'
  outcome: 'paid' | 'failed' | 'returned' | 'open' | 'unknown'
  /** Yuan; null where the bank does not repeat it. */
  amount: Money | null
  /** YYYY-MM-DD; null where the bank names none, and it is today. */
  on: string | null
  /** The bank's own word for the outcome. */
  said: string
  /** In words, masked, and its ISO code; of a failure or return. */
  reason: Readonly<{ code: string; text: string }> | null
}>

/**
 * `wasPaid`: the bank has said so before, whatever it is now. `paidOn`: YYYY-MM-DD, while it is paid. `isClaimedBack`: a clawback of it was asked for
 * and has not ended. `sentOn`: YYYY-MM-DD, the first day on which the bank can have had it: the batch's pay day or that of its file's release, whichever
 * came first, since a treasury may also record what it paid before; null of what was sent before there were either.
 */
export type KnownPayment = Readonly<{
  id: string
  reference: string
  amount: Money
  state: PaymentState
  batchId: string
  parcelId: string | null
  fundId: string
  wasPaid: boolean
  paidOn: string | null
  isClaimedBack: boolean
  sentOn: string | null
}>

export type Decided = 'paid' | 'failed' | 'returned' | 'unknown'
export type Move = Readonly<{
  payment: KnownPayment
  from: PaymentState
  to: Decided
  /** Null of what is unknown. */
  on: string | null
  reason: Readonly<{ code: string; text: string }> | null
}>

/** What a word leads to: at most one move, at most one finding. Neither where the bank repeats itself, or has not decided. */
export type Verdict = Readonly<{
  to: Decided | null
  on: string
  finding: Readonly<{ kind: FindingKind; detail: string }> | null
}>

/** `before`: what the same file said of the payment in an earlier row. */
export type Hearing = Readonly<{
  fundId: string
  batchId: string | null
  today: string
  before: BankWord['outcome'] | undefined
}>

/**
 * Holds a word against its payment. The order of the rules is that of what must be believed first: whose payment it is, whether it was ever sent,
 * whether the word fits it, and only then what became of it. The table of README.md says the same.
 */
export function judgeWord(word: BankWord, payment: KnownPayment, hearing: Hearing): Verdict {
  const on = word.on ?? hearing.today
  const find = (kind: FindingKind, detail: string, to: Decided | null = null): Verdict => ({
    to,
    on,
    finding: { kind, detail },
  })
  const { reference, state } = payment

  if (payment.fundId !== hearing.fundId) return find('other_batch', `Payment ${reference} is of another fund`)
  if (word.by === 'result' && hearing.batchId !== null && payment.batchId !== hearing.batchId)
    return find(
      'other_batch',
      `Payment ${reference} is of batch ${payment.batchId}: give the file to that batch, or to the fund`,
    )
  if (NEVER_SENT.has(state)) return find('never_sent', `Payment ${reference} is ${state} and was never sent`)
  if (word.by === 'result' && hearing.before !== undefined)
    return hearing.before === word.outcome
      ? find('duplicate_row', `The file says ${word.outcome} of payment ${reference} twice`)
      : find('second_result', `The file says ${hearing.before} and then ${word.outcome} of payment ${reference}`)
  if (word.amount !== null && !sameMoney(word.amount, payment.amount))
    return find(
      'amount_differs',
      `The amount of payment ${reference} is ${formatMoney(word.amount)}, ${formatMoney(payment.amount)} was sent`,
      state === 'sent' ? 'unknown' : null,
    )
  if (on > hearing.today) return find('day_in_future', `The day ${on} of payment ${reference} is yet to come`)

  switch (word.outcome) {
    case 'open':
      return { to: null, on, finding: null }
    case 'unknown':
      return find(
        'code_unknown',
        `The result "${excerpt(word.said)}" of payment ${reference} is not known`,
        state === 'sent' ? 'unknown' : null,
      )
    case 'paid':
    case 'failed':
    case 'returned':
      return decide(word, word.outcome, payment, on)
  }
}

const NEVER_SENT: ReadonlySet<PaymentState> = new Set(['ready', 'blocked', 'refused'])
const WAITING: ReadonlySet<PaymentState> = new Set(['sent', 'unknown'])

/** A withdrawn payment may have been sent, too: one that failed, and whose award was given up. */
function decide(word: BankWord, outcome: 'paid' | 'failed' | 'returned', payment: KnownPayment, on: string): Verdict {
  const { reference, state, sentOn } = payment
  const nothing: Verdict = { to: null, on, finding: null }
  if (WAITING.has(state) && sentOn !== null && on < sentOn)
    return {
      ...nothing,
      finding: {
        kind: 'day_before_release',
        detail: `The bank says ${outcome} on ${on} of payment ${reference}, which it cannot have had before ${sentOn}`,
      },
    }
  if (WAITING.has(state)) return { to: outcome, on, finding: null }
  const contradiction: Verdict = {
    ...nothing,
    finding: { kind: 'second_result', detail: `Payment ${reference} is ${state}, now the bank says ${outcome}` },
  }
  if (state === 'paid') {
    if (outcome === 'paid') return nothing
    return outcome === 'returned' ? decideReturn(payment, on) : contradiction
  }
  if (state === 'clawed_back' || state === 'cancelled') return outcome === 'paid' ? nothing : contradiction
  // It came back. A booking may show how it left and how it came; what counts there is what is left of the two (`moneyOut`).
  if (outcome !== 'paid' || payment.wasPaid || word.by === 'booking') return nothing
  return contradiction
}

/** What the ledger is asked to claim back must stay paid until it has answered: of a payment it takes a return or a clawback, never both. */
function decideReturn({ reference, paidOn, isClaimedBack }: KnownPayment, on: string): Verdict {
  const find = (kind: FindingKind, detail: string): Verdict => ({ to: null, on, finding: { kind, detail } })
  if (paidOn !== null && on < paidOn)
    return find('day_before_payment', `Payment ${reference} was paid on ${paidOn} and cannot come back on ${on}`)
  if (isClaimedBack)
    return find('second_result', `Payment ${reference} is being claimed back, now the bank says that it came back`)
  return { to: 'returned', on, finding: null }
}
