import { formatFen } from '@fundtrace/money'
import type { BlockHeader } from '@fundtrace/seal'
import type { Client } from 'pg'
import type { Decided, DecidedHold } from '../../../domain/posting/decide.ts'
import { effectiveText, type RecordPlace } from '../../../domain/posting/record.ts'
import type { BookAccount } from '../../../domain/posting/shard-book.ts'
import { journalId } from '../../../domain/shard.ts'
import { bytesArray, plainArray, textArray } from './array-literal.ts'

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

/** All that shares no row with other batches: records and entries, in one statement, before the block before has been committed. */
export async function insertRecords(client: Client, { records }: Block): Promise<void> {
  await client.query({ name: 'insert-records', text: INSERT_RECORDS, values: recordArrays(records) })
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

const INSERT_RECORDS = `
  WITH records AS (
    INSERT INTO transactions (id, fund_id, number, kind, reference, event_id, document_number, entry_count, effective_at, recorded_at,
                              journal_id, content_hash, metadata, private_hash, reverses, asked_by)
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::smallint[],
                         $9::timestamptz[], $10::timestamptz[], $11::bigint[], $12::bytea[], $13::text[], $14::bytea[], $15::uuid[], $16::text[]))
  INSERT INTO entries (account_id, journal_id, ordinal, line, amount, balance_after)
  SELECT * FROM unnest($17::bigint[], $18::bigint[], $19::smallint[], $20::bigint[], $21::numeric[], $22::numeric[])`

function recordArrays(records: Block['records']): string[] {
  const accounts: string[] = []
  const journalIds: bigint[] = []
  const ordinals: number[] = []
  const lines: number[] = []
  const amounts: string[] = []
  const balances: string[] = []
  const places: bigint[] = []
  for (const { decided, place } of records) {
    const id = journalId(place.shard, place.position)
    places.push(id)
    let ordinal = 0
    for (const entry of decided.entries) {
      ordinal += 1
      accounts.push(entry.account.id)
      journalIds.push(id)
      ordinals.push(ordinal)
      lines.push(entry.line)
      amounts.push(formatFen(entry.amount))
      balances.push(formatFen(entry.balanceAfter))
    }
  }
  const commands = records.map(({ decided }) => decided.command)
  return [
    plainArray(records.map(({ place }) => place.id)),
    textArray(commands.map((command) => command.fundId)),
    plainArray(records.map(({ decided }) => decided.number ?? 'NULL')),
    plainArray(commands.map((command) => command.kind)),
    textArray(commands.map((command) => command.reference)),
    plainArray(commands.map((command) => command.eventId ?? 'NULL')),
    textArray(commands.map((command) => command.documentNumber)),
    plainArray(records.map(({ decided }) => decided.entries.length)),
    textArray(records.map(({ decided, place }) => effectiveText(decided, place))),
    textArray(records.map(({ place }) => place.recordedAt)),
    plainArray(places),
    bytesArray(commands.map((command) => command.contentHash)),
    textArray(commands.map((command) => command.metadata)),
    bytesArray(commands.map((command) => command.privateDetails?.hash ?? null)),
    plainArray(commands.map((command) => (command.kind === 'reversal' ? command.reverses : 'NULL'))),
    textArray(commands.map((command) => command.askedBy)),
    plainArray(accounts),
    plainArray(journalIds),
    plainArray(ordinals),
    plainArray(lines),
    plainArray(amounts),
    plainArray(balances),
  ]
}

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
