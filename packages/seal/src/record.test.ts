import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeUpLedger } from '../test/made-up-ledger.ts'
import { canonicalJson, newSalt, privateDataHash, type SealedRecord } from './seal.ts'
import { explainUnfit, readLine } from './verify/read-line.ts'

const { blocks } = await makeUpLedger({ rounds: [{ 3: [8] }] })
const texts = blocks.flatMap(({ records }) => records)
const sample = JSON.parse(texts[4] ?? '') as SealedRecord

const awkwardText = fc.string({
  unit: fc.constantFrom('"', '\\', '\n', '\u0007', '\u2028', '\u007f', '}', ',', ':', '张', '😀', 'a', '10'),
})

describe('a sealed record', () => {
  it('is taken with any metadata that JSON can say, and only in its canonical form', () => {
    fc.assert(
      fc.property(fc.dictionary(awkwardText, fc.oneof(awkwardText, fc.jsonValue())), (metadata) => {
        const text = canonicalJson({ ...sample, metadata })
        expect(readLine(text)).toMatchObject({ type: 'record' })
        const spaced = text.replace('"metadata":', '"metadata": ')
        expect([readLine(spaced), explainUnfit(spaced)]).toMatchObject([
          null,
          { code: 'LINE_NOT_CANONICAL', line: { type: 'record' } },
        ])
      }),
    )
  })

  it.each([
    ['{"b":"1","a":"2"}', 'names out of order'],
    ['{"a":"1","a":"2"}', 'a name twice'],
    ['{"a":"\\u4e2d"}', 'an escape that is not needed'],
    ['{"a":1.0}', 'a number in another form'],
    ['{"a":{"c":1,"b":2}}', 'names out of order further down'],
    ['{"9":"a","10":"b"}', 'names ordered as numbers'],
  ])('is not taken with metadata %s: %s', (metadata) => {
    const text = canonicalJson({ ...sample, metadata: 'here' }).replace('"here"', metadata)
    expect([readLine(text), explainUnfit(text)]).toMatchObject([null, { code: 'LINE_NOT_CANONICAL' }])
  })

  it('is not taken with half a surrogate pair in it', () => {
    const text = canonicalJson({ ...sample, metadata: 'here' }).replace('"here"', String.raw`{"a":"\ud800"}`)
    expect([readLine(text), explainUnfit(text)]).toMatchObject([null, { code: 'LINE_UNREADABLE' }])
  })

  it.each<[string, Partial<Record<keyof SealedRecord | 'name', unknown>>, string]>([
    [
      'an amount without its places',
      { entries: [{ ...sample.entries[0], amount: '60' }] },
      'entries is not as it should be.',
    ],
    [
      'an entry over nothing',
      { entries: [{ ...sample.entries[0], amount: '0.00' }] },
      'entries is not as it should be.',
    ],
    ['a position from 0', { position: 0 }, 'position is not as it should be.'],
    ['a number that is text', { number: '3' }, 'number is not as it should be.'],
    ['a shard beyond 63', { shard: 64 }, 'shard is not as it should be.'],
    ['a day without its time', { effective_at: '2016-07-01' }, 'effective_at is not as it should be.'],
    ['metadata that is a list', { metadata: [] }, 'metadata is not as it should be.'],
    ['an id in capitals', { id: sample.id.toUpperCase() }, 'id is not as it should be.'],
    ['a member that it does not have', { name: '王小明' }, 'name is not a member that it has.'],
  ])('is not taken with %s, and it is said which member is wrong but not what it holds', (_, change, detail) => {
    const text = canonicalJson({ ...sample, ...change })
    expect([readLine(text), explainUnfit(text)]).toEqual([null, { code: 'LINE_MALFORMED', detail, line: null }])
  })

  it('is not taken without one of its members', () => {
    for (const name of Object.keys(sample)) {
      const text = canonicalJson({ ...sample, [name]: undefined })
      expect([readLine(text), explainUnfit(text).detail]).toEqual([null, `${name} is missing.`])
    }
  })
})

describe('privateDataHash', () => {
  const person = { name: '王小明', identity_number: '44180219500101001X' }

  it('is all that is sealed of a person, and is another one for every salt', () => {
    const salts = [newSalt(), newSalt()]
    const records = salts.map((salt) =>
      canonicalJson({ ...sample, private_hash: privateDataHash('sha256', salt, person) }),
    )
    expect(records[0]).not.toBe(records[1])
    for (const record of records) {
      expect(readLine(record)).toMatchObject({ type: 'record' })
      for (const secret of Object.values(person)) expect(record).not.toContain(secret)
    }
  })

  it('proves the data to who has them and the salt', () => {
    const salt = newSalt()
    const { name, identity_number } = person
    expect(privateDataHash('sm3', salt, { identity_number, name })).toBe(privateDataHash('sm3', salt, person))
    expect(privateDataHash('sm3', salt, { ...person, name: '王小朋' })).not.toBe(privateDataHash('sm3', salt, person))
  })
})
