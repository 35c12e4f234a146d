import { createHash, randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { formatMoney } from '@fundtrace/money'
import { maskName } from '@fundtrace/personal-data'
import { readStatementSheet } from '../../adapters/files/funding-sheets.ts'
import type { Arrival } from '../../adapters/postgres/arrival-repository.ts'
import {
  type ArrivalInFund,
  type CreditRow,
  findCredits,
  findCreditsElsewhere,
  findFundOfStatement,
  findStatement,
  insertCredits,
  insertStatement,
  lockStatements,
  readAliases,
  readArrivalsInFund,
} from '../../adapters/postgres/funding-credits.ts'
import { readFunders } from '../../adapters/postgres/funding-facts.ts'
import { lockFunding } from '../../adapters/postgres/funding-schedules.ts'
import { findDocumentNumber, issuerOf, withKnownIssuer } from '../../domain/funding/document-number.ts'
import {
  creditContradicted,
  fundWithoutPlan,
  sheetRowsInvalid,
  statementOfAnotherFund,
} from '../../domain/funding/funding-errors.ts'
import { matchCredit } from '../../domain/funding/match-credit.ts'
import { readStatementCredits, type StatementCredit } from '../../domain/funding/statement-credits.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { recordArrivals } from './record-arrival.ts'

/**
 * Takes in a bank statement of a fund's dedicated account: each credit becomes its funder's arrival, is found to be one that is recorded
 * already, or waits as unidentified. A credit is known by its bank reference and a file by its hash: neither has its effect twice, nor in
 * two funds. The file of another fund is refused; a credit that stands in another fund (reference, day and amount) waits.
 */
export async function takeStatementArrivals(
  trx: Transaction,
  order: Readonly<{ fundId: string; bytes: Uint8Array }>,
  officer: Officer,
): Promise<{ statement_id: string; is_new: boolean }> {
  const { fundId } = order
  await lockFunding(trx, fundId)
  const sha256 = createHash('sha256').update(order.bytes).digest('hex')
  const known = await findStatement(trx, fundId, sha256)
  if (known !== undefined) return { statement_id: known.id, is_new: false }
  await lockStatements(trx)
  const otherFundId = await findFundOfStatement(trx, fundId, sha256)
  if (otherFundId !== undefined) throw statementOfAnotherFund(fundId, otherFundId)

  const { credits, faults } = readStatementCredits(await readStatementSheet(order.bytes), todayInShanghai())
  if (faults.length > 0) throw sheetRowsInvalid(faults)
  const fresh = await refuseContradictions(trx, fundId, credits)
  const { rows, arrivals } = await placeCredits(trx, fundId, fresh)
  const recorded = await recordArrivals(trx, fundId, arrivals, officer)

  const statement = { id: randomUUID(), credits: credits.length, seen: credits.length - fresh.length }
  await insertStatement(trx, { ...statement, fund_id: fundId, sha256, uploaded_by: officer.subject })
  const waiting = recorded.values()
  await insertCredits(
    trx,
    rows.map((row) => ({
      ...row,
      statement_id: statement.id,
      arrival_id: row.outcome === 'recorded' ? (waiting.next().value?.id ?? null) : row.arrival_id,
    })),
  )
  return { statement_id: statement.id, is_new: true }
}

/** Those that no earlier file told of. */
async function refuseContradictions(
  trx: Transaction,
  fundId: string,
  credits: readonly StatementCredit[],
): Promise<StatementCredit[]> {
  const seen = await findCredits(
    trx,
    fundId,
    credits.map((credit) => credit.bankReference),
  )
  return credits.filter(({ bankReference, amount, bookedOn }) => {
    const before = seen.get(bankReference)
    if (before === undefined) return true
    const [known, stated] = [`${before.amount} on ${before.booked_on}`, `${formatMoney(amount)} on ${bookedOn}`]
    if (known !== stated) throw creditContradicted(bankReference, known, stated)
    return false
  })
}

type Placed = Omit<CreditRow, 'statement_id'>

async function placeCredits(
  trx: Transaction,
  fundId: string,
  credits: readonly StatementCredit[],
): Promise<{ rows: Placed[]; arrivals: Omit<Arrival, 'id'>[] }> {
  const funders = await readFunders(trx, [fundId], todayInShanghai())
  if (funders.length === 0) throw fundWithoutPlan(fundId)
  const aliases = await readAliases(
    trx,
    funders.map((funder) => funder.funderId),
  )
  const inFund = await readArrivalsInFund(trx, fundId)
  const documents = fundersByDocument(inFund)
  const unlinked = new Set(inFund.filter((arrival) => !arrival.is_linked))
  const taken = new Set(inFund.map(arrivalKey))
  const arrivals: Omit<Arrival, 'id'>[] = []

  const plain = credits.map((credit) => plainRow(fundId, credit))
  const elsewhere = await findCreditsElsewhere(trx, fundId, plain)

  const issuers = [
    ...aliases.flatMap((alias) => (alias.kind === 'issuer' ? [alias.text] : [])),
    ...[...documents.keys()].filter((key) => findDocumentNumber(key) !== null).map(issuerOf),
  ]

  const rows = credits.map((read): Placed => {
    const { documentNumber } = read
    const credit = {
      ...read,
      documentNumber: documentNumber === null ? null : withKnownIssuer(documentNumber, issuers),
    }
    const match = matchCredit(credit, aliases, documents)
    const row = { ...plainRow(fundId, credit), candidates: [] }
    const otherFundId = elsewhere.get(credit.bankReference)
    if (otherFundId !== undefined) {
      const candidates = match.outcome === 'known' ? [match.funderId] : [...match.candidates]
      return { ...row, outcome: 'unidentified', reason: 'in_another_fund', other_fund_id: otherFundId, candidates }
    }
    if (match.outcome === 'unidentified') {
      return { ...row, outcome: 'unidentified', reason: match.reason, candidates: [...match.candidates] }
    }
    const before = [...unlinked].find((each) => isSameMoney(each, match.funderId, row))
    if (before !== undefined) {
      unlinked.delete(before)
      return { ...row, outcome: 'linked', arrival_id: before.id }
    }
    // An arrival is told with the document that it came under. The bank's own number is none: an officer says which it is.
    if (row.document_number === null)
      return { ...row, outcome: 'unidentified', reason: 'no_document', candidates: [match.funderId] }
    const arrival = arrivalOf(row, row.document_number, match.funderId)
    // Two credits of one funder, document, amount and day: the second may be the first told again, which an officer can see.
    if (taken.has(arrivalKey(arrival)))
      return { ...row, outcome: 'unidentified', reason: 'same_as_another', candidates: [match.funderId] }
    taken.add(arrivalKey(arrival))
    arrivals.push(arrival)
    return { ...row, outcome: 'recorded' }
  })
  return { rows, arrivals }
}

const plainRow = (fundId: string, credit: StatementCredit) => ({
  id: randomUUID(),
  fund_id: fundId,
  bank_reference: credit.bankReference,
  booked_on: credit.bookedOn,
  amount: formatMoney(credit.amount),
  document_number: credit.documentNumber,
  payer_shown: credit.payer === null ? null : showPayer(credit.payer),
  reason: null,
  other_fund_id: null,
  arrival_id: null,
})

type PlainRow = ReturnType<typeof plainRow>

const arrivalOf = (row: PlainRow, documentNumber: string, funderId: string): Omit<Arrival, 'id'> => ({
  fund_id: row.fund_id,
  funder_id: funderId,
  amount: row.amount,
  document_number: documentNumber,
  arrived_on: row.booked_on,
})

/** An officer recorded it before the bank told of it: the same funder, amount and day, and no other document. */
const isSameMoney = (before: ArrivalInFund, funderId: string, row: PlainRow): boolean =>
  before.funder_id === funderId &&
  before.amount === row.amount &&
  before.arrived_on === row.booked_on &&
  (row.document_number === null || sameDocument(before.document_number, row.document_number))

const sameDocument = (written: string, found: string): boolean =>
  written === found || findDocumentNumber(written) === found

const arrivalKey = (arrival: Omit<Arrival, 'id' | 'fund_id'>): string =>
  JSON.stringify([arrival.funder_id, arrival.document_number, arrival.amount, arrival.arrived_on])

function fundersByDocument(arrivals: readonly ArrivalInFund[]): Map<string, Set<string>> {
  const funders = new Map<string, Set<string>>()
  for (const { document_number, funder_id } of arrivals) {
    const key = findDocumentNumber(document_number) ?? document_number
    funders.set(key, (funders.get(key) ?? new Set<string>()).add(funder_id))
  }
  return funders
}

/** Names of up to four characters are a person's; bureaus, companies and federations have more. */
const showPayer = (payer: string): string => ([...payer].length <= PERSON_CHARACTERS_MAX ? maskName(payer) : payer)
const PERSON_CHARACTERS_MAX = 4
