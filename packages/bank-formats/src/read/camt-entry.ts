import { formatMoney, type Money, negateMoney, sameMoney, sumMoney } from '@fundtrace/money'
import { isFault, isoAmount } from './bank-amount.ts'
import { isoDay } from './bank-day.ts'
import { bankReason } from './bank-reason.ts'
import { type BankReason, type BankRecord, type EntryRecord, fault, type Party } from './bank-record.ts'
import { camtCarrier, findReference, type ReferenceSearch } from './reference-carrier.ts'
import { accountIn, descend, textAt, type XmlNode } from './xml-steps.ts'

/** One Ntry while its parts come: fields of its own, and the details of each NtryDtls. */
export type CamtEntry = {
  readonly line: number
  readonly place: number
  readonly fields: XmlNode[]
  readonly batches: XmlNode[]
  readonly details: XmlNode[]
}

/** A booking has at most so many payments: ten times what a PmtInf of ours has. */
export const DETAILS_MAX = 100_000

export type EntryReading = Readonly<{
  records: BankRecord[]
  booked: Readonly<{ direction: 'out' | 'in'; amount: Money }> | null
}>

/** The booking as records: each of its payments, or itself where it names none or names them wrongly. `booked` is what moves the balance. */
export function readEntry(entry: CamtEntry, statement: string, search: ReferenceSearch): EntryReading {
  const field = (name: string) => entry.fields.find((node) => node.name === name)
  const written = field('Amt')
  const direction = directionOf(field('CdtDbtInd')?.text)
  if (written === undefined || direction === null)
    return unbooked([fault(entry.line, 'row_unreadable', 'A booking without its amount or direction')])
  const amount = isoAmount(written)
  if (isFault(amount)) return unbooked([fault(entry.line, amount.why, amount.detail)])
  const status = textAt(field('Sts'), 'Cd') ?? field('Sts')?.text
  // What is only announced is not on the account, and comes again when it is.
  if (status !== 'BOOK') return unbooked([])
  const bookedOn = dayOf(field('BookgDt')) ?? dayOf(field('ValDt'))
  const booked = { direction, amount }
  if (bookedOn === null) return { records: [fault(entry.line, 'day_unreadable', 'A booking without its day')], booked }

  const whole: EntryRecord = {
    kind: 'entry',
    line: entry.line,
    statement,
    place: entry.place,
    detail: 0,
    bookedOn,
    direction,
    amount,
    isReversal: /^(true|1)$/.test(field('RvslInd')?.text ?? ''),
    bankReference: field('AcctSvcrRef')?.text || field('NtryRef')?.text || null,
    reference: null,
    parcel: null,
    count: null,
    reason: null,
    ...(search.parties === true && { party: { ...NOBODY, words: field('AddtlNtryInf')?.text ?? '' } }),
  }
  return { records: entry.details.length > 0 ? detailed(entry, whole, search) : batched(entry, whole), booked }
}

const unbooked = (records: BankRecord[]): EntryReading => ({ records, booked: null })
const directionOf = (indicator: string | undefined): 'out' | 'in' | null =>
  indicator === 'DBIT' ? 'out' : indicator === 'CRDT' ? 'in' : null
const dayOf = (node: XmlNode | undefined): string | null => isoDay(textAt(node, 'Dt') ?? textAt(node, 'DtTm'))

/** Each payment with its own amount, never with that of the booking; together they are the booking. */
function detailed(entry: CamtEntry, whole: EntryRecord, search: ReferenceSearch): BankRecord[] {
  const readings = entry.details.map((node, index) =>
    readDetail(node, whole, index + 1, search, entry.details.length === 1),
  )
  const wrong = readings.find((reading) => typeof reading === 'string')
  if (wrong !== undefined) return [fault(entry.line, 'details_wrong', wrong), whole]
  const records = readings.filter((reading) => typeof reading !== 'string')
  const parcel = entry.batches.length === 1 ? textAt(entry.batches[0], 'PmtInfId') : null
  const sum = sumMoney(
    records.map((detail) => (detail.direction === whole.direction ? detail.amount : negateMoney(detail.amount))),
  )
  if (!sameMoney(sum, whole.amount))
    return [
      fault(
        entry.line,
        'details_wrong',
        `The payments of the booking are ${formatMoney(sum)} together, the booking is ${formatMoney(whole.amount)}`,
      ),
      { ...whole, parcel },
    ]
  // One booking of many of which the bank names none of ours is still the booking of its PmtInf.
  if (parcel !== null && records.every(({ reference }) => reference === null))
    return [{ ...whole, parcel, count: records.length }]
  return records
}

