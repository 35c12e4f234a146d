import type { Database, Transaction } from '@fundtrace/database'
import type { BlockHeader, HashAlgorithm } from '@fundtrace/seal'
import { type SealedRow, sealedRecordsSql } from './sealed-content.ts'

/** A block as it is stored, its hash too: nothing is recomputed here. */
export type StoredBlock = Readonly<{ header: BlockHeader; hash: string }>
/** With the records that are there of it, rebuilt from their rows. */
export type BlockWithRecords = StoredBlock & Readonly<{ records: readonly string[] }>

/** Blocks of a shard above `afterHeight`, up to `toHeight` where one is given. */
export type BlockRange = Readonly<{ shard: number; afterHeight: number; toHeight?: number }>

/** Block by block in order, in memory for some thousand records; the next ones are read while the caller works on these. */
export async function* streamBlocksWithRecords(
  db: Database | Transaction,
  range: BlockRange,
): AsyncGenerator<BlockWithRecords> {
  for await (const page of ahead(blockPages(db, range, (blocks) => withRecords(db, range.shard, blocks)))) yield* page
}

/** The same without their records. */
export async function* streamBlocks(db: Database | Transaction, range: BlockRange): AsyncGenerator<StoredBlock> {
  for await (const page of ahead(blockPages(db, range, async (blocks) => blocks))) yield* page
}

/** Shards that have a block, ascending. */
export async function listSealedShards(db: Database | Transaction): Promise<number[]> {
  const { rows } = await db.raw<{ rows: { shard: number }[] }>(
    'SELECT h.shard FROM shard_heads h WHERE EXISTS (SELECT FROM blocks b WHERE b.shard = h.shard) ORDER BY h.shard',
  )
  return rows.map((row) => row.shard)
}

export async function findBlockAt(
  db: Database | Transaction,
  shard: number,
  position: number,
): Promise<StoredBlock | undefined> {
  const { rows } = await db.raw<{ rows: BlockRow[] }>(
    `SELECT ${COLUMNS} FROM blocks WHERE shard = :shard AND last_position >= :position ORDER BY last_position LIMIT 1`,
    { shard, position },
  )
  return rows.map(toBlock)[0]
}

/** The blocks of these heights, one of a shard; those that are there. */
export async function findBlocksAt(
  db: Database | Transaction,
  places: readonly Readonly<{ shard: number; height: number }>[],
): Promise<StoredBlock[]> {
  const { rows } = await db.raw<{ rows: BlockRow[] }>(
    `SELECT ${COLUMNS} FROM blocks JOIN unnest(:shards::smallint[], :heights::bigint[]) AS n (shard, height) USING (shard, height)
      ORDER BY shard`,
    { shards: places.map(({ shard }) => shard), heights: places.map(({ height }) => height) },
  )
  return rows.map(toBlock)
}

/** Larger blocks are read alone. */
const RECORDS_PER_PAGE = 2_000
const BLOCKS_PER_PAGE = 1_000

async function* blockPages<Block>(
  db: Database | Transaction,
  { shard, afterHeight, toHeight = Number.MAX_SAFE_INTEGER }: BlockRange,
  complete: (blocks: readonly StoredBlock[]) => Promise<readonly Block[]>,
): AsyncGenerator<readonly Block[]> {
  for (let after = afterHeight; ; ) {
    const { rows } = await db.raw<{ rows: BlockRow[] }>(
      `SELECT ${COLUMNS} FROM blocks WHERE shard = :shard AND height > :after AND height <= :toHeight ORDER BY height LIMIT ${BLOCKS_PER_PAGE}`,
      { shard, after, toHeight },
    )
    const blocks = rows.map(toBlock)
    const last = blocks.at(-1)
    if (last === undefined) return
    for (const page of pagesOf(blocks)) yield await complete(page)
    if (blocks.length < BLOCKS_PER_PAGE) return
    after = last.header.height
  }
}

function pagesOf(blocks: readonly StoredBlock[]): StoredBlock[][] {
  const pages: StoredBlock[][] = []
  let records = RECORDS_PER_PAGE
  for (const block of blocks) {
    const size = block.header.last - block.header.first + 1
    if (records + size > RECORDS_PER_PAGE) {
      pages.push([])
      records = 0
    }
    pages.at(-1)?.push(block)
    records += size
  }
  return pages
}

async function withRecords(
  db: Database | Transaction,
  shard: number,
  blocks: readonly StoredBlock[],
): Promise<readonly BlockWithRecords[]> {
  const first = Math.min(...blocks.map(({ header }) => header.first))
  const last = Math.max(...blocks.map(({ header }) => header.last))
  const { rows } = await db.raw<{ rows: SealedRow[] }>(sealedRecordsSql({ shard, first, last }))
  const byPosition = new Map(rows.map(({ position, sealed }) => [Number(position), sealed]))
  return blocks.map(({ header, hash }) => {
    const records: string[] = []
    for (let position = header.first; position <= header.last; position += 1) {
      const sealed = byPosition.get(position)
      if (sealed !== undefined) records.push(sealed)
    }
    return { header, hash, records }
  })
}

/** Asks for the next one before the last one has been worked on. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  const ask = (): Promise<IteratorResult<Item, unknown>> => {
    const asked = items.next()
    // Whoever stops in between does not wait for it.
    asked.catch(() => undefined)
    return asked
  }
  for (let next = ask(); ; ) {
    const { done, value } = await next
    if (done === true) return
    next = ask()
    yield value as Item
  }
}

const COLUMNS = `shard, height, first_position, last_position, algorithm, encode(root, 'hex') AS root, encode(previous, 'hex') AS previous,
  encode(hash, 'hex') AS hash, recorded_at`

const toBlock = (row: BlockRow): StoredBlock => ({
  header: {
    algorithm: row.algorithm,
    first: Number(row.first_position),
    height: Number(row.height),
    last: Number(row.last_position),
    previous: row.previous,
    recorded_at: row.recorded_at.toISOString(),
    root: row.root,
    shard: row.shard,
  },
  hash: row.hash,
})

type BlockRow = {
  shard: number
  height: string
  first_position: string
  last_position: string
  algorithm: HashAlgorithm
  root: string
  previous: string
  hash: string
  recorded_at: Date
}
