import { formatMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyProgramme } from '../../../test/any-plan.ts'
import type { Fault } from './programme-errors.ts'
import type { AmountText, FundingText, ProgrammeText } from './programme-text.ts'
import { isFundedByAward, itemKindOf, namedFunders, ratioOf, receiverKindOf } from './programme.ts'
import { readProgramme } from './read-programme.ts'

const SOLE: FundingText = { kind: 'sole', funder: 'district' }
const RATE: AmountText = { kind: 'per_unit', rate: '4000.00' }
const BOUNDS = { floor: '1.00', cap: '2.00' }
const SPREAD = { kind: 'spread', years: [{ year: 2016, weight: 1 }] } as const
const POOL: AmountText = { kind: 'pool', amount: '10.00', by: 'equal', leftover: 'keep' }

const programme = (rule: Partial<ProgrammeText>): ProgrammeText => ({
  id: 'any',
  name: '扶贫',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、（三）1',
  area_code: '441802',
  base: { of: 'households' },
  amount: RATE,
  ...(rule.draws_on === undefined ? { funding: SOLE } : {}),
  ...rule,
})

describe('a programme that is read', () => {
  it('has its defaults: version 1, every year, its own area, all of its receivers', () => {
    const read = readProgramme(programme({}))
    expect(read).toMatchObject({
      version: 1,
      timing: { kind: 'yearly' },
      covers: ['441802'],
      where: null,
      noticeDays: 0,
    })
    expect(read.base).toEqual({ of: 'households', where: null, atLeast: 1 })
  })

  it('keeps a ratio as the document writes it, full-width colons and all', () => {
    const funding: FundingText = { kind: 'ratio', ratio: '6:3:0.5：0.5', funders: ['a', 'b', 'c', 'd'] }
    const read = readProgramme(programme({ funding }))
    expect([ratioOf(read), namedFunders(read), isFundedByAward(read)]).toEqual([
      ['6', '3', '0.5', '0.5'],
      ['a', 'b', 'c', 'd'],
      false,
    ])
  })

  it('keeps fixed parts to the fen and names no township', () => {
    const parts = [
      { funder: 'district', amount: '2999.99' },
      { by: 'township' as const, amount: '1000.01' },
    ]
    const read = readProgramme(programme({ funding: { kind: 'fixed', parts } }))
    expect(
      read.funding?.kind === 'fixed' && read.funding.parts.map((part) => 'amount' in part && formatMoney(part.amount)),
    ).toEqual(['2999.99', '1000.01'])
    expect([namedFunders(read), ratioOf(read), isFundedByAward(read)]).toEqual([['district'], null, true])
  })

  it('says whom and what its plan needs', () => {
    const needs = (rule: Partial<ProgrammeText>) => {
      const read = readProgramme(programme(rule))
      return [receiverKindOf(read), itemKindOf(read), isFundedByAward(read)]
    }
    expect(needs({ base: { of: 'people' } })).toEqual(['household', null, true])
    expect(needs({ base: { of: 'workers' }, draws_on: 'pot' })).toEqual(['enterprise', 'employment', false])
    expect(needs({ base: { of: 'published_people' } })).toEqual([null, null, false])
  })

  it('is understood whatever fits together', () => {
    fc.assert(fc.property(anyProgramme, (text) => readProgramme(text).id === 'any'))
  })
})

