import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { textFile, writePack } from '@fundtrace/evidence'
import {
  archiveText,
  blockHash,
  canonicalJson,
  firstKeyRecord,
  leafHash,
  merkleRoot,
  newSigningKeyPem,
  nextCheckpointBody,
  signCheckpoint,
  type SignedCheckpoint,
  signerFromPem,
  ZERO_HASH,
} from '@fundtrace/seal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, tryFundtrace } from '../../test/try-fundtrace.ts'

describe('verify', async () => {
  const signer = signerFromPem(newSigningKeyPem())
  const { archive, checkpoints, receipt } = await makeArchive(2)
  const pack = await makePack()
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-verify-'))
    const spki = signer.publicKeyDer.toString('base64')
    await Promise.all(
      Object.entries({
        'journal.ndjson': archive,
        'journal.ndjson.gz': gzipSync(archive),
        'edited.ndjson': archive
          .replace('"payer":"省财政"', '"payer":"市财政"')
          .replace('"amount":"60.00"', '"amount":"66.00"'),
        'cut.ndjson': (await makeArchive(1)).archive,
        'checkpoint-1.json': JSON.stringify(checkpoints[0], null, 2),
        'checkpoint-2.json': JSON.stringify(checkpoints[1], null, 2),
        'receipt.json': receipt,
        'forged-receipt.json': receipt.replace('60.00', '66.00'),
        'pack.zip': pack,
        'changed.zip': changedAt(pack, pack.indexOf('matches.csv') + 'matches.csv'.length),
        'headless.zip': changedAt(pack, 0),
        'key.pem': `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`,
      }).map(([name, content]) => writeFile(join(folder, name), content)),
    )
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Names of files stand for files of the folder. */
  const verify = (...args: readonly string[]): Promise<Outcome> =>
    tryFundtrace([
      'verify',
      ...args.map((arg) => (/\.(?:ndjson|gz|zip|json|pem)$/u.test(arg) ? join(folder, arg) : arg)),
    ])

  it('says that nothing is wrong, and what nothing from outside leaves unproven', async () => {
    const { status, stdout, stderr } = await verify('journal.ndjson')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('✓ 未发现不符 / nothing is wrong')
    expect(stdout).toContain('the archive agrees with itself, no more')
    expect(stdout).toMatch(/记录 records +2\n分录 entries +4\n/u)
  })

  it.each([
    [[], ['NOTHING_FROM_OUTSIDE']],
    [['--key', 'key.pem'], ['NO_PUBLISHED_CHECKPOINT']],
    [['--checkpoint', 'checkpoint-1.json'], ['AFTER_PUBLISHED_CHECKPOINT']],
    [['--checkpoint', 'checkpoint-1.json', '--checkpoint', 'checkpoint-2.json', '--key', signer.keyId], []],
  ])('with %j leaves unproven %j', async (args, codes) => {
    const { status, stdout } = await verify('journal.ndjson.gz', ...args, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, records: 2, unproven: codes.map((code) => ({ code })) })
  })

  it('exits with 1 and says each fault with its place in both languages', async () => {
    const { status, stdout, stderr } = await verify('edited.ndjson')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toContain(
      '✗ 第5行 line 5  分片 shard 3  区块 block 1\n  区块中有记录被改动 / A record of a block was changed  [BLOCK_ROOT_WRONG]\n',
    )
    expect(stdout).toContain(
      '✗ 第6行 line 6  分片 shard 3  区块 block 1  位置 position 1  资金 fund 清远2016\n  借贷不平 / Debits and credits differ  [ENTRIES_UNBALANCED]\n  Its entries add up to 6.00.\n',
    )
    expect(stdout).toContain('✗ 发现 3 处不符 / 3 faults found')
  })

  it('finds a cut tail with a published checkpoint alone', async () => {
    expect(await verify('cut.ndjson')).toMatchObject({ status: 0 })
    const { status, stdout } = await verify('cut.ndjson', '--checkpoint', 'checkpoint-2.json', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      faults: [{ code: 'CHECKPOINT_MISSING' }, { code: 'SHARD_CUT', where: { shard: 3, height: 1 } }],
    })
  })

  it('trusts no other key', async () => {
    const { status, stdout } = await verify('journal.ndjson', '--key', '0123456789abcdef', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ faults: [{ code: 'KEY_NOT_TRUSTED' }] })
  })

  it('proves one transaction by its receipt', async () => {
    const { status, stdout, stderr } = await verify('--receipt', 'receipt.json', '--checkpoint', 'checkpoint-2.json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('✓ 该笔交易已由签名证明 / the transaction is proven by the signature')
    expect(stdout).toMatch(/cash:province │ +60\.00 │/u)
    expect(JSON.parse((await verify('--receipt', 'receipt.json', '--key', 'key.pem', '--json')).stdout)).toMatchObject({
      ok: true,
      unproven: [{ code: 'NO_PUBLISHED_CHECKPOINT' }],
    })
    expect((await verify('--receipt', 'receipt.json')).stdout).toContain('the receipt agrees with itself, no more')
  })

  it('exits with 1 where a receipt was forged', async () => {
    const { status, stdout } = await verify('--receipt', 'forged-receipt.json')
    expect(status).toBe(1)
    expect(stdout).toContain('[RECORD_NOT_SEALED]')
    expect(stdout).not.toContain('✓')
  })

  it('takes an evidence pack by the same verb, and names the file of which a byte was changed', async () => {
    const whole = await verify('pack.zip', '--key', 'key.pem')
    expect(whole).toMatchObject({ status: 0, stderr: '' })
    expect(whole.stdout).toContain('✓ 未发现不符 / nothing is wrong')
    expect(whole.stdout).toContain(`${signer.keyId}, 可信 trusted`)
    for (const [file, at] of [
      ['changed.zip', 'matches.csv'],
      ['headless.zip', 'container'],
    ] as const) {
      const { status, stdout } = await verify(file, '--json')
      expect(status).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, faults: [{ file: at }] })
    }
    expect((await verify('changed.zip')).stdout).toContain('✗ matches.csv\n  文件内容被改动 / A file was changed')
    expect(await verify('pack.zip', '--key', '0123456789abcdef')).toMatchObject({ status: 1 })
  })

  it.each([
    [['nowhere.zip'], 'EVIDENCE_PACK_UNREADABLE'],
    [['nowhere.ndjson'], 'CLI_FILE_UNREADABLE'],
    [['journal.ndjson', '--checkpoint', 'nowhere.json'], 'CLI_FILE_UNREADABLE'],
    [['journal.ndjson', '--receipt', 'receipt.json'], 'CLI_USAGE_WRONG'],
    [['--key', 'key.pem'], 'CLI_USAGE_WRONG'],
    [['--receipt', 'key.pem'], 'SEAL_RECEIPT_UNREADABLE'],
    [['journal.ndjson', '--checkpoint', 'key.pem'], 'SEAL_CHECKPOINT_UNREADABLE'],
    [['journal.ndjson', '--key', 'checkpoint-1.json'], 'SEAL_KEY_UNREADABLE'],
  ])('refuses %j with %s', async (args, code) => {
    const { status, stdout, stderr } = await verify(...args, '--json')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(JSON.parse(stderr)).toMatchObject({ code })
  })

  async function makePack(): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of writePack({
      subject: { run: '7' },
      files: [textFile('matches.csv', '甲,1250.00\n')],
      signer,
    }))
      chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** One shard, a block of one record for each checkpoint. */
  async function makeArchive(checkpointCount: number) {
    const blocks = []
    const made: SignedCheckpoint[] = []
    let previous = ZERO_HASH
    for (let number = 1; number <= checkpointCount; number += 1) {
      const record = makeRecord(number)
      const root = merkleRoot('sha256', [leafHash('sha256', record)]).toString('hex')
      const header = {
        algorithm: 'sha256',
        first: number,
        height: number,
        last: number,
        previous,
        recorded_at: AT,
        root,
        shard: 3,
      } as const
      blocks.push({ header, records: [record] })
      previous = blockHash(header)
      const shards = Array.from({ length: 64 }, (_, shard) =>
        shard === 3
          ? { head: previous, height: number, position: number, shard }
          : { head: ZERO_HASH, height: 0, position: 0, shard },
      )
      made.push(
        await signCheckpoint(
          nextCheckpointBody(made.at(-1) ?? null, { algorithm: 'sha256', keyId: signer.keyId, madeAt: AT, shards }),
          signer,
        ),
      )
    }
    const pieces = archiveText({
      label: { ledger: '清远', made_at: AT },
      keys: [await firstKeyRecord(signer)],
      checkpoints: made,
      blocks,
    })
    let text = ''
    for await (const piece of pieces) text += piece
    const [first] = blocks
    const signed = {
      format: 'fundtrace-receipt/1',
      record: first?.records[0],
      proof: [],
      blocks: blocks.map(({ header }) => header),
      checkpoint: made.at(-1),
      keys: [await firstKeyRecord(signer)],
    }
    return { archive: text, checkpoints: made, receipt: JSON.stringify(signed) }
  }
})

function changedAt(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (bytes[at] ?? 0) ^ 1
  return changed
}

const AT = '2016-07-01T01:30:00.000Z'

const makeRecord = (number: number): string =>
  canonicalJson({
    asked_by: null,
    document_number: null,
    effective_at: AT,
    entries: [
      { account: 'cash:province', amount: '60.00', balance_after: `${number * 60}.00`, line: number },
      { account: 'appropriation', amount: '-60.00', balance_after: `${number * 60}.00`, line: number },
    ],
    event_id: null,
    fund: '清远2016',
    holds: [],
    id: `0190a0f0-0000-7000-8000-${String(number).padStart(12, '0')}`,
    kind: 'post',
    metadata: { payer: '省财政' },
    number,
    payment_id: null,
    position: number,
    private_hash: null,
    recorded_at: AT,
    reference: `post:${number}`,
    reverses: null,
    shard: 3,
  })
