import { createHash } from 'node:crypto'
import { formatFen } from '@fundtrace/money'
import {
  type ArchivedBlock,
  type BlockHeader,
  blockHash,
  canonicalJson,
  firstKeyRecord,
  type HashAlgorithm,
  type KeyRecord,
  leafHash,
  merkleRoot,
  newSigningKeyPem,
  nextCheckpointBody,
  nextKeyRecord,
  type SealedRecord,
  type ShardHead,
  signCheckpoint,
  type SignedCheckpoint,
  type Signer,
  signerFromPem,
  ZERO_HASH,
} from '../src/seal.ts'

/** What is asked of a made-up ledger; amounts in fen. */
export type LedgerOrder = Readonly<{
  algorithm?: HashAlgorithm
  /** Records in each block of each shard that has any, checkpoint after checkpoint. */
  rounds?: readonly Readonly<Record<number, readonly number[]>>[]
  /** Before which round (from 1) the key is changed. */
  rotateBefore?: readonly number[]
  /** The last round is not under a checkpoint. */
  leaveLastOpen?: boolean
  /** What is sealed in place of each record: a ledger that is wrong before it is sealed. */
  instead?: (record: SealedRecord) => SealedRecord
  /** Whose signatures: the first, then one for each rotation. Others than before unless given. */
  signers?: readonly Signer[]
}>

export type MadeUpLedger = Readonly<{
  keys: readonly KeyRecord[]
  signers: readonly Signer[]
  checkpoints: readonly SignedCheckpoint[]
  blocks: readonly ArchivedBlock[]
}>

export const LABEL = { ledger: '清远市扶贫资金账', made_at: '2017-01-05T00:00:00.000Z' }

/** A small ledger with holds, a reversal and Chinese metadata, always the same for the same order but for its keys. */
export async function makeUpLedger({
  algorithm = 'sha256',
  rounds = [
    { 0: [3], 7: [2, 5] },
    { 7: [4], 63: [1] },
  ],
  rotateBefore = [],
  leaveLastOpen = false,
  instead = (record) => record,
  signers: given = [],
}: LedgerOrder = {}): Promise<MadeUpLedger> {
  const first = given[0] ?? newSigner()
  const keys = [await firstKeyRecord(first)]
  const signers = [first]
  const checkpoints: SignedCheckpoint[] = []
  const shards = new Map<number, ShardWriter>()

  for (const [index, round] of rounds.entries()) {
    for (const [shard, sizes] of Object.entries(round)) {
      const writer = shards.get(Number(shard)) ?? writeShard(Number(shard), algorithm, instead)
      shards.set(Number(shard), writer)
      for (const size of sizes) writer.addBlock(size)
    }
    const [key, signer] = [keys.at(-1), signers.at(-1)]
    if (key === undefined || signer === undefined || (leaveLastOpen && index === rounds.length - 1)) continue
    if (rotateBefore.includes(index + 1)) {
      const next = given[signers.length] ?? newSigner()
      keys.push(await nextKeyRecord(key, signer, next, checkpoints.length + 1))
      signers.push(next)
    }
    const madeAt = `2016-12-${String(index + 1).padStart(2, '0')}T16:00:00.000Z`
    checkpoints.push(
      await sealHeads(checkpoints.at(-1) ?? null, { algorithm, signer: signers.at(-1) ?? signer, madeAt, shards }),
    )
  }
  const blocks = [...shards].toSorted(([one], [other]) => one - other).flatMap(([, writer]) => writer.blocks)
  return { keys, signers, checkpoints, blocks }
}

export const newSigner = (): Signer => signerFromPem(newSigningKeyPem())

/** The head of every shard, of those without a block too. */
export const allHeads = (shards: ReadonlyMap<number, Pick<ShardWriter, 'head'>>): readonly ShardHead[] =>
  Array.from(
    { length: 64 },
    (_, shard) => shards.get(shard)?.head() ?? { head: ZERO_HASH, height: 0, position: 0, shard },
  )

async function sealHeads(
  before: SignedCheckpoint | null,
  {
    algorithm,
    signer,
    madeAt,
    shards,
  }: Readonly<{ algorithm: HashAlgorithm; signer: Signer; madeAt: string; shards: ReadonlyMap<number, ShardWriter> }>,
): Promise<SignedCheckpoint> {
  const body = nextCheckpointBody(before, { algorithm, keyId: signer.keyId, madeAt, shards: allHeads(shards) })
  return signCheckpoint(body, signer)
}