describe('a programme that is wrong', () => {
  it('is refused with every fault at once, each at its place, with what would be right', () => {
    const errors = faultsOf(
      programme({
        valid_from: '2016-06-31',
        where: { fact: 'income', at_most: '7500.00' },
        base: { of: 'people', where: { fact: 'ability', is: ['able'] } },
        amount: { kind: 'tiers', by: 'stage', rates: [{ is: ['primary'], rate: '100.00' }] },
        bounds: { floor: '2.00', cap: '1.00' },
        funding: { kind: 'ratio', ratio: '5:2:1.5:1', funders: ['a', 'b', 'c', 'd', 'e'] },
      }),
    )
    expect(errors.map(({ path }) => path)).toEqual([
      '/valid_from',
      '/where/fact',
      '/base/where/is/0',
      '/amount/rates',
      '/bounds/floor',
      '/funding/ratio',
    ])
    expect(errors.every(({ reason, expected }) => reason.zh !== '' && reason.en !== '' && expected !== '')).toBe(true)
    expect(errors[3]?.value).toBe(
      'none, preschool, lower_secondary, upper_secondary, secondary_vocational, junior_college, university',
    )
  })

  it.each<[string, Partial<ProgrammeText>]>([
    ['/version', { version: 0 }],
    ['/valid_to', { valid_from: '2017-01-01', valid_to: '2016-12-31' }],
    ['/timing/years/0/year', { valid_from: '2017-01-01', timing: SPREAD }],
    ['/timing/years/1/year', { timing: { kind: 'spread', years: [...SPREAD.years, { year: 2016, weight: 2 }] } }],
    ['/covers', { covers: ['4408', '440811'] }],
    ['/where', { base: { of: 'lump' }, amount: { kind: 'lump', amount: '1.00' }, where: { fact: 'key', is: [true] } }],
    ['/base/where', { base: { of: 'published_people', where: { fact: 'key', is: [true] } } }],
    ['/base/at_least', { base: { of: 'households', at_least: 2 } }],
    ['/amount/kind', { amount: { kind: 'share', percent: '70', rounding: 'down' } }],
    ['/amount/kind', { amount: { kind: 'interest', percent: '70', day_count: 365, rounding: 'down' } }],
    ['/amount/kind', { amount: { kind: 'lump', amount: '1.00' } }],
    ['/amount/kind', { base: { of: 'lump' } }],
    ['/amount/kind', { base: { of: 'published_people' }, amount: POOL }],
    ['/amount/kind', { amount: { kind: 'parts' } }],
    ['/amount/rate', { amount: { kind: 'per_unit', rate: '0.00' } }],
    ['/amount/percent', { base: { of: 'medical_bills' }, amount: { kind: 'share', percent: '0', rounding: 'up' } }],
    ['/amount/floor', { amount: { ...POOL, floor: '2.00', cap: '1.99' } }],
    ['/amount/beyond_caps', { amount: { ...POOL, beyond_caps: 'keep' } }],
    ['/bounds', { amount: POOL, bounds: BOUNDS }],
    ['/bounds', { timing: SPREAD, bounds: BOUNDS }],
    ['/bounds', { base: { of: 'published_people' }, bounds: BOUNDS }],
    ['/bounds', { bounds: BOUNDS, funding: fixed('4000.00') }],
    ['/yearly_limit', { amount: POOL, yearly_limit: { amount: '1.00', beyond: 'refuse' } }],
    ['/yearly_limit', { yearly_limit: { amount: '1.00', beyond: 'prorate' }, funding: fixed('4000.00') }],
    ['/timing', { timing: SPREAD, funding: fixed('4000.00') }],
    ['/funding/parts', { funding: fixed('3999.99') }],
    ['/funding/parts', { funding: { kind: 'fixed', parts: [{ by: 'supporters', at_least: '4000.00' }] } }],
    ['/funding/kind', { amount: POOL, funding: fixed('10.00') }],
    ['/funding/ratio', { funding: { kind: 'ratio', ratio: '6:4', funders: ['a', 'b', 'c'] } }],
    ['/funding/ratio', { funding: { kind: 'ratio', ratio: '6:-3', funders: ['a', 'b'] } }],
    ['/funding/funders/1', { funding: { kind: 'ratio', ratio: '6:3', funders: ['a', 'a'] } }],
    ['/funding/pots/1', { funding: { kind: 'pots', pots: [pot('a'), pot('a')] } }],
    ['/funding', { base: { of: 'published_people' }, funding: { kind: 'township' } }],
    ['/draws_on', { draws_on: 'd5', funding: SOLE }],
    ['/draws_on', { draws_on: 'any' }],
  ])('is refused at %s: %j', (path, rule) => {
    expect(faultsOf(programme(rule)).map((fault) => fault.path)).toEqual([path])
  })

  it('is refused where nobody pays', () => {
    const { funding: _, ...unpaid } = programme({})
    expect(faultsOf(unpaid)).toEqual([
      expect.objectContaining({ path: '/funding', expected: 'funding, or draws_on another programme' }),
    ])
  })
})

