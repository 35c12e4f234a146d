import { type BankWord, type Decided, type Hearing, judgeWord, type KnownPayment, type Move } from './bank-word.ts'
import type { Finding } from './finding.ts'
import { excerpt, shownReason } from './shown-reason.ts'

/** A word with what the file quotes as our reference. */
export type ReferredWord = BankWord & Readonly<{ reference: string }>

/**
 * What a page of words leads to. A payment that moves twice, as one that a statement shows to leave and to come back, moves in two `rounds`, so that
 * each move is one that the table allows and is kept.
 */
export type PageVerdict = Readonly<{
  rounds: readonly (readonly Move[])[]
  findings: readonly Finding[]
  /** `unchanged`: results that repeat what is known, or decide nothing. */
  counts: Readonly<Record<Decided | 'unchanged', number>>
}>

/** The outcome that a file gave of each reference so far; `judgePage` adds to it. */
export type SaidBefore = Map<string, BankWord['outcome']>

export function judgePage(
  words: readonly ReferredWord[],
  payments: ReadonlyMap<string, KnownPayment>,
  hearing: Omit<Hearing, 'before'>,
  said: SaidBefore,
): PageVerdict {
  const now = new Map(payments)
  const movesOf = new Map<string, number>()
  const rounds: Move[][] = []
  const findings: Finding[] = []
  const counts = { paid: 0, failed: 0, returned: 0, unknown: 0, unchanged: 0 }
  for (const word of words) {
    const payment = now.get(word.reference)
    if (payment === undefined) {
      findings.push(unknownReference(word))
      continue
    }
    const { to, on, finding } = judgeWord(word, payment, { ...hearing, before: said.get(word.reference) })
    if (word.by === 'result' && !said.has(word.reference)) said.set(word.reference, word.outcome)
    if (finding !== null)
      findings.push({ ...finding, line: word.line, paymentId: payment.id, batchId: payment.batchId })
    if (to === null) {
      if (finding === null && word.by === 'result') counts.unchanged += 1
      continue
    }
    counts[to] += 1
    const round = movesOf.get(payment.id) ?? 0
    movesOf.set(payment.id, round + 1)
    const moves = (rounds[round] ??= [])
    moves.push({ payment, from: payment.state, to, on: to === 'unknown' ? null : on, reason: reasonFor(to, word) })
    now.set(word.reference, {
      ...payment,
      state: to,
      wasPaid: payment.wasPaid || to === 'paid',
      paidOn: to === 'paid' ? on : null,
    })
  }
  return { rounds, findings, counts }
}

const unknownReference = ({ line, reference }: ReferredWord): Finding => ({
  kind: 'reference_unknown',
  line,
  // A column read for another may hold a name.
  detail: `${/^[\w-]+$/.test(reference) ? excerpt(reference) : 'What stands for a reference'} is no payment that is known here`,
  paymentId: null,
  batchId: null,
})

/** ISO 20022: the bank gives no reason. */
const NO_REASON = { code: 'MS03', text: '银行未说明原因' }

function reasonFor(to: Decided, { reason }: BankWord): Move['reason'] {
  if (to === 'paid' || to === 'unknown') return null
  return reason === null ? NO_REASON : { code: reason.code, text: shownReason(reason.text) }
}
