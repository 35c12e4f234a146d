import { decodeStream } from '@fundtrace/csv'
import { addMoney, formatMoney, isNegative, type Money, negateMoney, subtractMoney } from '@fundtrace/money'
import { swiftAmount } from './bank-amount.ts'
import { nearestDay, swiftDay } from './bank-day.ts'
import { bankReason } from './bank-reason.ts'
import { type BankRecord, type EntryRecord, fault, type PageRecord } from './bank-record.ts'
import type { FileSource } from './file-source.ts'
import { findReference, type ReferenceSearch } from './reference-carrier.ts'

/**
 * SWIFT MT940, one or many messages in a file, with or without their blocks: each :61: with its :86:. :60F: and the bookings must be :62F:.
 * The words of :86: name people and are given to nobody who does not ask for `parties`; only what they say of a reason is.
 */
export async function* readMt940(file: FileSource, search: ReferenceSearch): AsyncGenerator<BankRecord | PageRecord> {
  let statement: Statement | null = null
  let waiting: Field | null = null
  let place = 0
  for await (const field of fields(file)) {
    // :86: belongs to the :61: before it, so each booking waits for the next field.
    if (waiting !== null) {
      const info = field.tag === '86' ? field.text : null
      place += 1
      if (statement !== null) yield* bookingRecords(waiting, info, statement, place, search)
      waiting = null
      if (info !== null) continue
    }
    if (field.tag === '20') {
      if (statement !== null) yield cut(statement.line)
      statement = newStatement(field)
    } else if (statement === null) continue
    else if (field.tag === '25') statement.account = field.text.trim()
    else if (field.tag === '28C') number(statement, field.text)
    else if (/^60[FM]$/.test(field.tag)) yield* open(statement, field)
    else if (field.tag === '61') waiting = field
    else if (/^62[FM]$/.test(field.tag)) {
      yield* close(statement, field)
      yield pageOf(statement, field)
      statement = null
    }
  }
  if (waiting !== null && statement !== null) yield* bookingRecords(waiting, null, statement, place + 1, search)
  if (statement !== null) yield cut(statement.line)
}

const cut = (line: number): BankRecord =>
  fault(line, 'cut', 'The statement has no closing balance; its bookings are taken')

type Statement = {
  readonly line: number
  id: string
  account: string
  sequence: string | null
  page: number | null
  currency: string | null
  opening: Money | null
  balance: Money | null
}
const newStatement = ({ line, text }: Field): Statement => ({
  line,
  id: text.slice(0, 35),
  account: '',
  sequence: null,
  page: null,
  currency: null,
  opening: null,
  balance: null,
})

/** The statement's number, and after a stroke that of the page. */
function number(statement: Statement, text: string): void {
  statement.id = `${statement.id}/${text.slice(0, 20)}`
  const [, sequence = null, page = ''] = /^0*(\d{1,5})(?:\/0*(\d{1,5}))?$/.exec(text.trim()) ?? []
  statement.sequence = sequence
  statement.page = Number.parseInt(page, 10) || null
}

/** The last page closes with :62F:, every other with :62M:. */
const pageOf = (statement: Statement, { tag, text }: Field): PageRecord => ({
  kind: 'page',
  line: statement.line,
  statement: statement.id,
  account: statement.account,
  sequence: statement.sequence,
  page: statement.page,
  isLast: tag === '62F',
  opening: statement.opening,
  closing: balanceIn(text)?.amount ?? null,
})

function* open(statement: Statement, { line, text }: Field): Generator<BankRecord> {
  const balance = balanceIn(text)
  if (balance === null) {
    yield fault(line, 'balance_missing', 'The opening balance cannot be read')
    return
  }
  statement.currency = balance.currency
  statement.opening = balance.amount
  statement.balance = balance.amount
}

function* close(statement: Statement, { line, text }: Field): Generator<BankRecord> {
  const stated = balanceIn(text)
  if (stated === null || statement.balance === null)
    yield fault(line, 'balance_missing', 'The statement has no opening or no closing balance')
  else
    yield {
      kind: 'total',
      line,
      figure: 'closing balance',
      stated: formatSigned(stated.amount),
      found: formatSigned(statement.balance),
    }
}

function balanceIn(text: string): { currency: string; amount: Money } | null {
  const [, sign = '', currency = '', figure = ''] = /^([CD])\d{6}([A-Z]{3})([\d,]+)$/.exec(text.trim()) ?? []
  const amount = swiftAmount(figure)
  return amount === null ? null : { currency, amount: sign === 'D' ? negateMoney(amount) : amount }
}

