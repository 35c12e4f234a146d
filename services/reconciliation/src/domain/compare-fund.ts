import { sumMoney } from '@fundtrace/money'
import { BREAK_KINDS, type Break, type Comparison, joinComparisons } from './break.ts'
import { compareCopies } from './compare-copies.ts'
import { comparePayment, expectedOnStatements } from './compare-payment.ts'
import { compareTransfers } from './compare-transfers.ts'
import type { DisbursementPayment } from './disbursement-payment.ts'
import { groupBy } from './group-by.ts'
import { keyOf, type LedgerPayment, type LedgerTransfer } from './ledger-record.ts'
import { ambiguousPayments, missingInLedger } from './payment-breaks.ts'
import type { StatementDays } from './statement-days.ts'
import { compareLines, compareText, type StatementLine } from './statement-line.ts'
import { type ReferenceElsewhere, wrongFund } from './wrong-fund.ts'

/** Everything that is known of one fund when it is compared; the order of the rows does not matter. */
export type FundFacts = Readonly<{
  fundId: string
  statements: readonly StatementDays[]
  lines: readonly StatementLine[]
  payments: readonly LedgerPayment[]
  transfers: readonly LedgerTransfer[]
  disbursements: readonly DisbursementPayment[]
  /** The documents under which allocation recorded arrivals of this fund, whether or not the ledger has posted them. */
  documents: ReadonlySet<string>
  /** What lines quote that belongs to other funds. */
  elsewhere: ReadonlyMap<string, ReferenceElsewhere>
}>

/**
 * Ledger against statement, payments and transfers, and ledger against disbursement. Each line ends in exactly one match or
 * break, each record of the ledger in at most one match.
 */
export function compareFund(facts: FundFacts): Comparison {
  const linesOf = groupBy([...facts.lines].sort(compareLines), (line) => line.reference ?? NO_REFERENCE)
  const payments = [...facts.payments].sort((left, right) => compareText(left.paymentId, right.paymentId))
  const transfers = [...facts.transfers].sort(
    (left, right) => compareText(left.movedOn, right.movedOn) || compareText(keyOf(left), keyOf(right)),
  )
  const disbursements = [...facts.disbursements].sort((left, right) => compareText(left.paymentId, right.paymentId))
  const paymentsOf = groupBy(payments, (payment) => payment.reference ?? keyOf(payment))
  const transfersOf = groupBy(transfers, (transfer) => transfer.documentNumber ?? keyOf(transfer))
  const documents = new Set([...facts.documents, ...transfersOf.keys()])

  const others = [...linesOf.keys()].filter((reference) => !paymentsOf.has(reference) && !documents.has(reference))
  const { matches, breaks } = joinComparisons([
    ...[...paymentsOf].map(([reference, group]) => comparePayments(facts, group, linesOf.get(reference) ?? [])),
    ...[...documents].map((document) =>
      compareTransfers(
        facts.fundId,
        transfersOf.get(document) ?? [],
        // Should a payment have the same reference, the lines are the payment's.
        paymentsOf.has(document) ? [] : (linesOf.get(document) ?? []),
        facts.statements,
      ),
    ),
    {
      matches: [],
      breaks: unknownLines(
        facts,
        others.flatMap((reference) => linesOf.get(reference) ?? []),
      ),
    },
    { matches: [], breaks: compareAllCopies(facts.fundId, payments, disbursements) },
  ])
  return {
    matches: [...matches].sort((left, right) => compareText(keyOf(left.ledger), keyOf(right.ledger))),
    breaks: [...breaks].sort(compareBreaks),
  }
}

const NO_REFERENCE = ''

/** All payments of one reference; more than one there should never be. */
function comparePayments(
  { fundId, statements }: FundFacts,
  payments: readonly LedgerPayment[],
  lines: readonly StatementLine[],
): Comparison {
  const [first, second, ...others] = payments
  const [firstLine, ...otherLines] = lines
  if (first === undefined || second === undefined || firstLine === undefined)
    return joinComparisons(payments.map((payment) => comparePayment(fundId, payment, lines, statements)))
  const expected = sumMoney(payments.map((payment) => expectedOnStatements(payment, true, statements)))
  const ambiguous = ambiguousPayments(fundId, [first, second, ...others], [firstLine, ...otherLines], expected)
  return { matches: [], breaks: [ambiguous] }
}

/** Lines that quote nothing of this fund's ledger. */
function unknownLines(facts: FundFacts, lines: readonly StatementLine[]): Break[] {
  const disbursementOf = new Map(facts.disbursements.map((payment) => [payment.reference, payment]))
  return lines.map((line) => {
    const reference = line.reference ?? NO_REFERENCE
    const disbursement = disbursementOf.get(reference)
    if (disbursement !== undefined) return missingInLedger(facts.fundId, line, disbursement)
    const owner = facts.elsewhere.get(reference)
    return owner === undefined ? missingInLedger(facts.fundId, line, null) : wrongFund(facts.fundId, line, owner)
  })
}

function compareAllCopies(
  fundId: string,
  payments: readonly LedgerPayment[],
  disbursements: readonly DisbursementPayment[],
): Break[] {
  const inLedger = new Map(payments.map((payment) => [payment.paymentId, payment]))
  const inDisbursement = new Map(disbursements.map((payment) => [payment.paymentId, payment]))
  const ids = new Set([...inLedger.keys(), ...inDisbursement.keys()])
  return [...ids].flatMap((id) => compareCopies(fundId, inLedger.get(id) ?? null, inDisbursement.get(id) ?? null))
}

function compareBreaks(left: Break, right: Break): number {
  return (
    BREAK_KINDS.indexOf(left.kind) - BREAK_KINDS.indexOf(right.kind) ||
    compareText(rowOf(left), rowOf(right)) ||
    compareShownLines(left.statement, right.statement)
  )
}

const rowOf = ({ ledger, disbursement }: Break): string =>
  ledger === null ? (disbursement?.paymentId ?? '') : keyOf(ledger)

const compareShownLines = (left: StatementLine | null, right: StatementLine | null): number =>
  left === null || right === null ? Number(right === null) - Number(left === null) : compareLines(left, right)
