import { describe, expect, it } from 'vitest'
import { HOUSEHOLD_FACTS } from '../programme/facts.ts'
import { wordsOfPair } from './pair-reason-words.ts'
import { changeOf, type ComparedLine, reasonsOf } from './compare-plans.ts'

const line = (changes: Partial<ComparedLine> = {}): ComparedLine => ({
  units: 2,
  amount: '4000.00',
  area_code: '441802103',
  parts: [
    { funder_id: 'district', amount: '3000.00' },
    { funder_id: 'yuantan', amount: '1000.00' },
  ],
  explanation: {
    facts: { class: 'general' },
    counted: { of: 'people', count: 2 },
    steps: [{ step: 'rate', rate: '2000.00', count: 2, gives: '4000.00' }],
  },
  ...changes,
})

describe('two lines of one receiver', () => {
  it.each([
    ['new', null, line()],
    ['gone', line(), null],
    ['raised', line(), line({ amount: '4000.01' })],
    ['cut', line(), line({ amount: '3999.99' })],
    ['raised', line({ amount: '999.00' }), line({ amount: '1000.00' })],
    ['shifted', line(), line({ parts: [{ funder_id: 'district', amount: '4000.00' }] })],
  ])('are %s', (change, before, after) => {
    expect(changeOf(before, after)).toBe(change)
  })

  it('differ for the reasons that a hand would find, in its order', () => {
    const after = line({
      units: 3,
      amount: '5000.00',
      area_code: '441802106',
      parts: [
        { funder_id: 'district', amount: '3000.00' },
        { funder_id: 'shijiao', amount: '2000.00' },
      ],
      explanation: {
        facts: { class: 'minimum_living', able_members: 1 },
        counted: { of: 'people', count: 3 },
        steps: [
          { step: 'rate', rate: '2000.00', count: 3, gives: '6000.00' },
          { step: 'cap', limit: '5000.00', gives: '5000.00' },
        ],
      },
    })
    expect(reasonsOf(line(), after)).toEqual([
      { kind: 'fact', fact: 'class', before: 'general', after: 'minimum_living' },
      { kind: 'fact', fact: 'able_members', before: null, after: 1 },
      { kind: 'counted', before: 2, after: 3 },
      { kind: 'area', before: '441802103', after: '441802106' },
      { kind: 'step', step: 'rate', field: 'count', before: 2, after: 3 },
      { kind: 'step', step: 'rate', field: 'gives', before: '4000.00', after: '6000.00' },
      { kind: 'step_new', step: 'cap', gives: '5000.00' },
      { kind: 'part', funder_id: 'yuantan', before: '1000.00', after: '0.00' },
      { kind: 'part', funder_id: 'shijiao', before: '0.00', after: '2000.00' },
    ])
    expect(reasonsOf(line(), line())).toEqual([])
    expect(reasonsOf(line(), after).map((reason) => wordsOfPair(reason, HOUSEHOLD_FACTS).zh)).toEqual([
      '户类别前为一般贫困户，后为低保户',
      '有劳动能力人口前为不详，后为1',
      '计入数前为2，后为3',
      '所在地区划前为441802103，后为441802106',
      '标准（数量）前为2，后为3',
      '标准（得额，元）前为4000.00，后为6000.00',
      '新增“最高额”一步，得5000.00元',
      'yuantan承担前为1,000.00元，后为0.00元',
      'shijiao承担前为0.00元，后为2,000.00元',
    ])
  })
})
