import { formatMoney, type Money, sumMoney } from '@fundtrace/money'
import { isFault, isoAmount, isoDecimal } from './bank-amount.ts'
import { isoDay } from './bank-day.ts'
import { bankReason } from './bank-reason.ts'
import { type BankReason, type BankRecord, fault, type Outcome, saidExcerpt } from './bank-record.ts'
import type { FileSource } from './file-source.ts'
import { descend, textAt, type XmlNode, xmlSteps } from './xml-steps.ts'

/**
 * Payment status report, pain.002.001.03 to .12: the status of each transaction, and of a whole PmtInf or message for the transactions that it does not list.
 * What is said of a whole comes behind all that is said of its parts, and never out of a file that was cut.
 */
export async function* readPain002(file: FileSource): AsyncGenerator<BankRecord> {
  let header: Header = { day: null }
  let group: Group = NO_GROUP
  let payments: PaymentInformation | null = null
  for await (const step of xmlSteps(file, CONTAINERS)) {
    if (step.at === 'broken') {
      yield fault(step.line, step.isCut ? 'cut' : 'broken', brokenDetail(step.isCut))
      return
    }
    if (step.at === 'open' && step.name === 'OrgnlPmtInfAndSts') payments = paymentInformation(step.line)
    if (step.at === 'whole') {
      const { node, within } = step
      if (node.name === 'GrpHdr') header = { day: isoDay(textAt(node, 'CreDtTm')) }
      else if (node.name === 'OrgnlGrpInfAndSts') group = groupOf(node)
      else if (payments !== null && node.name === 'TxInfAndSts')
        yield* transactionRecords(node, payments, group, header)
      else if (payments !== null && within === 'OrgnlPmtInfAndSts') takeField(payments, node)
    }
    if (step.at === 'close' && step.name === 'OrgnlPmtInfAndSts' && payments !== null) {
      yield* wholeRecords(payments, header)
      payments = null
    }
    if (step.at === 'close' && step.name === 'CstmrPmtStsRpt') yield* groupRecords(group, header)
  }
}

const CONTAINERS: ReadonlySet<string> = new Set(['Document', 'CstmrPmtStsRpt', 'OrgnlPmtInfAndSts'])

const brokenDetail = (isCut: boolean): string =>
  isCut ? 'The file ends in the middle; what came before is taken' : 'From here on the file is no XML'

/** ExternalPaymentTransactionStatus1Code. Accepted is not paid, and settled with the payee's bank is. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  ACSC: 'paid',
  ACCC: 'paid',
  RJCT: 'failed',
  CANC: 'failed',
  ACSP: 'open',
  ACCP: 'open',
  ACTC: 'open',
  ACWC: 'open',
  ACWP: 'open',
  ACFC: 'open',
  ACPD: 'open',
  PDNG: 'open',
  PATC: 'open',
  RCVD: 'open',
}
const outcomeOf = (status: string): Outcome => OUTCOMES[status] ?? 'unknown'
/** What a status says of those of which nothing else is said. PART says it of none. */
const isOfAll = (status: string | null): status is string => status !== null && DECIDED.has(outcomeOf(status))
const DECIDED: ReadonlySet<Outcome> = new Set(['paid', 'failed'])

type Header = Readonly<{ day: string | null }>
type Whole = {
  line: number
  reference: string
  status: string | null
  reason: BankReason | null
  count: number | null
  sum: Money | null
}
type Group = Readonly<Whole>
const NO_GROUP: Group = { line: 1, reference: '', status: null, reason: null, count: null, sum: null }
type Listed = { count: number; amounts: Money[]; isComplete: boolean }
type PaymentInformation = Whole & {
  listed: Map<string, Listed>
  stated: { line: number; status: string; count: string | null; sum: string | null }[]
}

const paymentInformation = (line: number): PaymentInformation => ({
  line,
  reference: '',
  status: null,
  reason: null,
  count: null,
  sum: null,
  listed: new Map(),
  stated: [],
})

const groupOf = (node: XmlNode): Group => ({
  line: node.line,
  reference: textAt(node, 'OrgnlMsgId') ?? '',
  status: textAt(node, 'GrpSts'),
  reason: reasonIn(node),
  count: countOf(textAt(node, 'OrgnlNbOfTxs')),
  sum: isoDecimal(textAt(node, 'OrgnlCtrlSum') ?? ''),
})

