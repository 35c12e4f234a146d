import { formatFen } from '@fundtrace/money'

/** What is sealed of a record but its place. Amounts in whole fen; `effectiveAt` in milliseconds since 1970. */
export type RecordContent = Readonly<{
  command: Readonly<{
    kind: string
    reference: string
    askedBy: string | null
    eventId: string | null
    documentNumber: string | null
    metadata: string | null
    privateDetails: Readonly<{ hash: Buffer }> | null
    reverses?: string
    paymentId?: string | null
  }>
  fund: Readonly<{ quotedId: string }>
  number: number | null
  effectiveAt: number
  entries: readonly SealedEntry[]
  holds: readonly SealedHold[]
}>
type SealedAccount = Readonly<{ quotedCode: string }>
type SealedEntry = Readonly<{ account: SealedAccount; amount: bigint; balanceAfter: bigint; line: number }>
type SealedHold = Readonly<{
  hold: Readonly<{ id: string; amount: bigint }>
  account: SealedAccount
  state: string
  posted: bigint
}>

/** Where a record stands, given out when it is decided. `recordedAt` is text, as it is sealed. */
export type RecordPlace = Readonly<{
  id: string
  shard: number
  position: number
  recordedAt: string
  /** The same in milliseconds since 1970. */
  recordedAtMs: number
}>

/**
 * A record as it is sealed: RFC 8785 canonical JSON (packages/seal/README.md). Written by hand in the order of its names, because this is the
 * hot loop; sealed-content.ts reads the same text back from the stored rows, and a test holds both against a canonicaliser.
 */
export function sealedText(decided: RecordContent, place: RecordPlace): string {
  const { command } = decided
  return (
    `{"asked_by":${quoted(command.askedBy)},"document_number":${quoted(command.documentNumber)}` +
    `,"effective_at":"${effectiveText(decided, place)}","entries":${entriesText(decided.entries)}` +
    `,"event_id":${quoted(command.eventId)},"fund":${decided.fund.quotedId},"holds":${holdsText(decided.holds)}` +
    `,"id":"${place.id}","kind":"${command.kind}","metadata":${command.metadata ?? 'null'},"number":${decided.number ?? 'null'}` +
    `,"payment_id":${idText(command.paymentId)},"position":${place.position},"private_hash":${hashText(command.privateDetails?.hash)}` +
    `,"recorded_at":"${place.recordedAt}","reference":${JSON.stringify(command.reference)}` +
    `,"reverses":${idText(command.reverses)},"shard":${place.shard}}`
  )
}

function entriesText(entries: readonly SealedEntry[]): string {
  let text = '['
  for (const { account, amount, balanceAfter, line } of entries) {
    if (text.length > 1) text += ','
    text += `{"account":${account.quotedCode},"amount":"${formatFen(amount)}","balance_after":"${formatFen(balanceAfter)}","line":${line}}`
  }
  return `${text}]`
}

/** By id: the rows keep no other order of what a record did to holds. */
function holdsText(holds: readonly SealedHold[]): string {
  let text = '['
  const sorted = holds.length > 1 ? holds.toSorted((one, other) => (one.hold.id < other.hold.id ? -1 : 1)) : holds
  for (const { hold, account, state, posted } of sorted) {
    if (text.length > 1) text += ','
    text += `{"account":${account.quotedCode},"amount":"${formatFen(hold.amount)}","hold_id":"${hold.id}","posted":"${formatFen(posted)}","state":"${state}"}`
  }
  return `${text}]`
}

/** Most count from when they are recorded, and that text is there already. */
export const effectiveText = ({ effectiveAt }: Pick<RecordContent, 'effectiveAt'>, place: RecordPlace): string =>
  effectiveAt === place.recordedAtMs ? place.recordedAt : instantText(effectiveAt)

/** The records of a batch count from one moment, and writing it costs more than all else of a record's text. */
let last = { ms: 0, text: new Date(0).toISOString() }
function instantText(ms: number): string {
  if (last.ms !== ms) last = { ms, text: new Date(ms).toISOString() }
  return last.text
}

const quoted = (text: string | null): string => (text === null ? 'null' : JSON.stringify(text))
const idText = (id: string | null | undefined): string => (id == null ? 'null' : `"${id}"`)
const hashText = (hash: Buffer | undefined): string => (hash === undefined ? 'null' : `"${hash.toString('hex')}"`)
