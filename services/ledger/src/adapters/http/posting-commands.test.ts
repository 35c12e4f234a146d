import { createHash } from 'node:crypto'
import { formatFen } from '@fundtrace/money'
import { generateKeyRingFile, loadKeyRing } from '@fundtrace/personal-data'
import { canonicalJson, privateDataHash } from '@fundtrace/seal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPrivateDetails } from '../../application/private-details.ts'
import { askedBy, toHoldCommand, toPostCommand, toReversalCommand } from './posting-commands.ts'
import type { PostBody } from './posting-schemas.ts'

const caller = { subject: 'li', name: '李', roles: ['treasury'], areas: ['4418', '4401'], actingFor: null } as const
const ring = loadKeyRing(generateKeyRingFile())
const asked = askedBy(caller, 'f-2016', { ring, algorithm: 'sha256' })
const post = (body: PostBody) => toPostCommand(asked, 'k-1', body)
const BODY: PostBody = {
  entries: [
    { account: 'general:a', amount: '1250.00' },
    { account: 'general:b', amount: '-1250.00' },
  ],
}

const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).filter((fen) => fen !== 0n)
const anyBody: fc.Arbitrary<PostBody> = fc.record(
  {
    entries: fc.array(
      fc.record({ account: fc.constantFrom('general:a', 'general:b-2'), amount: amount.map(formatFen) }),
      { minLength: 2, maxLength: 20 },
    ),
    effective_at: fc.constantFrom('2016-07-05T10:30:00+08:00', '2016-07-05T02:30:00.123Z'),
    document_number: fc.constantFrom('清财农〔2016〕17号', 'a "b" \\ c'),
    metadata: fc.constantFrom({}, { b: 1, a: ['x', null] }),
    holds: fc.array(fc.record({ hold_id: fc.uuid(), amount: fc.constant('3.00') }), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['entries'] },
)

describe('toPostCommand', () => {
  it('hashes the canonical text of the body, in whatever order its members came', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const expected = createHash('sha256').update(canonicalJson(body)).digest('hex')
        const turned = Object.fromEntries(Object.entries(body).reverse()) as PostBody
        for (const one of [body, turned]) expect(post(one).contentHash.toString('hex')).toBe(expected)
      }),
    )
  })

  it('gives fen and the text of amounts alike', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(post(body).entries.map((entry) => formatFen(entry.amount))).toEqual(
          body.entries.map((entry) => entry.amount),
        )
      }),
    )
  })

  it('keeps the keys of callers apart, whatever the order of their areas', () => {
    const reference = (subject: string, areas: readonly string[]) =>
      toPostCommand(askedBy({ ...caller, subject, areas }, 'f-2016', asked), 'k-1', BODY).reference
    expect(reference('li', ['4418', '4401'])).toMatch(/^post:[0-9a-f]{16}:k-1$/)
    expect(reference('li', ['4401', '4418'])).toBe(reference('li', ['4418', '4401']))
    expect(new Set([reference('li', ['44']), reference('wang', ['44']), reference('li', ['4401'])]).size).toBe(3)
  })

  it('seals details about a person for this record, and tells the same ones again without telling them', () => {
    const body = { ...BODY, private: { payee: '张三', identity_number: '441802199001011234' } }
    const [command, again] = [post(body), post(body)]
    const details = command.privateDetails
    if (details === null) throw new Error('nothing was sealed')
    expect(command.metadata).toBeNull()
    expect(command.contentHash).toEqual(again.contentHash)
    expect(details.hash.toString('hex')).toBe(privateDataHash('sha256', details.salt, body.private))
    expect(again.privateDetails?.salt).not.toEqual(details.salt)
    const place = { fundId: 'f-2016', reference: command.reference }
    expect(openPrivateDetails(ring, place, details.sealed)).toBe(canonicalJson(body.private))
    expect(() => openPrivateDetails(ring, { ...place, fundId: 'other' }, details.sealed)).toThrow(
      expect.objectContaining({ code: 'PERSONAL_DATA_SEAL_BROKEN' }),
    )
    const plain = createHash('sha256').update(canonicalJson(body)).digest()
    expect([
      command.contentHash.equals(plain),
      command.contentHash.equals(
        toPostCommand({ ...asked, ring: loadKeyRing(generateKeyRingFile()) }, 'k-1', body).contentHash,
      ),
    ]).toEqual([false, false])
  })

  it.each(['cash:foshan', 'appropriation', 'generally:a'])('refuses entries and holds on %s', (account) => {
    const refusal = expect.objectContaining({ code: 'LEDGER_ACCOUNT_NOT_GENERAL' })
    const entries = [{ account, amount: '1.00' }]
    expect(() => post({ entries })).toThrow(refusal)
    expect(() => toHoldCommand(asked, 'k-1', { holds: entries })).toThrow(refusal)
  })
})

describe('toHoldCommand', () => {
  it('gives the same holds again for the same key, and others for another fund or key', () => {
    const ids = (fundId: string, key: string) =>
      toHoldCommand({ ...asked, fundId }, key, {
        holds: [
          { account: 'general:a', amount: '1.00' },
          { account: 'general:a', amount: '1.00' },
        ],
      }).holds.map((hold) => hold.holdId)
    expect(ids('f', 'k')).toEqual(ids('f', 'k'))
    expect(new Set([...ids('f', 'k'), ...ids('g', 'k'), ...ids('f', 'l')]).size).toBe(6)
    for (const id of ids('f', 'k'))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('toReversalCommand', () => {
  it('is another thing for another transaction', () => {
    const hash = (id: string) => toReversalCommand(asked, 'k-1', id, { reason: '重复' }).contentHash.toString('hex')
    expect(hash('a')).not.toBe(hash('b'))
  })
})