function readDetail(
  node: XmlNode,
  whole: EntryRecord,
  detail: number,
  search: ReferenceSearch,
  isOnly: boolean,
): EntryRecord | string {
  const written =
    descend(node, 'Amt') ?? descend(node, 'AmtDtls', 'TxAmt', 'Amt') ?? descend(node, 'AmtDtls', 'InstdAmt', 'Amt')
  if (written === undefined && !isOnly) return 'A booking of several payments without the amount of each'
  const amount = written === undefined ? whole.amount : isoAmount(written)
  if (isFault(amount)) return amount.detail
  const returned = descend(node, 'RtrInf')
  const direction = directionOf(textAt(node, 'CdtDbtInd') ?? undefined) ?? whole.direction
  return {
    ...whole,
    line: node.line,
    detail,
    direction,
    amount,
    bankReference: textAt(node, 'Refs', 'AcctSvcrRef') ?? whole.bankReference,
    reference: findReference(search, camtCarrier(node)),
    parcel: textAt(node, 'Refs', 'PmtInfId'),
    reason: returned === undefined ? null : returnReason(returned),
    ...(search.parties === true && { party: partyOf(node, direction) }),
  }
}

const NOBODY: Party = { name: '', account: '', words: '' }

/** The other side: who is paid by what goes out, who pays what comes in. Since version .08 a party's name lies one deeper. */
function partyOf(node: XmlNode, direction: 'out' | 'in'): Party {
  const [role, account] = direction === 'out' ? ['Cdtr', 'CdtrAcct'] : ['Dbtr', 'DbtrAcct']
  const parties = descend(node, 'RltdPties')
  return {
    name: textAt(parties, role, 'Pty', 'Nm') ?? textAt(parties, role, 'Nm') ?? '',
    account: accountIn(descend(parties, account)),
    words: camtCarrier(node)('Ustrd') ?? textAt(node, 'AddtlTxInf') ?? '',
  }
}

const returnReason = (node: XmlNode): BankReason | null =>
  bankReason(
    textAt(node, 'Rsn', 'Cd') ?? textAt(node, 'Rsn', 'Prtry'),
    node.children
      .filter(({ name }) => name === 'AddtlInf')
      .map(({ text }) => text)
      .join('') || null,
  )

/** Batch booking: one sum for a PmtInf. Several in one booking come with their own totals. */
function batched(entry: CamtEntry, whole: EntryRecord): BankRecord[] {
  const batches = entry.batches.filter((node) => textAt(node, 'PmtInfId') !== null)
  const [first] = batches
  if (first === undefined) return [whole]
  if (batches.length === 1) return [ofBatch(whole, 0, first, whole.amount)]
  const records = batches.map((node, index) => {
    const total = descend(node, 'TtlAmt')
    const amount = total === undefined ? null : isoAmount(total)
    return amount === null || isFault(amount) ? null : ofBatch(whole, index + 1, node, amount)
  })
  const known = records.filter((record) => record !== null)
  return known.length === records.length && sameMoney(sumMoney(known.map(({ amount }) => amount)), whole.amount)
    ? known
    : [fault(entry.line, 'details_wrong', 'The PmtInfs of the booking are not the booking together'), whole]
}

const ofBatch = (whole: EntryRecord, detail: number, node: XmlNode, amount: Money): EntryRecord => ({
  ...whole,
  detail,
  amount,
  parcel: textAt(node, 'PmtInfId'),
  count: Number.parseInt(textAt(node, 'NbOfTxs') ?? '', 10) || null,
})
