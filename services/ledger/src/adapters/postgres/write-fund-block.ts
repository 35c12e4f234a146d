import type { PostedTransaction } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { type BlockHeader, canonicalJson } from '@fundtrace/seal'
import type { Static } from 'typebox'
import type { Entry, PostedEntry } from '../../domain/book.ts'
import type { AccountCode } from '../../domain/chart.ts'
import { effectiveText, type RecordContent, type RecordPlace, sealedText } from '../../domain/posting/record.ts'
import { recordId } from '../../application/record-id.ts'
import { sealBlock } from '../../domain/posting/seal-block.ts'
import { journalId, shardOf } from '../../domain/shard.ts'
import { announceFundBlock } from '../messaging/announce-block.ts'
import { arrayLiteral, textArrayLiteral } from './array-literal.ts'
import { readShardHead, type ShardHead } from './shard-head.ts'

export type TransactionDraft = Readonly<{
  kind:
    | 'plan'
    | 'arrival'
    | 'award'
    | 'release'
    | 'settle'
    | 'return'
    | 'refund'
    | 'identified'
    | 'carry'
    | 'advance'
    | 'clawback'
    | 'recovery'
    | 'interest'
    | 'fee'
    | 'close'
  /** '<kind>:...', unique in the fund: the same thing is never posted twice. */
  reference: string
  /** In a closed month it is posted in the open one, and keeps this as `happened_at` of its metadata. */
  effectiveAt: Date
  /** Only a close has none. */
  entries: readonly Entry[]
  documentNumber?: string
  paymentId?: string
  /** Nothing about a person. */
  metadata?: Readonly<Record<string, unknown>>
  askedBy?: string
}>
export type DecidedDraft = TransactionDraft & Readonly<{ posted: readonly PostedEntry[] }>

/**
 * Writes what one request decided as one block of the fund's shard: records with their entries, then the block, which moves numbers and
 * balances. The caller holds the shard's and the fund's lock, so the head cannot move; only a change of the shard's owner in this moment makes
 * it a serialization failure, to be tried again. All accounts are open.
 */
export async function writeFundBlock(
  trx: Transaction,
  fundId: string,
  eventId: string | null,
  drafts: readonly DecidedDraft[],
  accountId: (code: AccountCode) => string | undefined,
): Promise<Static<typeof PostedTransaction>[]> {
  const head = await readShardHead(trx, shardOf(fundId))
  const fund = await readFundState(trx, fundId)
  const records = placeRecords(head, fund, eventId, drafts)
  const texts = records.map(({ content, place }) => sealedText(content, place))
  const { header, hash } = sealBlock(head, head.algorithm, head.recordedAt, texts)
  await insertRecords(trx, fundId, records)
  await insertEntries(trx, records, accountId)
  await endBlock(trx, head.epoch, header, hash, drafts)
  await announceFundBlock(trx, { fundId, eventId, header, hash, records })
  return records.flatMap(({ content, place, draft }) => {
    const { number } = content
    return number === null ? [] : [toPosted(draft, place, number, effectiveText(content, place))]
  })
}

type FundState = Readonly<{ id: string; lastNumber: number; openFrom: Date | null }>
type PlacedRecord = Readonly<{ content: RecordContent; place: RecordPlace; draft: DecidedDraft }>

function placeRecords(
  head: ShardHead,
  fund: FundState,
  eventId: string | null,
  drafts: readonly DecidedDraft[],
): PlacedRecord[] {
  const recordedAtMs = Date.parse(head.recordedAt)
  const quotedId = JSON.stringify(fund.id)
  let number = fund.lastNumber
  return drafts.map((draft, index) => {
    const position = head.position + 1 + index
    const isLate = fund.openFrom !== null && draft.kind !== 'close' && draft.effectiveAt < fund.openFrom
    if (draft.posted.length > 0) number += 1
    const content: RecordContent = {
      command: {
        kind: draft.kind,
        reference: draft.reference,
        askedBy: draft.askedBy ?? null,
        eventId,
        documentNumber: draft.documentNumber ?? null,
        metadata: metadataText(draft, isLate),
        privateDetails: null,
        paymentId: draft.paymentId ?? null,
      },
      fund: { quotedId },
      number: draft.posted.length > 0 ? number : null,
      effectiveAt: (isLate && fund.openFrom !== null ? fund.openFrom : draft.effectiveAt).getTime(),
      entries: draft.posted.map((entry) => ({
        account: { quotedCode: JSON.stringify(entry.account) },
        amount: entry.fen,
        balanceAfter: entry.balanceAfter,
        line: Number(entry.version),
      })),
      holds: [],
    }
    const id = recordId(head.shard, position)
    return { draft, content, place: { id, shard: head.shard, position, recordedAt: head.recordedAt, recordedAtMs } }
  })
}

function metadataText({ metadata, effectiveAt }: TransactionDraft, isLate: boolean): string | null {
  if (isLate) return canonicalJson({ ...metadata, happened_at: effectiveAt.toISOString() })
  return metadata === undefined ? null : canonicalJson(metadata)
}

async function readFundState(trx: Transaction, fundId: string): Promise<FundState> {
  const { rows } = await trx.raw<{ rows: [{ transaction_count: string; open_from: Date | null }] }>(
    `SELECT transaction_count, CASE WHEN isfinite(open_from) THEN open_from END AS open_from FROM funds WHERE id = :fundId`,
    { fundId },
  )
  return { id: fundId, lastNumber: Number(rows[0].transaction_count), openFrom: rows[0].open_from }
}

