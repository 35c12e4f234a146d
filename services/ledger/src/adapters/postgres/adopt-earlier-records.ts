import assert from 'node:assert/strict'
import type { HashAlgorithm } from '@fundtrace/seal'
import { type ChainEnd, sealBlock } from '../../domain/posting/seal-block.ts'
import { sealedRecordsSql } from './sealed-content.ts'

/** Runs a statement without parameters, whatever the driver. */
type RunSql = <Row extends Record<string, unknown>>(sql: string) => Promise<{ rows: Row[] }>

/** As many records as a block has at most. */
const BLOCK_RECORDS = 512

/**
 * Seals what was posted before there were blocks, in the order of its recording, from its rows. The caller is the only one who posts into the
 * shard: it holds its lock, or owns it. A block counts as recorded when its last record was, so that a balance as of a day in between is found.
 */
export async function adoptEarlierRecords(run: RunSql, shard: number, algorithm: HashAlgorithm): Promise<void> {
  let end = await readEnd(run, shard)
  while (end.position < end.earlierRecords) {
    const first = end.position + 1
    const last = Math.min(end.position + BLOCK_RECORDS, end.earlierRecords)
    const { rows } = await run<{ sealed: string }>(sealedRecordsSql({ shard, first, last }))
    assert(rows.length === last - first + 1, `records ${first} to ${last} of shard ${shard} are all there`)
    const texts = rows.map((row) => row.sealed)
    const recordedAt = /"recorded_at":"([^"]+)"/.exec(texts.at(-1) ?? '')?.[1]
    assert(recordedAt !== undefined, 'a record says when it was recorded')
    const { header, hash } = sealBlock(end, algorithm, recordedAt, texts)
    await run(
      `SELECT adopt_block(${shard}::smallint, ${header.height}, ${first}, ${last}, '${algorithm}', '\\x${header.root}',
                          '\\x${header.previous}', '\\x${hash}', '${recordedAt}')`,
    )
    end = { ...end, height: header.height, position: last, head: hash }
  }
}

async function readEnd(run: RunSql, shard: number): Promise<ChainEnd & { earlierRecords: number }> {
  const { rows } = await run<ChainEnd & { earlierRecords: number }>(
    `SELECT shard, height::float8, position::float8, encode(head, 'hex') AS head, earlier_records::float8 AS "earlierRecords"
       FROM shard_heads WHERE shard = ${shard}`,
  )
  assert(rows[0] !== undefined, 'every shard has its head since the journal is there')
  return rows[0]
}
