import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  blockHash,
  type BlockHeader,
  isCheckpointSignedBy,
  leafHash,
  newSigningKeyPem,
  readSignedCheckpoint,
  readTrustedKey,
  verifyArchive,
  verifyInclusion,
} from '@fundtrace/seal'
import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineHouse, openEngineHouse, type Who } from '../../../test/engine-fixture.ts'
import { openTestSeal, postSome, postTogether, verifyDatabase } from '../../../test/seal-fixture.ts'
import { checkSeal } from '../../application/seal/check-seal.ts'
import { engineRoutes } from './engine-routes.ts'
import { sealRoutes } from './seal-routes.ts'

const FUND = 'public-2016'
const AUDITOR: Who = { role: 'audit', area: '4418' }
const ADMIN: Who = { role: 'admin', area: '4418' }
const TREASURER: Who = { role: 'treasury', area: '441802' }
const OTHER_COUNTY = '441827'

let house: EngineHouse
let folder: string
let ids: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fundtrace-seal-'))
  house = await openEngineHouse((app, parts) => {
    engineRoutes(app, parts)
    sealRoutes(app, { ...parts, seal: openTestSeal(parts.db, { next: newSigningKeyPem(), folder }) })
  })
  await house.openFund(FUND, { funders: ['4406'] })
  await house.openAccounts(FUND, 'a', 'b')
  ids = await postTogether(house.engine, FUND, 5)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const urlOf = (transactionId: string | undefined, what: string) =>
  `/v1/funds/${FUND}/transactions/${transactionId}/${what}`
const download = async (who: Who): Promise<Buffer> => {
  const reply = await house.app.inject({ url: '/v1/journal/archive', headers: await house.headers(who) })
  expect(reply.headers['content-type']).toBe('application/gzip')
  return reply.rawPayload
}

describe('checkpoints over HTTP', () => {
  it('are made on demand once a key, published, and read by every officer', async () => {
    expect(await house.get(AUDITOR, '/v1/checkpoints/latest')).toMatchObject({
      status: 404,
      body: { code: 'LEDGER_CHECKPOINT_UNKNOWN' },
    })
    const made = await house.post(AUDITOR, '/v1/checkpoints', {}, 'once')
    expect(made).toMatchObject({ status: 201, body: { body: { number: 1 } } })
    expect(await house.post(AUDITOR, '/v1/checkpoints', {}, 'once')).toMatchObject({
      isReplayed: true,
      body: made.body,
    })
    expect(await readdir(folder)).toEqual(['checkpoint-000000001.json', 'key-0001.json'])

    for (const role of ['audit', 'finance', 'treasury', 'admin'] as const) {
      const who = { role, area: OTHER_COUNTY }
      expect((await house.get(who, '/v1/checkpoints/latest')).body).toEqual(made.body)
      expect((await house.get(who, '/v1/checkpoints/1')).body).toEqual(made.body)
      expect((await house.get(who, '/v1/checkpoints')).body.checkpoints).toEqual([
        { number: 1, hash: made.body.hash, key_id: made.body.body.key_id, made_at: made.body.body.made_at },
      ])
    }
    expect(await house.get(AUDITOR, '/v1/checkpoints/2')).toMatchObject({ status: 404 })
    const { body } = await house.get(AUDITOR, '/v1/signing-keys')
    expect(readTrustedKey(JSON.stringify(body.keys[0])).keyId).toBe(made.body.body.key_id)
    // What was answered is enough to prove an archive by.
    const kept = readSignedCheckpoint(JSON.stringify(made.body))
    expect((await verifyDatabase(house.db, { publishedCheckpoints: [kept] })).ok).toBe(true)
  })

  it('are neither made nor signed anew by those whose office it is not', async () => {
    for (const role of ['finance', 'treasury'] as const)
      expect(await house.post({ role, area: '44' }, '/v1/checkpoints')).toMatchObject({ status: 403 })
    for (const role of ['finance', 'treasury', 'audit'] as const)
      expect(await house.post({ role, area: '44' }, '/v1/signing-keys')).toMatchObject({ status: 403 })
  })
})

