import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { canonicalJson } from '@fundtrace/seal'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { ask, post } from '../../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'
import { postSome } from '../../../test/seal-fixture.ts'
import { checkSeal } from '../../application/seal/check-seal.ts'
import type { Command } from '../../domain/posting/command.ts'
import { shardOf } from '../../domain/shard.ts'
import { readSealedRecords } from './sealed-content.ts'

let ledger: EngineHouse
beforeAll(async () => {
  ledger = await openEngineHouse(() => undefined)
})
afterAll(() => ledger.close())

const faults = async () => (await checkSeal(ledger.db)).filter(({ ok }) => !ok)
const wholeShard = (fundId: string) => ({ shard: shardOf(fundId), first: 1, last: 1_000_000 })
const ACCOUNTS = ['general:a', 'general:b', 'general:c']
const about = (fundId: string, kind: string) => ({
  fundId,
  reference: `${kind}:${randomUUID()}`,
  contentHash: createHash('sha256').update(randomUUID()).digest(),
  eventId: null,
  documentNumber: null,
  askedBy: null,
  metadata: null,
  privateDetails: null,
})

/** What text may hold that JSON writes with an escape, or not as one expects. */
const anyText = fc.string({
  unit: fc.constantFrom(
    '粤',
    '"',
    '\\',
    '/',
    '\n',
    '\t',
    '\b',
    '\f',
    '\r',
    '\u0001',
    '\u007f',
    '\u2028',
    '😀',
    'é',
    ' ',
    'a',
  ),
})
const anyPost = fc.record({
  from: fc.constantFrom(...ACCOUNTS),
  to: fc.constantFrom(...ACCOUNTS),
  fen: fc.bigInt(1n, 99_999_999_999_999n),
  askedBy: fc.option(anyText),
  documentNumber: fc.option(anyText),
  key: anyText,
  metadata: fc.option(
    fc.dictionary(
      anyText,
      fc.oneof(anyText, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
      { maxKeys: 4 },
    ),
  ),
  effectiveAt: fc.option(fc.date({ min: new Date('2015-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })),
  isPrivate: fc.boolean(),
  ofEvent: fc.boolean(),
})

describe('the sealed content that is read back from the rows', () => {
  it('gives the block root of whatever was posted, byte for byte', async () => {
    const fundId = 'sealed-anything'
    await ledger.openFund(fundId)
    await ledger.openAccounts(fundId, 'a', 'b', 'c')
    await fc.assert(
      fc.asyncProperty(fc.array(anyPost, { minLength: 1, maxLength: 40 }), async (posts) => {
        const commands = posts.map(
          (post): Command => ({
            ...about(fundId, 'post'),
            kind: 'post',
            reference: `post:${randomUUID()}${post.key}`,
            askedBy: post.askedBy,
            documentNumber: post.documentNumber,
            eventId: post.ofEvent ? randomUUID() : null,
            metadata: post.metadata === null ? null : canonicalJson(post.metadata),
            privateDetails: post.isPrivate
              ? { hash: randomBytes(32), salt: randomBytes(32), sealed: Buffer.from('sealed') }
              : null,
            effectiveAt: post.effectiveAt?.getTime() ?? null,
            entries: [
              { account: post.from, amount: post.fen },
              { account: post.to, amount: -post.fen },
            ],
            uses: [],
          }),
        )
        const results = await ledger.engine.submit(fundId, commands)
        for (const result of results) if ('refusal' in result) throw result.refusal
      }),
      { numRuns: 15 },
    )
    expect(await faults()).toEqual([])
    const texts = await readSealedRecords(ledger.db, wholeShard(fundId))
    expect(texts).not.toEqual([])
    for (const text of texts) expect(canonicalJson(JSON.parse(text))).toBe(text)
  })

  it('has each hold as its record left it, whatever became of it since', async () => {
    const fundId = 'sealed-holds'
    await ledger.openFund(fundId)
    await ledger.openAccounts(fundId, 'a', 'b', 'c')
    const keep = (amount: bigint) => ({ holdId: randomUUID(), account: 'general:a', amount })
    const expiresAt = Date.now() + 1_000
    const holds = [keep(500n), keep(700n), keep(900n), keep(100n), keep(300n)] as const
    const place: Command = { ...about(fundId, 'hold'), kind: 'hold', holds: holds.slice(0, 3), expiresAt: null }
    const brief: Command = { ...about(fundId, 'hold'), kind: 'hold', holds: holds.slice(3, 4), expiresAt }
    const left: Command = { ...about(fundId, 'hold'), kind: 'hold', holds: holds.slice(4), expiresAt: null }
    const use: Command = {
      ...about(fundId, 'post'),
      kind: 'post',
      effectiveAt: null,
      entries: [
        { account: 'general:a', amount: 600n },
        { account: 'general:b', amount: -600n },
      ],
      uses: [
        { holdId: holds[1].holdId, amount: 300n },
        { holdId: holds[0].holdId, amount: 300n },
      ],
    }
    const end: Command = { ...about(fundId, 'void'), kind: 'void', holdIds: [holds[2].holdId] }
    const expire = (): Command => ({ ...about(fundId, 'expiry'), kind: 'expiry', holdIds: [holds[3].holdId] })
    const submit = async (...commands: Command[]): Promise<void> => {
      const results = await ledger.engine.submit(fundId, commands)
      for (const result of results) if ('refusal' in result) throw result.refusal
    }
    // One after the other, and what is placed and ended in one block.
    await submit(place, brief)
    await submit(use)
    await submit(left, end)
    await vi.waitFor(() => submit(expire()), { timeout: 10_000 })

    expect(await faults()).toEqual([])
    const texts = await readSealedRecords(ledger.db, wholeShard(fundId))
    const states = texts.map((text) =>
      (JSON.parse(text) as { holds: { state: string; posted: string }[] }).holds.map(
        ({ state, posted }) => `${state} ${posted}`,
      ),
    )
    expect(states).toEqual([
      ['pending 0.00', 'pending 0.00', 'pending 0.00'],
      ['pending 0.00'],
      ['posted 3.00', 'posted 3.00'],
      ['pending 0.00'],
      ['voided 0.00'],
      ['expired 0.00'],
    ])
  })

  it('gives the roots of both roads, one after the other in a fund', async () => {
    const fundId = 'sealed-roads'
    await ask(ledger.db, fundId, plan(fundId, { province: '60.00', city: '40.00' }))
    await ledger.openAccounts(fundId, 'a', 'b')
    const requests = [
      arrival(fundId, 'province', '60.00'),
      arrival(fundId, 'city', '40.00'),
      awards(fundId, { zhang: '30.00', li: '20.00' }),
      hold(fundId, 'batch', { zhang: '30.00', li: '20.00' }),
      release(fundId, 'batch'),
      settle(fundId, 'batch', 'zhang'),
      returned(fundId, 'batch', 'li'),
    ]
    for (const request of requests) {
      await postSome(ledger.engine, fundId, 1)
      await post(ledger.db, fundId, request)
    }
    expect(await faults()).toEqual([])
    const texts = await readSealedRecords(ledger.db, wholeShard(fundId))
    expect(texts.filter((text) => text.includes('"payment_id":"'))).toHaveLength(4)
    for (const text of texts) expect(canonicalJson(JSON.parse(text))).toBe(text)
  })
})
