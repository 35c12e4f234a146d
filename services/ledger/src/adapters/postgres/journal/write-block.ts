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
import { startExchange, type Statement } from './exchange.ts'

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

/**
 * Writes the block and commits it, in one exchange: first all that shares no row with other batches, which waits for nobody; then it waits, inside
 * PostgreSQL, until the block before it is committed or given up, and moves what all batches of the shard move: its head, its funds' numbers, its balances.
 * Where the block before was given up, the fence of write_block refuses this one too.
 *
 * `announcement` is run before the COMMIT. `begins`: the transaction has not begun yet. `onOpen` is told when the shard's lock and the block's own are had.
 */
export async function writeBlock(
  client: Client,
  block: Block,
  announcement: readonly Statement[],
  { begins, onOpen }: Readonly<{ begins: boolean; onOpen: () => void }>,
): Promise<void> {
  const { epoch, header, hash, moved, held, records } = block
  let exchange = startExchange(client)
  if (begins) for (const statement of beginOf(header.shard)) exchange.run(statement)
  exchange.run({
    name: 'lock-block',
    text: `SELECT pg_advisory_xact_lock(hashtext('block'), $1)`,
    values: [blockLock(header.shard, header.height)],
  })
  exchange.copy({ name: 'copy-records', text: RECORDS, put: (rows) => putRecords(rows, records) })
  exchange.copy({ name: 'copy-entries', text: ENTRIES, put: (rows) => putEntries(rows, records) })
  const details = records.filter(({ decided }) => decided.command.privateDetails !== null)
  if (details.length > 0) exchange.run(insertPrivateDetails(details))
  const changes = holdChanges(records)
  const placed = changes.filter(({ change }) => change.isNew)
  if (placed.length > 0) exchange.run(insertHolds(placed))
  // All that is long is there before the shard's head is locked.
  for (const [index, statement] of announcement.entries()) exchange.bind(portalOf(index), statement)
  exchange.run({
    name: 'await-block',
    text: `SELECT pg_advisory_xact_lock_shared(hashtext('block'), $1)`,
    values: [blockLock(header.shard, header.height - 1)],
  })
  const ended = changes.filter(({ change }) => !change.isNew)
  if (ended.length > 0) {
    exchange.run(endHolds(ended))
    const tags = await exchange.send(onOpen)
    if (tags.at(-1) !== `UPDATE ${ended.length}`)
      throw new Error(`${ended.length} holds were to be ended, and it was ${tags.at(-1)}`)
    exchange = startExchange(client)
  }
  exchange.run({
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
  for (const index of announcement.keys()) exchange.runBound(portalOf(index))
  exchange.run({ name: 'commit', text: 'COMMIT', values: [] })
  const tags = await exchange.send(onOpen)
  if (tags.at(-1) !== 'COMMIT') throw new Error(`A block ended with ${tags.at(-1)}`)
}

/** For a batch that has to read something first. */
export async function beginTransaction(client: Client, shard: number): Promise<void> {
  const exchange = startExchange(client)
  for (const statement of beginOf(shard)) exchange.run(statement)
  await exchange.send()
}

/** The lock of the shard, which fund work has alone, is shared by batches. */
const beginOf = (shard: number): readonly Statement[] => [
  { name: 'begin', text: 'BEGIN', values: [] },
  {
    name: 'share-shard',
    text: `SELECT pg_advisory_xact_lock_shared(hashtext('journal'), $1)`,
    values: [shard],
  },
]

/** Blocks so far apart that they have the same are never on their way at once. */
const blockLock = (shard: number, height: number): number => shard * 2 ** 25 + (height % 2 ** 25)
const portalOf = (index: number): string => `announcement-${index}`

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

function insertPrivateDetails(records: Block['records']): Statement {
  const details = records.map(({ decided }) => decided.command.privateDetails)
  return {
    name: 'insert-private-details',
    text: `INSERT INTO private_details (journal_id, salt, sealed) SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])`,
    values: [
      plainArray(records.map(({ place }) => journalId(place.shard, place.position))),
      bytesArray(details.map((detail) => detail?.salt ?? null)),
      bytesArray(details.map((detail) => detail?.sealed ?? null)),
    ],
  }
}

type HoldChange = Readonly<{ change: DecidedHold; id: bigint }>

const holdChanges = (records: Block['records']): HoldChange[] =>
  records.flatMap(({ decided, place }) =>
    decided.holds.map((change) => ({ change, id: journalId(place.shard, place.position) })),
  )

function insertHolds(placed: readonly HoldChange[]): Statement {
  return {
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
  }
}

/** A hold may have been placed by the block before: until that one is committed there is no row to end. */
function endHolds(ended: readonly HoldChange[]): Statement {
  return {
    name: 'end-holds',
    text: `UPDATE holds h SET state = n.state, posted = n.posted, ended_in = n.journal_id
             FROM unnest($1::uuid[], $2::text[], $3::numeric[], $4::bigint[]) AS n (id, state, posted, journal_id) WHERE h.id = n.id`,
    values: [
      plainArray(ended.map(({ change }) => change.hold.id)),
      plainArray(ended.map(({ change }) => change.state)),
      plainArray(ended.map(({ change }) => formatFen(change.posted))),
      plainArray(ended.map(({ id }) => id)),
    ],
  }
}

const timeText = ({ hold }: DecidedHold): string | null =>
  hold.expiresAt === null ? null : new Date(hold.expiresAt).toISOString()
