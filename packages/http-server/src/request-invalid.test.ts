import { DomainError } from '@fundtrace/problem'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { compileValidator } from './request-validation.ts'

const exact = { additionalProperties: false } as const
const Yuan = Type.String({ pattern: '^(?!-|0\\.00$)-?(0|[1-9]\\d{0,17})\\.\\d{2}$' })
const Slug = Type.String({ pattern: '^[a-z-]+$', examples: ['qingcheng'] })
const Rule = Type.Union([
  Type.Object({ kind: Type.Literal('per_unit'), rate: Yuan }, exact),
  Type.Object(
    {
      kind: Type.Literal('tiers'),
      by: Slug,
      rates: Type.Array(Type.Object({ from: Type.Union([Type.String({ maxLength: 4 }), Type.Integer()]), rate: Yuan })),
    },
    exact,
  ),
  Type.Object({ kind: Type.Literal('interest'), day_count: Type.Enum([360, 365]) }, exact),
  Type.Object({ kind: Type.Literal('pool'), by: Type.Enum(['equal', 'counted']) }, exact),
])
const Part = Type.Union([
  Type.Object({ funder: Slug, amount: Yuan }, exact),
  Type.Object({ by: Type.Literal('township'), amount: Yuan }, exact),
  Type.Object({ by: Type.Literal('supporters'), at_least: Yuan }, exact),
])
const Giver = Type.Union([
  Type.Object({ unit_id: Slug }, exact),
  Type.Object({ cadre_id: Slug }, exact),
  Type.Object({ name: Type.Integer() }, exact),
])
const Change = Type.Union([
  Type.Object({ change: Type.Literal('entered'), on: Type.String({ format: 'date' }), household: Rule }, exact),
  Type.Object(
    { change: Type.Literal('given'), giver: Type.Union([Giver, Type.Null()]), amount: Type.Union([Type.Null(), Yuan]) },
    exact,
  ),
])
const Body = Type.Partial(
  Type.Object({
    rule: Rule,
    parts: Type.Array(Part),
    changes: Type.Array(Change),
    sources: Type.Union([Type.Literal('all'), Type.Array(Slug)]),
    count: Type.Integer({ minimum: 1, maximum: 9 }),
    reason: Type.String({ pattern: '\\S' }),
    area: Slug,
  }),
)

const validate = compileValidator({ schema: Body, method: 'POST', url: '/', httpPart: 'body' })

type Told = { pointer: string; detail: string; reason: { zh: string; en: string }; value?: unknown }
function told(body: unknown): Told[] {
  const result: unknown = validate(body)
  const error = typeof result === 'object' && result !== null && 'error' in result ? result.error : undefined
  if (!(error instanceof DomainError)) return expect.unreachable(`${JSON.stringify(body)} is refused`)
  return error.values['errors'] as unknown as Told[]
}
/** pointer, value, Chinese, English. */
const rows = (body: unknown) => told(body).map(({ pointer, value, reason }) => [pointer, value, reason.zh, reason.en])

const YUAN_ZH = '须为以元为单位、带两位小数的文本，大于零，例如 "3000.00"'
const YUAN_EN = 'must be yuan as text with two places, more than zero, such as "3000.00"'
const YUAN_TYPE_EN = `${YUAN_EN.replace('must be ', 'must be string (')})`