describe('the archive over HTTP', () => {
  it('proves itself to who has nothing but the file', async () => {
    const verdict = await verifyArchive(Readable.from([await download(AUDITOR)]))
    expect(verdict).toMatchObject({ ok: true, records: 5, entries: 10, checkpoints: 1, uncovered: { records: 0 } })
  })

  it('is whole, and so only for auditors who may see every area', async () => {
    expect(await house.get({ role: 'audit', area: OTHER_COUNTY }, '/v1/journal/archive')).toMatchObject({
      status: 403,
      body: { code: 'LEDGER_ARCHIVE_AREAS_FORBIDDEN', areas: ['441802'] },
    })
    for (const role of ['finance', 'treasury', 'admin'] as const)
      expect(await house.get({ role, area: '44' }, '/v1/journal/archive')).toMatchObject({ status: 403 })
  })
})

describe('a receipt', () => {
  it('proves one transaction by a signature alone', async () => {
    const { status, body } = await house.get(TREASURER, urlOf(ids[1], 'receipt'))
    expect(status).toBe(200)
    const header: BlockHeader = body.blocks[0]
    const record = JSON.parse(body.record)
    expect(record).toMatchObject({ id: ids[1], fund: FUND })
    const inclusion = {
      leaf: leafHash(header.algorithm, body.record),
      index: record.position - header.first,
      size: header.last - header.first + 1,
      proof: body.proof.map((hash: string) => Buffer.from(hash, 'hex')),
      root: Buffer.from(header.root, 'hex'),
    }
    expect(verifyInclusion(header.algorithm, inclusion)).toBe(true)
    for (const [index, next] of body.blocks.slice(1).entries())
      expect(next.previous).toBe(blockHash(body.blocks[index]))
    const head = body.checkpoint.body.shards[header.shard]
    expect(blockHash(body.blocks.at(-1))).toBe(head.head)
    const key = { key: Buffer.from(body.keys[0].body.public_key, 'base64'), format: 'der', type: 'spki' } as const
    expect(isCheckpointSignedBy(body.checkpoint, createPublicKey(key))).toBe(true)
  })

  it('is for those who may read the fund, once a checkpoint covers it', async () => {
    const url = urlOf(ids[0], 'receipt')
    for (const role of ['finance', 'treasury', 'audit', 'admin'] as const) {
      expect((await house.get({ role, area: '4406' }, url)).status).toBe(200)
      expect((await house.get({ role, area: OTHER_COUNTY }, url)).status).toBe(403)
    }
    const [late] = await postSome(house.engine, FUND, 1)
    expect(await house.get(TREASURER, urlOf(late, 'receipt'))).toMatchObject({
      status: 409,
      body: { code: 'LEDGER_RECEIPT_NOT_SIGNED_YET' },
    })
    await house.post(ADMIN, '/v1/checkpoints')
    expect((await house.get(TREASURER, urlOf(late, 'receipt'))).body.checkpoint.body.number).toBe(2)
    expect((await house.get(TREASURER, url)).body.checkpoint.body.number).toBe(1)
    expect(await house.get(TREASURER, urlOf('00000000-0000-4000-8000-000000000000', 'receipt'))).toMatchObject({
      status: 404,
    })
  })
})

