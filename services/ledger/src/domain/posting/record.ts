import { formatFen } from '@fundtrace/money'
import type { Decided, DecidedEntry, DecidedHold } from './decide.ts'

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
 * hot loop; seal-content.ts reads the same text back from the stored rows, and a test holds both against a canonicaliser.
 */
export function sealedText(decided: Decided, place: RecordPlace): string {
  const { command } = decided
  return (
    `{"asked_by":${quoted(command.askedBy)},"document_number":${quoted(command.documentNumber)}` +
    `,"effective_at":"${effectiveText(decided, place)}","entries":${entriesText(decided.entries)}` +
    `,"event_id":${quoted(command.eventId)},"fund":${decided.fund.quotedId},"holds":${holdsText(decided.holds)}` +
    `,"id":"${place.id}","kind":"${command.kind}","metadata":${command.metadata ?? 'null'},"number":${decided.number ?? 'null'}` +
    `,"payment_id":null,"position":${place.position},"private_hash":${hashText(command.privateDetails?.hash)}` +
    `,"recorded_at":"${place.recordedAt}","reference":${JSON.stringify(command.reference)}` +
    `,"reverses":${command.kind === 'reversal' ? `"${command.reverses}"` : 'null'},"shard":${place.shard}}`
  )
}

function entriesText(entries: readonly DecidedEntry[]): string {
  let text = '['
  for (const { account, amount, balanceAfter, line } of entries) {
    if (text.length > 1) text += ','
    text += `{"account":${account.quotedCode},"amount":"${formatFen(amount)}","balance_after":"${formatFen(balanceAfter)}","line":${line}}`
  }
  return `${text}]`
}

function holdsText(holds: readonly DecidedHold[]): string {
  let text = '['
  for (const { hold, account, state, posted } of holds) {
    if (text.length > 1) text += ','
    text += `{"account":${account.quotedCode},"amount":"${formatFen(hold.amount)}","hold_id":"${hold.id}","posted":"${formatFen(posted)}","state":"${state}"}`
  }
  return `${text}]`
}

/** Most count from when they are recorded, and that text is there already. */
export const effectiveText = ({ effectiveAt }: Decided, place: RecordPlace): string =>
  effectiveAt === place.recordedAtMs ? place.recordedAt : new Date(effectiveAt).toISOString()

const quoted = (text: string | null): string => (text === null ? 'null' : JSON.stringify(text))
const hashText = (hash: Buffer | undefined): string => (hash === undefined ? 'null' : `"${hash.toString('hex')}"`)
