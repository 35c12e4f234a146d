import { verify } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import {
  blockHash,
  canonicalJson,
  checkpointHash,
  isCheckpointSignedBy,
  type KeyRecord,
  leafHash,
  merkleRoot,
  type ShardHead,
  type SignedCheckpoint,
  ZERO_HASH,
} from '@fundtrace/seal'
import type { Check } from '@fundtrace/service-process'
import { readHeads, streamCheckpoints } from '../../adapters/postgres/checkpoint-repository.ts'
import { findSignedHeadFaults } from '../../adapters/postgres/checkpoint-queries.ts'
import {
  type BlockWithRecords,
  listSealedShards,
  streamBlocksWithRecords,
} from '../../adapters/postgres/sealed-blocks.ts'
import { listSigningKeys } from '../../adapters/postgres/signing-key-repository.ts'
import { publicKeyOf } from './make-checkpoint.ts'

/**
 * Recomputes the whole seal from the stored rows as of one moment: every record, root, block and head of every shard, then the keys, the
 * checkpoints and the heads that they signed. A page of records in memory at a time; its cost follows the journal.
 * What an archive's verifier (packages/seal) says without us, this says without an archive.
 */
export const checkSeal = (db: Database): Promise<Check[]> =>
  db.transaction(
    async (trx) => [
      toCheck('ledger: the seal is whole', await checkBlocks(trx)),
      toCheck('ledger: checkpoints are signed and lie on the chain', await checkCheckpoints(trx)),
    ],
    { isolationLevel: 'repeatable read', readOnly: true },
  )

/** What was looked at, and the first faults of it in words. */
type Found = { looked: string; faults: string[] }

async function checkBlocks(trx: Transaction): Promise<Found> {
  const { heads } = await readHeads(trx)
  const faults: string[] = []
  let blocks = 0
  let records = 0
  const sealed = new Set(await listSealedShards(trx))
  for (const head of heads) {
    if (head.height === 0 && !sealed.has(head.shard)) continue
    let at: ShardHead = { head: ZERO_HASH, height: 0, position: 0, shard: head.shard }
    for await (const block of streamBlocksWithRecords(trx, { shard: head.shard, afterHeight: 0 })) {
      faults.push(...faultsOfBlock(block, at))
      const { header, hash } = block
      at = { head: hash, height: header.height, position: header.last, shard: head.shard }
      blocks += 1
      records += block.records.length
      if (faults.length > FAULTS_MAX) return { looked: '', faults }
    }
    if (at.head !== head.head || at.height !== head.height || at.position !== head.position)
      faults.push(
        `shard ${head.shard} ends at block ${at.height}, position ${at.position}; its head says block ${head.height}, position ${head.position}`,
      )
  }
  return { looked: `${records} records in ${blocks} blocks, recomputed`, faults }
}

function faultsOfBlock({ header, hash, records }: BlockWithRecords, before: ShardHead): string[] {
  const place = `shard ${header.shard} block ${header.height}`
  const size = header.last - header.first + 1
  const leaves = records.map((record) => leafHash(header.algorithm, record))
  const isRoot = merkleRoot(header.algorithm, leaves).toString('hex') === header.root
  return [
    header.height === before.height + 1 ? null : `${place} comes after block ${before.height}`,
    header.first === before.position + 1
      ? null
      : `${place} begins at ${header.first}, after position ${before.position}`,
    header.previous === before.head ? null : `${place} does not name the block before it`,
    blockHash(header) === hash ? null : `${place} does not have its own hash`,
    records.length === size ? null : `${place} has ${records.length} of its ${size} records`,
    records.length !== size || isRoot
      ? null
      : `${place}: one of the records ${header.first} to ${header.last} is not what was sealed`,
  ].filter((fault) => fault !== null)
}

async function checkCheckpoints(trx: Transaction): Promise<Found> {
  const keys = await listSigningKeys(trx)
  const faults = keys.flatMap((key, index) => faultsOfKey(key, keys[index - 1]))
  let last: SignedCheckpoint | undefined
  for await (const checkpoint of streamCheckpoints(trx)) {
    faults.push(...faultsOfCheckpoint(checkpoint, last, keys))
    last = checkpoint
    if (faults.length > FAULTS_MAX) break
  }
  faults.push(...(await findSignedHeadFaults(trx)))
  return { looked: `${last?.body.number ?? 0} checkpoints, ${keys.length} keys`, faults }
}

function faultsOfKey({ body, signature }: KeyRecord, before: KeyRecord | undefined): string[] {
  const bytes = Buffer.from(canonicalJson(body))
  const voucher = before ?? { body, signature }
  const isVouchedFor = verify(null, bytes, publicKeyOf(voucher), Buffer.from(signature, 'base64'))
  const follows = body.number === (before?.body.number ?? 0) + 1 && body.signed_by === (before?.body.key_id ?? null)
  return isVouchedFor && follows ? [] : [`key ${body.key_id} is not vouched for by ${voucher.body.key_id}`]
}

function faultsOfCheckpoint(
  checkpoint: SignedCheckpoint,
  before: SignedCheckpoint | undefined,
  keys: readonly KeyRecord[],
): string[] {
  const { body, hash } = checkpoint
  const place = `checkpoint ${body.number}`
  const inForce = keys.findLast((key) => key.body.since <= body.number)
  const isSigned = inForce?.body.key_id === body.key_id && isCheckpointSignedBy(checkpoint, publicKeyOf(inForce))
  return [
    body.number === (before?.body.number ?? 0) + 1 ? null : `${place} comes after ${before?.body.number ?? 0}`,
    body.previous === (before?.hash ?? ZERO_HASH) ? null : `${place} does not name the one before it`,
    checkpointHash(body) === hash ? null : `${place} does not have its own hash`,
    isSigned ? null : `${place} is not signed by the key in force`,
  ].filter((fault) => fault !== null)
}

function toCheck(name: string, { looked, faults }: Found): Check {
  const more = faults.length > FAULTS_SHOWN ? ' ...' : ''
  return {
    name,
    ok: faults.length === 0,
    detail: faults.length === 0 ? looked : faults.slice(0, FAULTS_SHOWN).join('; ') + more,
  }
}

const FAULTS_SHOWN = 10
/** Beyond this nothing is looked for any more: the rest follows from the first. */
const FAULTS_MAX = 100
