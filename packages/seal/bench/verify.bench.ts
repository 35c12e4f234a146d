/**
 * How fast an archive is verified: records of two entries and about 600 bytes, in blocks of 512, over one process. Made once in memory in
 * pieces as a file gives them, so that neither a disk nor the making is timed. Run: node packages/seal/bench/verify.bench.ts [RECORDS [sha256|sm3]]
 */
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import {
  archiveText,
  firstKeyRecord,
  newSigningKeyPem,
  nextCheckpointBody,
  parseHashAlgorithm,
  signCheckpoint,
  signerFromPem,
} from '../src/seal.ts'
import { blockHash, type HashAlgorithm, ZERO_HASH } from '../src/seal.ts'
import { allHeads, LABEL, sealBlock } from '../test/made-up-ledger.ts'
import { verifyArchive } from '../src/seal.ts'

const RECORDS = Number(process.argv[2] ?? 200_000)
const algorithm = parseHashAlgorithm(process.argv[3] ?? 'sha256')
const BLOCK = 512
const PIECE_BYTES = 64 * 1024
const ACCOUNTS = 10_000

const pieces = await makeArchive(algorithm)
const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
console.log(
  `${RECORDS} records, ${Math.round(bytes / RECORDS)} bytes each with their share of the blocks, ${algorithm}`,
)

const packed = (await Readable.from(pieces)
  .pipe(createGzip({ level: 1 }))
  .toArray()) as Buffer[]
for (const [name, content] of [
  ['plain', pieces],
  ['gzip', packed],
  ['plain', pieces],
  ['gzip', packed],
  ['plain', pieces],
  ['gzip', packed],
] as const) {
  const startedAt = performance.now()
  const verdict = await verifyArchive(Readable.from(content))
  const seconds = (performance.now() - startedAt) / 1000
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults.slice(0, 3)))
  console.log(
    `${name.padEnd(6)} ${Math.round(verdict.entries / seconds).toLocaleString('en')} entries/s  (${seconds.toFixed(2)} s, rss ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB)`,
  )
}

async function makeArchive(hashAlgorithm: HashAlgorithm): Promise<Buffer[]> {
  const signer = signerFromPem(newSigningKeyPem())
  const records = makeRecords()
  const headers = []
  let head = ZERO_HASH
  for (let first = 0; first < RECORDS; first += BLOCK) {
    const last = Math.min(first + BLOCK, RECORDS)
    const header = sealBlock(
      { algorithm: hashAlgorithm, height: headers.length + 1, last, previous: head, shard: 3 },
      records.slice(first, last),
    )
    headers.push({ header, records: records.slice(first, last) })
    head = blockHash(header)
  }
  const end = { head, height: headers.length, position: RECORDS, shard: 3 }
  const body = nextCheckpointBody(null, {
    algorithm: hashAlgorithm,
    keyId: signer.keyId,
    madeAt: LABEL.made_at,
    shards: allHeads(new Map([[3, { head: () => end }]])),
  })
  const texts = archiveText({
    label: LABEL,
    keys: [await firstKeyRecord(signer)],
    checkpoints: [await signCheckpoint(body, signer)],
    blocks: headers,
  })
  const all = Buffer.concat(await Array.fromAsync(texts, (text) => Buffer.from(text)))
  return Array.from({ length: Math.ceil(all.length / PIECE_BYTES) }, (_, piece) =>
    all.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES),
  )
}

/** One hot account pays ten thousand households in turn. */
function makeRecords(): string[] {
  const at = '2016-07-01T01:30:00.000Z'
  return Array.from({ length: RECORDS }, (_, index) => {
    const household = index % ACCOUNTS
    const line = Math.floor(index / ACCOUNTS) + 1
    const id = `0190a0f0-0000-7000-8000-${String(index).padStart(12, '0')}`
    return `{"asked_by":"finance-441802-张会计","document_number":"粤财农〔2016〕1号","effective_at":"${at}","entries":[{"account":"cash:province","amount":"-60.00","balance_after":"-${(index + 1) * 60}.00","line":${index + 1}},{"account":"awarded:441881102-h${household}","amount":"60.00","balance_after":"${line * 60}.00","line":${line}}],"event_id":null,"fund":"yingde-households-2017","holds":[],"id":"${id}","kind":"post","metadata":{"batch":"7","note":"一季度"},"number":${index + 1},"payment_id":null,"position":${index + 1},"private_hash":null,"recorded_at":"${at}","reference":"post:0190a0f0-${index}","reverses":null,"shard":3}`
  })
}
