import { addMoney, formatMoney, isNegative, type Money, negateMoney, subtractMoney, ZERO } from '@fundtrace/money'
import { isFault, isoAmount, isoDecimal } from './bank-amount.ts'
import { type BankRecord, fault, type PageRecord, saidExcerpt } from './bank-record.ts'
import { type CamtEntry, DETAILS_MAX, readEntry } from './camt-entry.ts'
import type { FileSource } from './file-source.ts'
import { xmlExcessive } from './read-problems.ts'
import type { ReferenceSearch } from './reference-carrier.ts'
import { accountIn, descend, textAt, type XmlNode, xmlSteps } from './xml-steps.ts'

/**
 * Statement (camt.053) and notification (camt.054), versions .02 to .12: every booking of every statement, payment by payment. A statement
 * proves itself: opening balance and bookings are the closing balance, and where it states sums they are those of its bookings.
 */
export async function* readCamt(
  file: FileSource,
  search: ReferenceSearch,
  { hasBalances }: Readonly<{ hasBalances: boolean }>,
): AsyncGenerator<BankRecord | PageRecord> {
  let place = 0
  let messagePages: XmlNode | undefined
  let statement: Statement | null = null
  let entry: CamtEntry | null = null
  for await (const step of xmlSteps(file, CONTAINERS)) {
    if (step.at === 'broken') {
      yield step.isCut
        ? fault(step.line, 'cut', 'The file ends in the middle; what came before is taken')
        : fault(step.line, 'broken', 'From here on the file is no XML')
      return
    }
    if (step.at === 'open' && STATEMENTS.has(step.name)) statement = newStatement(step.line)
    if (step.at === 'open' && step.name === 'Ntry') {
      place += 1
      entry = { line: step.line, place, fields: [], batches: [], details: [] }
    }
    if (step.at === 'whole') {
      const { node, within } = step
      if (node.name === 'GrpHdr') messagePages = descend(node, 'MsgPgntn')
      else if (entry === null && statement !== null && STATEMENTS.has(within)) takeField(statement, node)
      else if (entry !== null && within === 'NtryDtls') takeDetail(entry, node)
      else if (entry !== null && within === 'Ntry') entry.fields.push(node)
    }
    if (step.at === 'close' && step.name === 'Ntry' && entry !== null && statement !== null) {
      const { records, booked } = readEntry(entry, statement.id, search)
      if (booked !== null) book(statement, booked)
      yield* records
      entry = null
    }
    if (step.at === 'close' && STATEMENTS.has(step.name) && statement !== null) {
      yield* totals(statement, hasBalances)
      yield pageOf(statement, messagePages)
      statement = null
    }
  }
}

const STATEMENTS: ReadonlySet<string> = new Set(['Stmt', 'Ntfctn'])
const CONTAINERS: ReadonlySet<string> = new Set([
  'Document',
  'BkToCstmrStmt',
  'BkToCstmrDbtCdtNtfctn',
  'Stmt',
  'Ntfctn',
  'Ntry',
  'NtryDtls',
])

type Statement = {
  line: number
  id: string
  account: string
  sequence: string | null
  pages: XmlNode | undefined
  balances: { type: string; amount: Money }[]
  summary: XmlNode | null
  out: Money
  in: Money
  count: number
}
const newStatement = (line: number): Statement => ({
  line,
  id: '',
  account: '',
  sequence: null,
  pages: undefined,
  balances: [],
  summary: null,
  out: ZERO,
  in: ZERO,
  count: 0,
})

function takeField(statement: Statement, node: XmlNode): void {
  if (node.name === 'Id') statement.id = node.text
  if (node.name === 'Acct') statement.account = accountIn(node)
  if (node.name === 'ElctrncSeqNb') statement.sequence = node.text || null
  if (node.name === 'LglSeqNb') statement.sequence ??= node.text || null
  if (node.name === 'StmtPgntn' || node.name === 'NtfctnPgntn') statement.pages = node
  if (node.name === 'TxsSummry') statement.summary = node
  if (node.name !== 'Bal') return
  const written = descend(node, 'Amt')
  const amount = written === undefined ? null : isoAmount(written)
  if (amount === null || isFault(amount)) return
  statement.balances.push({
    type: textAt(node, 'Tp', 'CdOrPrtry', 'Cd') ?? '',
    amount: textAt(node, 'CdtDbtInd') === 'DBIT' ? negateMoney(amount) : amount,
  })
}

function takeDetail(entry: CamtEntry, node: XmlNode): void {
  if (node.name === 'Btch') entry.batches.push(node)
  if (node.name !== 'TxDtls') return
  if (entry.details.length >= DETAILS_MAX)
    throw xmlExcessive(node.line, `has a booking of more than ${DETAILS_MAX} payments`)
  entry.details.push(node)
}

function book(statement: Statement, { direction, amount }: { direction: 'out' | 'in'; amount: Money }): void {
  statement.count += 1
  statement[direction] = addMoney(statement[direction], amount)
}

function* totals(statement: Statement, hasBalances: boolean): Generator<BankRecord> {
  const { line, summary } = statement
  const figure = (name: string, stated: string | null, found: string): BankRecord[] =>
    stated === null ? [] : [{ kind: 'total', line, figure: name, stated, found }]
  if (summary !== null) {
    yield* figure('bookings', textAt(summary, 'TtlNtries', 'NbOfNtries'), String(statement.count))
    yield* figure('credits', sumIn(summary, 'TtlCdtNtries'), formatMoney(statement.in))
    yield* figure('debits', sumIn(summary, 'TtlDbtNtries'), formatMoney(statement.out))
  }
  if (!hasBalances) return
  const { opening, closing } = ends(statement)
  if (opening === undefined || closing === undefined)
    yield fault(line, 'balance_missing', 'The statement has no opening or no closing balance')
  else
    yield* figure(
      'closing balance',
      formatSigned(closing.amount),
      formatSigned(subtractMoney(addMoney(opening.amount, statement.in), statement.out)),
    )
}

/** A statement in several parts opens and closes each with an interim balance. */
function ends(statement: Statement) {
  const opening = balanceOf(statement, ['OPBD', 'PRCD']) ?? statement.balances.find(({ type }) => type === 'ITBD')
  const closing = balanceOf(statement, ['CLBD']) ?? statement.balances.findLast(({ type }) => type === 'ITBD')
  return opening === closing ? { opening: undefined, closing: undefined } : { opening, closing }
}

/** The statement's own pages; where it has none, those of the message, of which a file is one. */
function pageOf(statement: Statement, messagePages: XmlNode | undefined): PageRecord {
  const pages = statement.pages ?? messagePages
  const { opening, closing } = ends(statement)
  const isLast = textAt(pages, 'LastPgInd')
  return {
    kind: 'page',
    line: statement.line,
    statement: statement.id,
    account: statement.account,
    sequence: statement.sequence,
    page: Number.parseInt(textAt(pages, 'PgNb') ?? '', 10) || null,
    isLast: isLast === null ? null : /^(true|1)$/.test(isLast),
    opening: opening?.amount ?? null,
    closing: closing?.amount ?? null,
  }
}

const balanceOf = ({ balances }: Statement, types: readonly string[]) =>
  balances.find(({ type }) => types.includes(type))

function sumIn(summary: XmlNode, name: string): string | null {
  const text = textAt(summary, name, 'Sum')
  if (text === null) return null
  const amount = isoDecimal(text)
  return amount === null ? saidExcerpt(text) : formatMoney(amount)
}

const formatSigned = (amount: Money): string =>
  isNegative(amount) ? `${formatMoney(negateMoney(amount))} overdrawn` : formatMoney(amount)
