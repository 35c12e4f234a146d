import type { Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { readSettledLines, readTraceLines } from '../adapters/postgres/trace-lines.ts'
import type { TracedPayment } from '../adapters/postgres/trace-subjects.ts'
import type { CashLine } from '../domain/trace/cash-tape.ts'
import { traceCash } from '../domain/trace/follow-cash.ts'
import { placeOnTape, type Source, sourcesOf, sourcesOfStaying } from '../domain/trace/sources-of-payment.ts'
import { tapesOfLines } from '../domain/trace/tapes-of-lines.ts'

export type TraceSource = {
  kind: 'arrival' | 'interest' | 'other'
  /** Of the arrival or the interest. */
  id: string
  fund_id: string
  funder_id: string
  document_number: string | null
  on: string
  amount: string
  through: string[]
}

export type PaymentPartTrace = {
  funder_id: string
  amount: string
  /** What of the part came back: after a clawback, or from the bank. */
  recovered: string
  /** When it was paid: by whose money. Adds up to the part. */
  paid_with: TraceSource[]
  /** Today, after what was repaid and recovered: whose money stands in it. Adds up to the part less what was recovered. */
  stands_with: TraceSource[]
}

/** `trx` sees one state of the database, or the fund may move between its questions. */
export async function tracePayment(trx: Transaction, payment: TracedPayment): Promise<PaymentPartTrace[]> {
  const settled = await readSettledLines(trx, payment.fund_id, payment.id)
  const place = settled[0]?.place
  if (place === undefined)
    return payment.parts.map((part) => ({ ...part, recovered: '0.00', paid_with: [], stands_with: [] }))

  const { accounts, lines } = await readTraceLines(trx, payment.fund_id)
  const now = traceCash(tapesOfLines(accounts, lines))
  // Other funds of the chain carried their money in before; nothing that they did since has changed what that was.
  const then = traceCash(
    tapesOfLines(
      accounts.map((account) => (account.fundId === payment.fund_id ? { ...account, balance: null } : account)),
      lines.filter((line) => line.fundId !== payment.fund_id || line.place <= place),
    ),
  )
  return settled.map((line) => partTrace(line, then, now))
}

function partTrace(
  line: CashLine,
  then: ReturnType<typeof traceCash>,
  now: ReturnType<typeof traceCash>,
): PaymentPartTrace {
  const [tapeThen, tapeNow] = [then, now].map((trace) => trace.tape(line.fundId, line.funderId))
  if (tapeThen === undefined || tapeNow === undefined) throw new Error(`${line.reference} is on no tape`)
  const { from, to } = placeOnTape(tapeNow, line)
  const standing = sourcesOfStaying(now, tapeNow, from, to)
  const recovered = to - from - standing.reduce((sum, source) => sum + source.amount, 0n)
  return {
    funder_id: line.funderId,
    amount: formatFen(to - from),
    recovered: formatFen(recovered),
    paid_with: sourcesOf(then, tapeThen, from, to).map(toReply),
    stands_with: standing.map(toReply),
  }
}

function toReply({ line, amount, through }: Source): TraceSource {
  const [kind = '', id = ''] = line.reference.split(':')
  return {
    kind: kind === 'arrival' || kind === 'interest' ? kind : 'other',
    id,
    fund_id: line.fundId,
    funder_id: line.funderId,
    document_number: line.documentNumber,
    on: line.on,
    amount: formatFen(amount),
    through: [...through],
  }
}