describe('a mistake in one of several forms', () => {
  it.each([
    ['an amount as a number', { kind: 'per_unit', rate: 3000 }, [['/rule/rate', 3000, YUAN_ZH, YUAN_TYPE_EN]]],
    ['an amount below zero', { kind: 'per_unit', rate: '-3000.00' }, [['/rule/rate', '-3000.00', YUAN_ZH, YUAN_EN]]],
    [
      'an amount of ten thousand digits',
      { kind: 'per_unit', rate: '9'.repeat(10_000) },
      [['/rule/rate', `${'9'.repeat(100)}...`, YUAN_ZH, YUAN_EN]],
    ],
    ['an amount left out', { kind: 'per_unit' }, [['/rule/rate', undefined, '必填', 'is required']]],
    [
      'a number that JSON cannot keep',
      { kind: 'per_unit', rate: JSON.parse('9'.repeat(10_000)) },
      [['/rule/rate', 'a number beyond what JSON keeps', YUAN_ZH, YUAN_TYPE_EN]],
    ],
    [
      'one amount of a list',
      {
        kind: 'tiers',
        by: 'class',
        rates: [
          { from: 1, rate: '1.00' },
          { from: 2, rate: 1 },
        ],
      },
      [['/rule/rates/1/rate', 1, YUAN_ZH, YUAN_TYPE_EN]],
    ],
    [
      'a text that is too long, where a number may stand too',
      { kind: 'tiers', by: 'class', rates: [{ from: '12345', rate: '1.00' }] },
      [['/rule/rates/0/from', '12345', '不得多于 4 个字符', 'must NOT have more than 4 characters']],
    ],
    [
      'a choice',
      { kind: 'interest', day_count: 366 },
      [['/rule/day_count', 366, '须为其中之一：360、365', 'must be one of 360, 365']],
    ],
    [
      'a member of another form',
      { kind: 'per_unit', rate: '1.00', by: 'equal' },
      [['/rule/by', 'equal', '没有这个字段', 'is not a field of this request']],
    ],
  ])('is told at its own place: %s', (_case, rule, expected) => {
    expect(rows({ rule })).toEqual(expected)
  })

  const KINDS = '"per_unit", "tiers", "interest", "pool"'

  it('in the literal that tells them apart says which there are', () => {
    expect(rows({ rule: { kind: 'perunit', rate: '1.00' } })).toEqual([
      ['/rule/kind', 'perunit', `须为其中之一：${KINDS.replaceAll(', ', '、')}`, `must be one of ${KINDS}`],
    ])
    expect(told({ rule: { rate: '1.00' } })).toMatchObject([
      { pointer: '/rule/kind', detail: `is required, and must be one of ${KINDS}` },
    ])
    expect(told({ rule: { kind: { deep: 1 } } })).toMatchObject([{ pointer: '/rule/kind', value: 'an object' }])
    expect(told({ rule: 3000 })).toMatchObject([
      { pointer: '/rule', value: 3000, detail: expect.stringContaining('{kind: "per_unit", ...}') },
    ])
  })

  it.each([
    [{ funder: 'district', amount: 1 }, '/parts/1/amount', YUAN_TYPE_EN],
    [{ by: 'township', amount: 1 }, '/parts/1/amount', YUAN_TYPE_EN],
    [{ by: 'supporters', amount: '1.00' }, '/parts/1/at_least', 'is required'],
    [{ by: 'city', amount: '1.00' }, '/parts/1/by', 'must be one of "township", "supporters"'],
    [{ at_least: '1.00' }, '/parts/1/by', 'is required'],
    [{ funder: 'district' }, '/parts/1/amount', 'is required'],
  ])('is told by the literal or the members that fit best: %j', (part, pointer, detail) => {
    const parts = [{ funder: 'district', amount: '1.00' }, part, { by: 'township', amount: '1.00' }]
    expect(told({ parts })[0]).toMatchObject({ pointer, detail })
  })

  it('is told in lists and below each other, each for itself', () => {
    const changes = [
      { change: 'entered', on: '2016-02-30', household: { kind: 'per_unit', rate: 1 } },
      { change: 'entred' },
      { change: 'given', giver: {}, amount: '1.0' },
      { change: 'given', giver: { name: 'Chen' }, amount: null },
    ]
    expect(told({ changes }).map(({ pointer, value, detail }) => [pointer, value, detail])).toEqual([
      ['/changes/0/on', '2016-02-30', 'must match format "date"'],
      ['/changes/0/household/rate', 1, YUAN_TYPE_EN],
      ['/changes/1/change', 'entred', 'must be one of "entered", "given"'],
      ['/changes/2/giver/unit_id', undefined, 'is required, or instead of it "cadre_id", "name"'],
      ['/changes/2/amount', '1.0', YUAN_EN],
      ['/changes/3/giver/name', '[hidden]', 'must be integer'],
    ])
  })

  it('is told for a list as for a word', () => {
    expect(told({ sources: ['a', 3] })).toMatchObject([
      { pointer: '/sources/1', detail: expect.stringMatching(/string/) },
    ])
    expect(rows({ sources: 'none' })).toEqual([
      ['/sources', 'none', '须为其中之一："all"、列表', 'must be one of "all", array'],
    ])
  })
})

describe('a limit', () => {
  it.each([
    [0, '不得小于 1', 'must be >= 1'],
    [10, '不得大于 9', 'must be <= 9'],
    ['1', '须为整数', 'must be integer'],
  ])('is told in both languages for %j', (count, zh, en) => {
    expect(rows({ count })).toEqual([['/count', count, zh, en]])
  })
})

describe('a pattern', () => {
  it('is told by what it stands for, or by an example', () => {
    expect(rows({ reason: '  ', area: 'Qing' }).map(([pointer, , zh]) => [pointer, zh])).toEqual([
      ['/reason', '须有文字，不能只有空白'],
      ['/area', '格式不符，例如 "qingcheng"'],
    ])
  })
})