async function insertRecords(trx: Transaction, fundId: string, records: readonly PlacedRecord[]): Promise<void> {
  const recordedAt = records[0]?.place.recordedAt
  const eventId = records[0]?.content.command.eventId
  await trx.raw(
    `INSERT INTO transactions (id, fund_id, number, kind, reference, payment_id, document_number, event_id, entry_count, effective_at,
                               recorded_at, journal_id, metadata, asked_by)
     SELECT n.id, :fundId, n.number, n.kind, n.reference, n.payment_id, n.document_number, :eventId::uuid, n.entry_count, n.effective_at,
            :recordedAt::timestamptz, n.journal_id, n.metadata, n.asked_by
       FROM unnest(:ids::uuid[], :numbers::bigint[], :kinds::text[], :references::text[], :payments::uuid[], :documents::text[],
                   :counts::smallint[], :effective::timestamptz[], :places::bigint[], :metadata::text[], :askers::text[])
            AS n (id, number, kind, reference, payment_id, document_number, entry_count, effective_at, journal_id, metadata, asked_by)`,
    {
      fundId,
      eventId: eventId ?? null,
      recordedAt: recordedAt ?? null,
      ids: arrayLiteral(records.map(({ place }) => place.id)),
      numbers: arrayLiteral(records.map(({ content }) => content.number ?? 'NULL')),
      kinds: arrayLiteral(records.map(({ draft }) => draft.kind)),
      references: textArrayLiteral(records.map(({ draft }) => draft.reference)),
      payments: arrayLiteral(records.map(({ draft }) => draft.paymentId ?? 'NULL')),
      documents: textArrayLiteral(records.map(({ draft }) => draft.documentNumber ?? null)),
      counts: arrayLiteral(records.map(({ draft }) => draft.posted.length)),
      effective: arrayLiteral(records.map(({ content, place }) => `"${effectiveText(content, place)}"`)),
      places: arrayLiteral(records.map(({ place }) => journalId(place.shard, place.position).toString())),
      metadata: textArrayLiteral(records.map(({ content }) => content.command.metadata)),
      askers: textArrayLiteral(records.map(({ draft }) => draft.askedBy ?? null)),
    },
  )
}

/** That each account is of the fund, and as many as here, is asked again of the block (write_block). */
async function insertEntries(
  trx: Transaction,
  records: readonly PlacedRecord[],
  accountId: (code: AccountCode) => string | undefined,
): Promise<void> {
  const accounts: string[] = []
  const places: string[] = []
  const ordinals: number[] = []
  const lines: string[] = []
  const amounts: string[] = []
  const balances: string[] = []
  for (const { draft, place } of records) {
    const at = journalId(place.shard, place.position).toString()
    for (const [index, entry] of draft.posted.entries()) {
      accounts.push(accountId(entry.account) ?? 'NULL')
      places.push(at)
      ordinals.push(index + 1)
      lines.push(entry.version.toString())
      amounts.push(formatFen(entry.fen))
      balances.push(formatFen(entry.balanceAfter))
    }
  }
  if (places.length === 0) return
  await trx.raw(
    `INSERT INTO entries (account_id, journal_id, ordinal, line, amount, balance_after)
     SELECT * FROM unnest(:accounts::bigint[], :places::bigint[], :ordinals::smallint[], :lines::bigint[], :amounts::numeric[], :balances::numeric[])`,
    {
      accounts: arrayLiteral(accounts),
      places: arrayLiteral(places),
      ordinals: arrayLiteral(ordinals),
      lines: arrayLiteral(lines),
      amounts: arrayLiteral(amounts),
      balances: arrayLiteral(balances),
    },
  )
}

/** The accounts are told as the last entry of each leaves them. */
async function endBlock(
  trx: Transaction,
  epoch: string,
  header: BlockHeader,
  hash: string,
  drafts: readonly DecidedDraft[],
): Promise<void> {
  const left = new Map<AccountCode, PostedEntry>()
  for (const { posted } of drafts) for (const entry of posted) left.set(entry.account, entry)
  let balances = 0n
  let lines = 0n
  for (const { balanceAfter, version } of left.values()) {
    balances += balanceAfter
    lines += version
  }
  await trx.raw(
    `SELECT write_block(:shard::smallint, :epoch, :height, :first, :last, :algorithm, decode(:root, 'hex'), decode(:previous, 'hex'),
                        decode(:hash, 'hex'), :recorded_at, :accounts, :balances, :lines, '{}', '{}')`,
    { ...header, epoch, hash, accounts: left.size, balances: formatFen(balances), lines: lines.toString() },
  )
}

const toPosted = (
  draft: DecidedDraft,
  place: RecordPlace,
  number: number,
  effectiveAt: string,
): Static<typeof PostedTransaction> => ({
  transaction_id: place.id,
  number,
  kind: draft.kind,
  reference: draft.reference,
  effective_at: effectiveAt,
  recorded_at: place.recordedAt,
  payment_id: draft.paymentId ?? null,
  entries: draft.posted.map(({ account, fen }) => ({ account, amount: formatFen(fen) })),
})