function takeField(payments: PaymentInformation, node: XmlNode): void {
  if (node.name === 'OrgnlPmtInfId') payments.reference = node.text
  if (node.name === 'PmtInfSts') payments.status = node.text
  if (node.name === 'OrgnlNbOfTxs') payments.count = countOf(node.text)
  if (node.name === 'OrgnlCtrlSum') payments.sum = isoDecimal(node.text)
  if (node.name === 'StsRsnInf') payments.reason ??= reasonOfInformation(node)
  if (node.name === 'NbOfTxsPerSts')
    payments.stated.push({
      line: node.line,
      status: textAt(node, 'DtldSts') ?? '',
      count: textAt(node, 'DtldNbOfTxs'),
      sum: textAt(node, 'DtldCtrlSum'),
    })
}

const countOf = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : null

function* transactionRecords(
  node: XmlNode,
  payments: PaymentInformation,
  group: Group,
  header: Header,
): Generator<BankRecord> {
  const reference = textAt(node, 'OrgnlEndToEndId') ?? textAt(node, 'OrgnlInstrId')
  const status = textAt(node, 'TxSts') ?? decidedStatus(payments.status) ?? decidedStatus(group.status)
  if (reference === null || status === null) {
    yield fault(node.line, 'row_unreadable', 'A transaction without its reference or its status', reference)
    return
  }
  const written = descend(node, 'OrgnlTxRef', 'Amt', 'InstdAmt') ?? descend(node, 'OrgnlTxRef', 'IntrBkSttlmAmt')
  const amount = written === undefined ? null : isoAmount(written)
  count(payments, status, amount === null || isFault(amount) ? null : amount)
  if (amount !== null && isFault(amount)) {
    yield fault(node.line, amount.why, amount.detail, reference)
    return
  }
  yield {
    kind: 'result',
    line: node.line,
    of: 'payment',
    reference,
    amount,
    count: null,
    outcome: outcomeOf(status),
    said: saidExcerpt(status),
    on: isoDay(textAt(node, 'AccptncDtTm')) ?? header.day,
    reason: reasonIn(node) ?? (textAt(node, 'TxSts') === null ? (payments.reason ?? group.reason) : null),
  }
}

const decidedStatus = (status: string | null): string | null => (isOfAll(status) ? status : null)

function count({ listed }: PaymentInformation, status: string, amount: Money | null): void {
  const of = listed.get(status) ?? { count: 0, amounts: [], isComplete: true }
  of.count += 1
  if (amount === null) of.isComplete = false
  // Added up now and then: a list of 100,000 amounts is not kept.
  else of.amounts = [sumMoney([...of.amounts, amount])]
  listed.set(status, of)
}

/** A status of which transactions are listed is listed whole, and rejected ones always are; of the others a bank may give the number alone. */
function* wholeRecords(payments: PaymentInformation, { day }: Header): Generator<BankRecord> {
  for (const { line, status, count: stated, sum } of payments.stated) {
    const listed = payments.listed.get(status)
    if (listed === undefined && (status !== 'RJCT' || payments.status === 'RJCT')) continue
    if (stated !== null)
      yield { kind: 'total', line, figure: `${status} count`, stated, found: String(listed?.count ?? 0) }
    if (sum !== null && listed?.isComplete === true)
      yield {
        kind: 'total',
        line,
        figure: `${status} sum`,
        stated: formatStated(sum),
        found: formatMoney(sumMoney(listed.amounts)),
      }
  }
  if (isOfAll(payments.status)) yield wholeRecord('parcel', payments, payments.status, day)
}

const formatStated = (sum: string): string => {
  const amount = isoDecimal(sum)
  return amount === null ? saidExcerpt(sum) : formatMoney(amount)
}

function* groupRecords(group: Group, { day }: Header): Generator<BankRecord> {
  if (isOfAll(group.status)) yield wholeRecord('file', group, group.status, day)
}

const wholeRecord = (of: 'parcel' | 'file', whole: Group, status: string, on: string | null): BankRecord => ({
  kind: 'result',
  line: whole.line,
  of,
  reference: whole.reference,
  amount: whole.sum,
  count: whole.count,
  outcome: outcomeOf(status),
  said: saidExcerpt(status),
  on,
  reason: whole.reason,
})

const reasonIn = (node: XmlNode): BankReason | null => {
  const information = descend(node, 'StsRsnInf')
  return information === undefined ? null : reasonOfInformation(information)
}

const reasonOfInformation = (node: XmlNode): BankReason | null =>
  bankReason(
    textAt(node, 'Rsn', 'Cd') ?? textAt(node, 'Rsn', 'Prtry'),
    node.children
      .filter(({ name }) => name === 'AddtlInf')
      .map(({ text }) => text)
      .join('') || null,
  )
