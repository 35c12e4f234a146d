import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConditionText, describeCondition, evaluate, readCondition } from './condition.ts'
import { ENTERPRISE_FACTS, type Facts, HOUSEHOLD_FACTS, ITEM_FACTS } from './facts.ts'

const read = (text: ConditionText, vocabulary = HOUSEHOLD_FACTS as Parameters<typeof readCondition>[1]) => {
  const { condition, faults } = readCondition(text, vocabulary, '/where')
  expect(faults).toEqual([])
  return condition
}
const faultsOf = (text: unknown) => readCondition(text as ConditionText, HOUSEHOLD_FACTS, '/where').faults

describe('a question', () => {
  it.each<[ConditionText, Facts, boolean]>([
    [{ fact: 'class', is: ['general', 'minimum_living'] }, { class: 'minimum_living' }, true],
    [{ fact: 'class', is: ['general'] }, { class: 'five_guarantees' }, false],
    [{ fact: 'willing_to_work', is: [true] }, { willing_to_work: false }, false],
    [{ fact: 'able_members', at_least: 2 }, { able_members: 2 }, true],
    [{ fact: 'able_members', more_than: 2 }, { able_members: 2 }, false],
    [{ fact: 'members', is: [3, 4] }, { members: 4 }, true],
    [{ fact: 'income_per_person', at_most: '7500.00' }, { income_per_person: '7500.00' }, true],
    [{ fact: 'income_per_person', at_most: 7500 }, { income_per_person: '7500.01' }, false],
    [{ fact: 'income_per_person', less_than: '10000.00' }, { income_per_person: '9999.99' }, true],
    [{ fact: 'registered_since', at_most: '2016-06-30' }, { registered_since: '2016-06-30' }, true],
    [{ fact: 'registered_since', less_than: '2016-06-30' }, { registered_since: '2016-06-30' }, false],
    [{ fact: 'area', within: ['441802103', '441803'] }, { area: '441803101' }, true],
    [{ fact: 'area', is: ['441802103'] }, { area: '441802103201' }, false],
  ])('%j of %j is %s', (text, facts, expected) => {
    expect(evaluate(read(text), facts)).toBe(expected)
  })

  it('compares amounts and numbers to the last place, not as text and not as floats', () => {
    const rate = read({ fact: 'annual_rate', more_than: '4.35' }, ITEM_FACTS.loan)
    expect(['4.350001', '4.35', '10', '4.350000'].map((annual) => evaluate(rate, { annual_rate: annual }))).toEqual([
      true,
      false,
      true,
      false,
    ])
    const dear = read({ fact: 'income_per_person', more_than: '90071992547409.92' })
    expect(evaluate(dear, { income_per_person: '90071992547409.93' })).toBe(true)
  })
})

describe('a condition', () => {
  const poor: ConditionText = { fact: 'income_per_person', at_most: '4000.00' }
  const able: ConditionText = { fact: 'able_members', at_least: 1 }

  it('is never satisfied by a fact that is not known, nor by the not of one', () => {
    for (const text of [poor, { not: poor }, { not: { not: poor } }, { all: [able, { not: poor }] }])
      expect(evaluate(read(text), { income_per_person: null, able_members: 1 })).toBe(false)
    expect(evaluate(read({ any: [able, poor] }), { income_per_person: null, able_members: 1 })).toBe(true)
    expect(evaluate(read({ not: { all: [able, poor] } }), { able_members: 0 })).toBe(true)
  })

  it('means what its joins mean, where all is known', () => {
    fc.assert(
      fc.property(
        anyCondition,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (text, members, able_members) => {
          const facts = { members, able_members }
          expect(evaluate(read(text), facts)).toBe(plainly(text, facts))
        },
      ),
    )
  })

  it('says which facts it asks for, each once', () => {
    expect(read({ any: [able, { all: [poor, { not: able }] }] }).asks).toEqual(['able_members', 'income_per_person'])
  })

  it('is said in words, in both languages', () => {
    const text = { all: [{ fact: 'class', is: ['general'] }, { any: [poor, { not: able }] }] }
    expect(describeCondition(read(text))).toEqual({
      zh: '户类别为一般贫困户，且（人均年收入不超过4,000.00元，或并非（有劳动能力人口不少于1））',
      en: 'class of the household is registered poor household and (income per person and year at most 4,000.00 yuan or not (members with working ability at least 1))',
    })
  })
})