describe('tiers', () => {
  const income = (rates: Extract<AmountText, { kind: 'tiers' }>['rates'], otherwise?: 'refuse') =>
    programme({ amount: { kind: 'tiers', by: 'income_per_person', rates, ...(otherwise ? { otherwise } : {}) } })
  const rate = '100.00'

  it('that leave a gap are refused, and the gap is named', () => {
    const faults = faultsOf(
      income([
        { from: '1000.00', below: '3000.00', rate },
        { from: '4000.00', below: '5000.00', rate },
      ]),
    )
    expect(faults.map(({ path, value }) => [path, value])).toEqual([
      ['/amount/rates', 'below 1000.00'],
      ['/amount/rates', '3000.00 – 4000.00'],
      ['/amount/rates', 'from 5000.00 on'],
    ])
  })

  it('may leave gaps where it is said what happens to the rest', () => {
    expect(readProgramme(income([{ from: '1000.00', below: '3000.00', rate }], 'refuse')).amount.kind).toBe('tiers')
  })

  it('that cover all are taken, in whatever order they stand', () => {
    const { amount } = readProgramme(
      income([
        { from: '4000.00', rate },
        { below: '4000.00', rate: '200.00' },
      ]),
    )
    expect(amount.kind === 'tiers' && ['0.00', '3999.99', '4000.00', null].map(amount.tierOf)).toEqual([1, 1, 0, null])
  })

  it.each([
    [
      'each other',
      [
        { below: '3000.01', rate },
        { from: '3000.00', rate },
      ],
      '/amount/rates/1',
    ],
    [
      'two without a beginning',
      [
        { below: '3000.00', rate },
        { below: '4000.00', rate },
        { from: '4000.00', rate },
      ],
      '/amount/rates/1',
    ],
    ['one within another', [{ rate }, { from: '1.00', below: '2.00', rate }], '/amount/rates/1'],
  ])('that overlap are refused: %s', (_, rates, path) => {
    expect(faultsOf(income(rates)).map((fault) => fault.path)).toEqual([path])
  })

  it('of choices are refused for one that is in two, unknown, or in none', () => {
    const amount: AmountText = {
      kind: 'tiers',
      by: 'class',
      rates: [
        { is: ['C', 'D'], rate },
        { is: ['D', 'E'], rate },
      ],
    }
    expect(faultsOf(programme({ base: { of: 'houses' }, amount })).map(({ path, value }) => [path, value])).toEqual([
      ['/amount/rates/1/is/0', 'D'],
      ['/amount/rates/1/is/1', 'E'],
      ['/amount/rates', 'B'],
    ])
  })

  it.each([
    ['height', '/amount/by'],
    ['willing_to_work', '/amount/by'],
    ['class', '/amount/rates/0'],
  ])('by %s are refused at %s', (by, path) => {
    const amount: AmountText = { kind: 'tiers', by, rates: [{ from: 1, rate }], otherwise: 'nothing' }
    expect(faultsOf(programme({ amount })).map((fault) => fault.path)).toEqual([path])
  })
})

function faultsOf(text: ProgrammeText): readonly Fault[] {
  try {
    readProgramme(text)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'ALLOCATION_PROGRAMME_INVALID') throw error
    expect(error.kind).toBe('refused')
    return error.values['errors'] as readonly Fault[]
  }
  return []
}

function fixed(amount: string): FundingText {
  return { kind: 'fixed', parts: [{ funder: 'district', amount }] }
}

function pot(funder: string) {
  return { funder, yearly: '1.00' }
}