describe('data about persons', () => {
  const details = {
    payee: '欧阳小明',
    identity_number: '441802196807290000',
    card: '6230 5200 0000 1234567',
    households: 3,
  }
  let id: string
  beforeAll(async () => {
    const entries = [
      { account: 'general:a', amount: '1.00' },
      { account: 'general:b', amount: '-1.00' },
    ]
    const posted = await house.post(TREASURER, `/v1/funds/${FUND}/transactions`, { entries, private: details })
    expect(posted.status).toBe(201)
    id = posted.body.transaction_id
  })

  it('are shown covered, and whole to who is then on record', async () => {
    expect(await house.get(TREASURER, urlOf(id, 'private'))).toMatchObject({
      status: 200,
      body: {
        covered: true,
        proven: true,
        private: {
          payee: '欧***',
          identity_number: '4418**********0000',
          card: '**** **** **** 4567',
          households: '*',
        },
      },
    })
    expect(await house.db('private_readings').count()).toEqual([{ count: '0' }])
    expect((await house.get(TREASURER, `${urlOf(id, 'private')}?whole=true`)).body).toMatchObject({
      covered: false,
      private: details,
    })
    expect(await house.db('private_readings').select('read_by')).toEqual([{ read_by: 'treasury-441802-li' }])
  })

  it('are for the area of the fund alone, in the offices that need them', async () => {
    for (const role of ['treasury', 'audit'] as const)
      for (const area of ['4406', OTHER_COUNTY])
        expect((await house.get({ role, area }, urlOf(id, 'private'))).status).toBe(403)
    for (const role of ['finance', 'admin'] as const)
      expect((await house.get({ role, area: '441802' }, urlOf(id, 'private'))).status).toBe(403)
    for (const role of ['finance', 'treasury', 'audit'] as const)
      expect((await house.remove({ role, area: '441802' }, urlOf(id, 'private'), { reason: '申请删除' })).status).toBe(
        403,
      )
    for (const area of ['4406', OTHER_COUNTY])
      expect((await house.remove({ role: 'admin', area }, urlOf(id, 'private'), { reason: '申请删除' })).status).toBe(
        403,
      )
    expect(await house.db('private_erasures').count()).toEqual([{ count: '0' }])
  })

  it('are gone once erased, with the reason on record and the seal whole', async () => {
    expect(await house.remove(ADMIN, urlOf(id, 'private'), {})).toMatchObject({ status: 400 })
    const erased = await house.remove(ADMIN, urlOf(id, 'private'), { reason: '本人申请' })
    expect(erased).toMatchObject({ status: 200, body: { reason: '本人申请', erased_by: 'admin-4418-li' } })
    expect((await house.remove(ADMIN, urlOf(id, 'private'), { reason: '又一次' })).body).toEqual(erased.body)
    expect(await house.get(TREASURER, urlOf(id, 'private'))).toMatchObject({
      status: 409,
      body: { code: 'LEDGER_PRIVATE_DETAILS_ERASED' },
    })
    expect(await house.get(TREASURER, urlOf(ids[0], 'private'))).toMatchObject({
      status: 404,
      body: { code: 'LEDGER_PRIVATE_DETAILS_NONE' },
    })
    expect(await house.remove(ADMIN, urlOf(ids[0], 'private'), { reason: '无' })).toMatchObject({ status: 404 })

    expect(await house.db('private_details').count()).toEqual([{ count: '0' }])
    await house.post(ADMIN, '/v1/checkpoints')
    expect((await checkSeal(house.db)).filter(({ ok }) => !ok)).toEqual([])
    const archive = await download(AUDITOR)
    expect((await verifyArchive(Readable.from([archive]))).ok).toBe(true)
    expect(house.logLines().join('')).not.toContain('欧阳')
  })
})

describe('the rotation of the key over HTTP', () => {
  it('has the old key vouch for the new one', async () => {
    const first = readSignedCheckpoint((await house.get(AUDITOR, '/v1/checkpoints/1')).text)
    const rotated = await house.post(ADMIN, '/v1/signing-keys')
    expect(rotated).toMatchObject({ status: 201, body: { body: { number: 2, signed_by: first.body.key_id } } })
    const after = await house.post(ADMIN, '/v1/checkpoints')
    expect(after.body.body).toMatchObject({ number: rotated.body.body.since, key_id: rotated.body.body.key_id })
    const trusted = { trustedKeys: [readTrustedKey(first.body.key_id)], publishedCheckpoints: [first] }
    expect((await verifyArchive(Readable.from([await download(AUDITOR)]), trusted)).ok).toBe(true)
    expect(await readdir(folder)).toContain('key-0002.json')
  })
})