describe('a condition that cannot be asked', () => {
  it('tells every fault, where it is, and what would be right', () => {
    const faults = faultsOf({
      all: [
        { fact: 'hight', at_least: 3 },
        { fact: 'class', at_least: 'general' },
        {
          any: [
            { fact: 'class', is: ['poor'] },
            { fact: 'able_members', at_least: 1, at_most: 2 },
          ],
        },
        { not: { fact: 'registered_since', at_least: '2016-02-30' } },
      ],
    })
    expect(faults.map(({ path, value }) => [path, value])).toEqual([
      ['/where/all/0/fact', 'hight'],
      ['/where/all/1/at_least', 'at_least'],
      ['/where/all/2/any/0/is/0', 'poor'],
      ['/where/all/2/any/1', ['at_least', 'at_most']],
      ['/where/all/3/not/at_least', '2016-02-30'],
    ])
    expect(faults[0]?.expected).toEqual(Object.keys(HOUSEHOLD_FACTS))
    expect(faults[1]?.expected).toEqual(['is'])
    expect(faults[2]?.expected).toEqual(['general', 'minimum_living', 'five_guarantees'])
  })

  it('says so where a bare number has more digits than JSON keeps', () => {
    const vast: number = JSON.parse('9'.repeat(10_000))
    expect(faultsOf({ fact: 'able_members', at_least: vast })).toMatchObject([
      { path: '/where/at_least', value: 'a number beyond what JSON keeps' },
    ])
  })

  it.each([
    null,
    'class',
    {},
    { all: [] },
    { all: [{}] },
    { all: 'class' },
    { fact: 'class' },
    { fact: 'toString', is: ['x'] },
    { fact: 'income_per_person', at_most: 7500.5 },
    { fact: 'income_per_person', at_most: '7500.001' },
    { fact: 'able_members', at_least: 1.5 },
    { fact: 'able_members', at_least: -1 },
    { fact: 'able_members', is: 2 },
    { fact: 'class', is: [] },
    { fact: 'willing_to_work', is: ['yes'] },
    { fact: 'area', within: ['4418', '44180'] },
    { fact: 'class', is: ['general'], note: 'x' },
    { all: [{ fact: 'class', is: ['general'] }], any: [] },
  ])('is refused: %j', (text) => {
    const { condition, faults } = readCondition(text as ConditionText, HOUSEHOLD_FACTS, '/where')
    expect(faults).toHaveLength(1)
    expect(evaluate(condition, { class: 'general', able_members: 9 })).toBe(false)
  })

  it('is refused for the fact of another kind of receiver, and when it nests without end', () => {
    expect(readCondition({ fact: 'class', is: ['general'] }, ENTERPRISE_FACTS, '/where').faults).toHaveLength(1)
    let text: ConditionText = { fact: 'class', is: ['general'] }
    for (let depth = 0; depth < 5_000; depth += 1) text = { not: text }
    expect(faultsOf(text)).toHaveLength(1)
  })
})

const { condition: anyCondition } = fc.letrec<{ condition: ConditionText }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({ fact: fc.constantFrom('members', 'able_members'), at_least: fc.integer({ min: 0, max: 3 }) }),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}))

function plainly(text: ConditionText, facts: Readonly<Record<string, number>>): boolean {
  if ('all' in text) return text.all.every((each) => plainly(each, facts))
  if ('any' in text) return text.any.some((each) => plainly(each, facts))
  if ('not' in text) return !plainly(text.not, facts)
  return (facts[text.fact] ?? 0) >= Number(text.at_least)
}
