import { formatFen } from '@fundtrace/money'
import type { BlockHeader } from '@fundtrace/seal'
import type { Client } from 'pg'
import type { Decided, DecidedHold } from '../../../domain/posting/decide.ts'
import type { RecordPlace } from '../../../domain/posting/record.ts'
import type { BookAccount } from '../../../domain/posting/shard-book.ts'
import { journalId } from '../../../domain/shard.ts'
import { bytesArray, plainArray, textArray } from './array-literal.ts'
import {
  beginRow,
  type BinaryRows,
  putBigint,
  putBigintOf,
  putBytes,
  putFen,
  putNull,
  putSmallint,
  putText,
  putTimestamp,
  putUuid,
} from './binary-rows.ts'
import { copyTables } from './copy-tables.ts'

/** A block that was decided and is to be written: its records in order, their sealed header, and the accounts that they leave changed. */
export type Block = Readonly<{
  epoch: string
  header: BlockHeader
  hash: string
  records: readonly Readonly<{ decided: Decided; place: RecordPlace }>[]
  /** Of the accounts that its entries touch: how many, and what is on them and how many lines they have after it, in all (fen). */
  moved: Readonly<{ count: number; balances: bigint; lines: number }>
  /** What accounts hold back after it, where that changed; in fen. */
  held: readonly Readonly<{ account: BookAccount; held: bigint }>[]
}>

/** All that shares no row with other batches: records and entries, in one round trip, before the block before has been committed. */
export async function insertRecords(client: Client, { records }: Block): Promise<void> {
  await copyTables(client, [
    { statement: RECORDS, put: (rows) => putRecords(rows, records) },
    { statement: ENTRIES, put: (rows) => putEntries(rows, records) },
  ])
  const details = records.filter(({ decided }) => decided.command.privateDetails !== null)
  if (details.length > 0) await insertPrivateDetails(client, details)
  await insertHolds(
    client,
    holdChanges(records).filter(({ change }) => change.isNew),
  )
}

/** What all batches of the shard move: its head, its funds' numbers, its balances. Called after the block before was committed. */
export async function endBlock(client: Client, block: Block): Promise<void> {
  const { epoch, header, hash, moved, held } = block
  await endHolds(
    client,
    holdChanges(block.records).filter(({ change }) => !change.isNew),
  )
  await client.query({
    name: 'write-block',
    text: 'SELECT write_block($1::smallint, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)',
    values: [
      header.shard,
      epoch,
      header.height,
      header.first,
      header.last,
      header.algorithm,
      `\\x${header.root}`,
      `\\x${header.previous}`,
      `\\x${hash}`,
      header.recorded_at,
      moved.count,
      formatFen(moved.balances),
      moved.lines,
      plainArray(held.map(({ account }) => account.id)),
      plainArray(held.map((after) => formatFen(after.held))),
    ],
  })
}

type BlockRecords = Block['records']

const RECORDS = `COPY transactions (id, fund_id, number, kind, reference, event_id, document_number, entry_count, effective_at, recorded_at, journal_id,
  content_hash, metadata, private_hash, reverses, asked_by) FROM STDIN (FORMAT binary)`

function putRecords(rows: BinaryRows, records: BlockRecords): void {
  for (const { decided, place } of records) {
    const { command } = decided
    beginRow(rows, 16)
    putUuid(rows, place.id)
    putText(rows, command.fundId)
    if (decided.number === null) putNull(rows)
    else putBigint(rows, decided.number)
    putText(rows, command.kind)
    putText(rows, command.reference)
    putUuidOrNull(rows, command.eventId)
    putTextOrNull(rows, command.documentNumber)
    putSmallint(rows, decided.entries.length)
    putTimestamp(rows, decided.effectiveAt)
    putTimestamp(rows, place.recordedAtMs)
    putJournalId(rows, place)
    putBytes(rows, command.contentHash)
    putTextOrNull(rows, command.metadata)
    if (command.privateDetails === null) putNull(rows)
    else putBytes(rows, command.privateDetails.hash)
    putUuidOrNull(rows, command.kind === 'reversal' ? command.reverses : null)
    putTextOrNull(rows, command.askedBy)
  }
}

