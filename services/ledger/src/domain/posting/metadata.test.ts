import { canonicalJson } from '@fundtrace/seal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalMetadata, canonicalPrivate, requireImpersonalKey, requireSealable } from './metadata.ts'

const exactly = (code: string) => expect.objectContaining({ code })
/** What JSON can hold and a ledger keeps: whole numbers, and text without control or damaged characters. */
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !/[^\P{Cc}\t\n\r]|\uFFFD|\d{4}/u.test(one))
const { details } = fc.letrec<{ details: object; value: unknown }>((tie) => ({
  details: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small', depthIdentifier: 'd', maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4, depthIdentifier: 'd' }),
    tie('details'),
  ),
}))

describe('canonicalMetadata', () => {
  it('writes what a canonicaliser of RFC 8785 writes', () => {
    fc.assert(
      fc.property(details, (one) => {
        const canonical = canonicalJson(one)
        fc.pre(Buffer.byteLength(canonical) <= 4096)
        expect(canonicalMetadata(one)).toBe(canonical)
      }),
    )
  })

  it.each([
    ['an identity number', { who: '441802199001011234' }, 'metadata/who'],
    ['an identity number that ends in x', { who: '证号44180219900101123x。' }, 'metadata/who'],
    ['one in full width', { who: '４４１８０２１９９００１０１１２３４' }, 'metadata/who'],
    ['one as people group it', { who: '441802 19900101 123X' }, 'metadata/who'],
    ['a card number', { list: [{ to: '6222021234567890123' }] }, 'metadata/list/0/to'],
    ['a card number in fours', { to: '6222 0212 3456 7890 123' }, 'metadata/to'],
    ['a card number as a number', { to: 6222021234567890 }, 'metadata/to'],
    ['one in a name', { '6222-0212-3456-7890': 1 }, 'a name in metadata'],
  ])('refuses %s, and does not repeat it', (_, metadata, place) => {
    let refusal: unknown
    try {
      canonicalMetadata(metadata)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toMatchObject({ code: 'LEDGER_PERSONAL_NUMBER', values: { place } })
    expect(JSON.stringify(refusal) + String(refusal)).not.toMatch(/6222|4418|４/)
  })

  it.each([
    { id: '12345678-1234-4123-8123-123456789012' },
    { day: '2016-07-05T10:30:00.000+08:00', document: '清财农〔2016〕17号', amount: '123456789012.34' },
    { long: '12345678901234567890123' },
  ])('takes %j, which nobody takes for a number of a person', (metadata) => {
    expect(canonicalMetadata(metadata)).toBe(canonicalJson(metadata))
  })

  it('keeps about a person beside the journal what it would not seal', () => {
    expect(canonicalPrivate({ who: '441802199001011234', name: '张三' })).toBe(
      '{"name":"张三","who":"441802199001011234"}',
    )
  })

  it.each([12.5, 1e21, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, -0])('refuses the number %d', (amount) => {
    expect(() => canonicalMetadata({ amount })).toThrow(exactly('LEDGER_NUMBER_INEXACT'))
    expect(() => canonicalPrivate({ amount })).toThrow(exactly('LEDGER_NUMBER_INEXACT'))
  })

  it.each([
    ['control_character', 'a\u0000b'],
    ['control_character', 'a\u0085b'],
    ['half_character', 'a\ud800b'],
    ['damaged_character', '��¸®'],
  ])('refuses a %s in names and in values', (fault, bad) => {
    for (const metadata of [{ bad }, { [bad]: 1 }])
      expect(() => canonicalMetadata(metadata)).toThrow(
        expect.objectContaining({ code: 'LEDGER_TEXT_UNFIT', values: expect.objectContaining({ fault }) }),
      )
  })

  it('counts bytes of UTF-8 and levels', () => {
    const filled = (bytes: number) => ({ a: '长'.repeat((bytes - 8) / 3) })
    expect(Buffer.byteLength(canonicalMetadata(filled(4094)))).toBe(4094)
    expect(() => canonicalMetadata(filled(4097))).toThrow(exactly('LEDGER_DETAILS_TOO_LARGE'))
    const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })
    expect(canonicalMetadata(nested(8))).toBe(canonicalJson(nested(8)))
    expect(() => canonicalMetadata(nested(9))).toThrow(exactly('LEDGER_DETAILS_TOO_DEEP'))
    expect(() => canonicalMetadata(JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toThrow(
      exactly('LEDGER_DETAILS_TOO_DEEP'),
    )
  })
})

describe('requireSealable', () => {
  it('takes Chinese text and refuses a card number in it', () => {
    expect(() => requireSealable('办公费，2016年7月', 'reason')).not.toThrow()
    expect(() => requireSealable('退回卡6222021234567890123', 'reason')).toThrow(exactly('LEDGER_PERSONAL_NUMBER'))
  })
})

describe('requireImpersonalKey', () => {
  it('takes long numbers that programs make, and refuses a true identity number', () => {
    for (const key of ['1745678901234567890', '441802199001011234', '2016-07-05-000000000000000001'])
      expect(() => requireImpersonalKey(key, '2016-07-05')).not.toThrow()
    expect(() => requireImpersonalKey('pay-11010519491231002X', '2016-07-05')).toThrow(
      exactly('LEDGER_PERSONAL_NUMBER'),
    )
  })
})