type ShardWriter = Readonly<{
  addBlock: (size: number) => void
  head: () => ShardHead
  blocks: readonly ArchivedBlock[]
}>

function writeShard(
  shard: number,
  algorithm: HashAlgorithm,
  instead: NonNullable<LedgerOrder['instead']>,
): ShardWriter {
  const blocks: ArchivedBlock[] = []
  const keepBooks = makeBooks(shard)
  let head = ZERO_HASH
  let position = 0
  return {
    blocks,
    head: () => ({ head, height: blocks.length, position, shard }),
    addBlock: (size) => {
      const records = Array.from({ length: size }, () => {
        position += 1
        return canonicalJson(instead(keepBooks(position)))
      })
      const header = sealBlock({ algorithm, height: blocks.length + 1, last: position, previous: head, shard }, records)
      blocks.push({ header, records })
      head = blockHash(header)
    },
  }
}

export function sealBlock(
  { algorithm, ...place }: Pick<BlockHeader, 'algorithm' | 'height' | 'last' | 'previous' | 'shard'>,
  records: readonly string[],
): BlockHeader {
  const leaves = records.map((record) => leafHash(algorithm, record))
  return {
    algorithm,
    ...place,
    first: place.last - records.length + 1,
    recorded_at: RECORDED_AT,
    root: merkleRoot(algorithm, leaves).toString('hex'),
  }
}

const RECORDED_AT = '2016-07-01T01:30:00.000Z'

/**
 * Each record of a shard in turn. Two funds take turns; every fourth record of a fund places a hold, the next one posts it, and the one
 * after that is reversed by the next.
 */
function makeBooks(shard: number): (position: number) => SealedRecord {
  const funds = [0, 1].map((number) => ({
    id: `fund-${shard}-${number}`,
    step: 0,
    number: 0,
    balances: new Map<string, Readonly<{ line: number; fen: bigint }>>(),
    heldFen: 0n,
    holdId: '',
    lastId: '',
  }))
  return (position) => {
    const fund = funds[position % funds.length]
    if (fund === undefined) throw new Error('no fund')
    const step = fund.step % 4
    fund.step += 1
    const fen = BigInt(position) * 137n + 1n
    const id = madeUpUuid(`${shard}:${position}`)

    const entry = (account: string, amount: bigint) => {
      const before = fund.balances.get(account) ?? { line: 0, fen: 0n }
      const grows = account.startsWith('cash:') ? amount : -amount
      const after = { line: before.line + 1, fen: before.fen + grows }
      fund.balances.set(account, after)
      return { account, amount: formatFen(amount), balance_after: formatFen(after.fen), line: after.line }
    }
    const holdNow = (state: 'pending' | 'posted') => ({
      account: 'cash:province',
      amount: formatFen(fund.heldFen),
      hold_id: fund.holdId,
      posted: state === 'posted' ? formatFen(fund.heldFen) : '0.00',
      state,
    })

    const isHold = step === 1
    if (isHold) {
      fund.heldFen = 1n
      fund.holdId = madeUpUuid(`hold ${id}`)
    } else {
      fund.number += 1
    }
    const sign = step === 3 ? -1n : 1n
    const amount = step === 0 ? fen : 1n
    const entries = isHold
      ? []
      : [entry('cash:province', sign * amount), entry(`awarded:贫困户${position % 3}`, -sign * amount)]
    const record: SealedRecord = {
      asked_by: '经办-441802',
      document_number: null,
      effective_at: RECORDED_AT,
      entries,
      event_id: null,
      fund: fund.id,
      holds: isHold ? [holdNow('pending')] : step === 2 ? [holdNow('posted')] : [],
      id,
      kind: isHold ? 'hold' : step === 3 ? 'reversal' : 'post',
      metadata: position % 2 === 0 ? null : { document: `粤财〔2016〕${position}号`, payer: '省财政' },
      number: isHold ? null : fund.number,
      payment_id: null,
      position,
      private_hash: null,
      recorded_at: RECORDED_AT,
      reference: `post:${shard}-${position}`,
      reverses: step === 3 ? fund.lastId : null,
      shard,
    }
    fund.lastId = id
    return record
  }
}

export function madeUpUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