const ENTRIES = 'COPY entries (account_id, journal_id, ordinal, line, amount, balance_after) FROM STDIN (FORMAT binary)'

function putEntries(rows: BinaryRows, records: BlockRecords): void {
  for (const { decided, place } of records) {
    let ordinal = 0
    for (const { account, line, amount, balanceAfter } of decided.entries) {
      ordinal += 1
      beginRow(rows, 6)
      putBigint(rows, Number(account.id))
      putJournalId(rows, place)
      putSmallint(rows, ordinal)
      putBigint(rows, line)
      putFen(rows, amount)
      putFen(rows, balanceAfter)
    }
  }
}

/** As journalId() has it: the shard in the upper 16 bits. */
const putJournalId = (rows: BinaryRows, { shard, position }: RecordPlace): void =>
  putBigintOf(rows, shard * 2 ** 16 + Math.floor(position / 2 ** 32), position)

const putTextOrNull = (rows: BinaryRows, text: string | null): void =>
  text === null ? putNull(rows) : putText(rows, text)
const putUuidOrNull = (rows: BinaryRows, id: string | null): void => (id === null ? putNull(rows) : putUuid(rows, id))

async function insertPrivateDetails(client: Client, records: Block['records']): Promise<void> {
  const details = records.map(({ decided }) => decided.command.privateDetails)
  await client.query({
    name: 'insert-private-details',
    text: `INSERT INTO private_details (journal_id, salt, sealed) SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])`,
    values: [
      plainArray(records.map(({ place }) => journalId(place.shard, place.position))),
      bytesArray(details.map((detail) => detail?.salt ?? null)),
      bytesArray(details.map((detail) => detail?.sealed ?? null)),
    ],
  })
}

type HoldChange = Readonly<{ change: DecidedHold; id: bigint }>

const holdChanges = (records: Block['records']): HoldChange[] =>
  records.flatMap(({ decided, place }) =>
    decided.holds.map((change) => ({ change, id: journalId(place.shard, place.position) })),
  )

async function insertHolds(client: Client, placed: readonly HoldChange[]): Promise<void> {
  if (placed.length === 0) return
  await client.query({
    name: 'insert-holds',
    text: `INSERT INTO holds (id, fund_id, account_code, amount, expires_at, placed_in)
           SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::numeric[], $5::timestamptz[], $6::bigint[])`,
    values: [
      plainArray(placed.map(({ change }) => change.hold.id)),
      textArray(placed.map(({ change }) => change.hold.fundId)),
      textArray(placed.map(({ change }) => change.account.code)),
      plainArray(placed.map(({ change }) => formatFen(change.hold.amount))),
      textArray(placed.map(({ change }) => timeText(change))),
      plainArray(placed.map(({ id }) => id)),
    ],
  })
}

/** A hold may have been placed by the block before: until that one is committed there is no row to end. */
async function endHolds(client: Client, ended: readonly HoldChange[]): Promise<void> {
  if (ended.length === 0) return
  const { rowCount } = await client.query({
    name: 'end-holds',
    text: `UPDATE holds h SET state = n.state, posted = n.posted, ended_in = n.journal_id
             FROM unnest($1::uuid[], $2::text[], $3::numeric[], $4::bigint[]) AS n (id, state, posted, journal_id) WHERE h.id = n.id`,
    values: [
      plainArray(ended.map(({ change }) => change.hold.id)),
      plainArray(ended.map(({ change }) => change.state)),
      plainArray(ended.map(({ change }) => formatFen(change.posted))),
      plainArray(ended.map(({ id }) => id)),
    ],
  })
  if (rowCount !== ended.length) throw new Error(`${ended.length} holds were to be ended, ${rowCount} were there`)
}

const timeText = ({ hold }: DecidedHold): string | null =>
  hold.expiresAt === null ? null : new Date(hold.expiresAt).toISOString()