/** Value day, day of booking, direction, amount, kind, our reference // the bank's, and on a line of its own what else there is. */
const BOOKING =
  /^(?<value>\d{6})(?<entry>\d{4})?(?<mark>R?[CD])[A-Z]?(?<amount>\d+,\d{0,2})[A-Z][A-Z0-9]{3}(?<customer>(?:(?!\/\/)[^\n]){0,16})(?:\/\/(?<bank>[^\n]{0,34}))?(?:\n.*)?$/s

function* bookingRecords(
  { line, text }: Field,
  info: string | null,
  statement: Statement,
  place: number,
  search: ReferenceSearch,
): Generator<BankRecord> {
  const written = BOOKING.exec(text)?.groups
  const amount = swiftAmount(written?.['amount'] ?? '')
  if (written === undefined || amount === null) {
    yield fault(line, 'row_unreadable', 'The :61: line has not the form of a booking')
    return
  }
  const mark = written['mark'] ?? ''
  const direction = mark === 'D' || mark === 'RC' ? 'out' : 'in'
  if (statement.balance !== null)
    statement.balance =
      direction === 'in' ? addMoney(statement.balance, amount) : subtractMoney(statement.balance, amount)
  const value = swiftDay(written['value'] ?? '')
  const bookedOn = value === null || written['entry'] === undefined ? value : nearestDay(written['entry'], value)
  const reference = findReference(search, (carrier) => {
    if (carrier === 'CustomerRef') return written['customer']?.trim() || null
    if (carrier === 'BankRef') return written['bank']?.trim() || null
    return carrier === 'Info' ? info : null
  })
  if (statement.currency !== 'CNY') {
    yield fault(
      line,
      'currency_wrong',
      `The statement is in ${statement.currency ?? 'no currency'}, not in CNY`,
      reference,
    )
    return
  }
  if (bookedOn === null) {
    yield fault(line, 'day_unreadable', 'A booking without its day', reference)
    return
  }
  const entry: EntryRecord = {
    kind: 'entry',
    line,
    statement: statement.id,
    place,
    detail: 0,
    bookedOn,
    direction,
    amount,
    isReversal: mark.startsWith('R'),
    bankReference: written['bank']?.trim() || null,
    reference,
    parcel: null,
    count: null,
    reason: direction === 'in' && info !== null ? wordless(bankReason(null, info.replaceAll('\n', ''))) : null,
    ...(search.parties === true && { party: { name: '', account: '', words: (info ?? '').replaceAll('\n', '') } }),
  }
  yield entry
}

/** Our words for the reason, never those of :86:. */
const wordless = (reason: ReturnType<typeof bankReason>) =>
  reason === null ? null : { code: reason.code, text: bankReason(reason.code, null)?.text ?? reason.code }

type Field = Readonly<{ line: number; tag: string; text: string }>

/** `:tag:` and what follows it, over as many lines as it takes, up to the next tag or the end of the message. */
async function* fields(file: FileSource): AsyncGenerator<Field> {
  let field: { line: number; tag: string; text: string } | null = null
  for await (const { line, text } of lines(file)) {
    const [, tag, rest = ''] = /^(?:\{.*\{4:)?:(\d{2}[A-Z]?):(.*)$/.exec(text) ?? []
    if (tag !== undefined) {
      if (field !== null) yield field
      field = { line, tag, text: rest }
    } else if (/^-\}?/.test(text) || text.startsWith('{')) {
      if (field !== null) yield field
      field = null
    } else if (field !== null && field.text.length < FIELD_LENGTH_MAX) field.text += `\n${text}`
  }
  if (field !== null) yield field
}
/** :86: has six lines of 65 characters; some banks write more. */
const FIELD_LENGTH_MAX = 4000

async function* lines(file: FileSource): AsyncGenerator<{ line: number; text: string }> {
  let line = 0
  let rest = ''
  for await (const text of decodeStream(file.read(0, file.size))) {
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = (parts.pop() ?? '').slice(0, FIELD_LENGTH_MAX)
    for (const part of parts) {
      line += 1
      yield { line, text: part.replace(/^\uFEFF/, '') }
    }
  }
  if (rest !== '') yield { line: line + 1, text: rest.replace(/\r$/, '') }
}

const formatSigned = (amount: Money): string =>
  isNegative(amount) ? `${formatMoney(negateMoney(amount))} overdrawn` : formatMoney(amount)
