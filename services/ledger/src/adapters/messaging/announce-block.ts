import { JOURNAL_PAGE_ENTRIES, LEDGER_JOURNAL, POSTINGS_PAGE_ITEMS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import {
  appendReadyToOutbox,
  type OutboxStatement,
  type ReadyAnnouncement,
  readyOutboxStatements,
} from '@fundtrace/messaging'
import { formatFen } from '@fundtrace/money'
import type { BlockHeader } from '@fundtrace/seal'
import { effectiveText, type RecordContent, type RecordPlace } from '../../domain/posting/record.ts'
import type { Block } from '../postgres/journal/write-block.ts'

/** A block of one fund's work, as the slow road writes it. `eventId`: of the event that asked. */
export type FundBlock = Readonly<{
  fundId: string
  eventId: string | null
  header: Pick<BlockHeader, 'shard' | 'height' | 'recorded_at'>
  hash: string
  records: readonly Readonly<{ content: RecordContent; place: RecordPlace }>[]
}>

/**
 * Tells whoever copies the journal of a block, in the transaction that writes it, after write_block: pages of each fund's records. Until the
 * COMMIT other announcements about these funds on this topic wait.
 */
export function announceBlock({ header, hash, records }: Block): OutboxStatement[] {
  const funds = new Map<string, PageRecord[]>()
  for (const { decided, place } of records) {
    const record = { text: recordText(decided, place), entries: decided.entries.length }
    const ofFund = funds.get(decided.command.fundId)
    if (ofFund === undefined) funds.set(decided.command.fundId, [record])
    else ofFund.push(record)
  }
  const pages = [...funds].flatMap(([fundId, ofFund]) => pagesOf(fundId, header, hash, ofFund))
  return readyOutboxStatements(originOf(header), LEDGER_JOURNAL, pages)
}

/** The same on the slow road: before the answer to the request, and after everything else. */
export function announceFundBlock(trx: Transaction, block: FundBlock): Promise<void> {
  const { fundId, eventId, header, hash } = block
  const records = block.records.map(({ content, place }) => ({
    text: recordText(content, place),
    entries: content.entries.length,
  }))
  const origin = { ...originOf(header), ...(eventId === null ? {} : { causationId: eventId }) }
  return appendReadyToOutbox(trx, origin, LEDGER_JOURNAL, pagesOf(fundId, header, hash, records))
}

/** A block holds what many asked for; so it is its own beginning. */
const originOf = ({ shard, height }: FundBlock['header']) => ({
  service: 'ledger',
  correlationId: `shard ${shard} block ${height}`,
})

type PageRecord = Readonly<{ text: string; entries: number }>

function pagesOf(
  fundId: string,
  { shard, height, recorded_at: recordedAt }: FundBlock['header'],
  hash: string,
  records: readonly PageRecord[],
): ReadyAnnouncement[] {
  const pages = cutIntoPages(records)
  const about = `{"fund_id":${JSON.stringify(fundId)},"shard":${shard},"height":${height},"block_hash":"${hash}","recorded_at":"${recordedAt}"`
  return pages.map((page, index) => ({
    key: fundId,
    type: 'JournalPage',
    data: `${about},"page":${index + 1},"pages":${pages.length},"records":[${page.map(({ text }) => text).join()}]}`,
  }))
}

function cutIntoPages(records: readonly PageRecord[]): PageRecord[][] {
  const pages: PageRecord[][] = []
  let page: PageRecord[] = []
  let entries = 0
  for (const record of records) {
    if (page.length === POSTINGS_PAGE_ITEMS || (page.length > 0 && entries + record.entries > JOURNAL_PAGE_ENTRIES)) {
      pages.push(page)
      page = []
      entries = 0
    }
    page.push(record)
    entries += record.entries
  }
  pages.push(page)
  return pages
}

/** JSON put together by hand: this is the hot loop. Members as JournalPage has them. */
function recordText(decided: RecordContent, place: RecordPlace): string {
  const { kind, reference, documentNumber, reverses } = decided.command
  let entries = ''
  for (const { account, amount } of decided.entries)
    entries += `${entries === '' ? '' : ','}{"account":${account.quotedCode},"amount":"${formatFen(amount)}"}`
  return (
    `{"transaction_id":"${place.id}","position":${place.position},"number":${decided.number ?? 'null'},"kind":"${kind}"` +
    `,"reference":${JSON.stringify(reference)}` +
    `,"effective_at":${decided.effectiveAt === place.recordedAtMs ? 'null' : `"${effectiveText(decided, place)}"`}` +
    (documentNumber === null ? '' : `,"document_number":${JSON.stringify(documentNumber)}`) +
    (reverses === undefined ? '' : `,"reverses":"${reverses}"`) +
    `,"entries":[${entries}]}`
  )
}
