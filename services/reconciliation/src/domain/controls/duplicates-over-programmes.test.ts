import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { DUPLICATES_OVER_PROGRAMMES, type EligibilityFact } from './duplicates-over-programmes.ts'

type Award = Extract<EligibilityFact, { what: 'award' }>
const award = (id: string, parts: Partial<Award> = {}): Award => ({
  what: 'award',
  fund: 'f',
  award: id,
  programme: 'living',
  county: '441802',
  beneficiary: `h-${id}`,
  period: '2016',
  line: 'l',
  amount: '100.00',
  on: '2016-06-01',
  people: [],
  cards: [],
  ...parts,
})
const words = async (facts: readonly EligibilityFact[], terms = {}) =>
  (await judgeAll(DUPLICATES_OVER_PROGRAMMES, facts, { terms })).map(breakInWords)

describe('what is given twice', () => {
  it.each([
    ['the same line to the same household', { beneficiary: 'h-1' }, 'award'],
    ['to one identity number in two households of two counties', { people: ['p'], county: '441803' }, 'identity'],
    ['to one card for two households', { cards: ['c'] }, 'card'],
  ])('is found: %s', async (_title, parts, failed) => {
    const [first, again] = [award('1', { people: ['p'], cards: ['c'] }), award('2', parts)]
    expect(await words([first, again])).toEqual([`duplicate/${failed} award:1 100.00`])
    expect(await words([first, { ...again, period: '2017' }])).toEqual([])
    expect(await words([first, { ...again, programme: 'schools' }])).toEqual([])
  })

  it('is told once for a pair of awards, however many members two households share', async () => {
    expect(await words([award('1', { people: ['p', 'q'] }), award('2', { people: ['p', 'q'] })])).toHaveLength(1)
    expect(await words([award('1', { people: ['p', 'p'], cards: ['c'] })])).toEqual([])
  })

  it('names every reason and every earlier award, and the money once', async () => {
    const facts = [
      award('1', { people: ['p'], cards: ['c'] }),
      award('2', { people: ['q'], county: '441803' }),
      award('3', { people: ['p', 'q'], cards: ['c'] }),
    ]
    const [found, ...others] = await judgeAll(DUPLICATES_OVER_PROGRAMMES, facts)
    expect(others).toEqual([])
    expect(found).toMatchObject({ difference: 10_000n, left: { id: 'award:1' }, related: [{ id: 'award:2' }] })
    expect(found?.detail['reasons']).toEqual([
      { failed: 'identity', award: 'award:1' },
      { failed: 'identity', award: 'award:2' },
      { failed: 'card', award: 'award:1' },
    ])
    expect(found?.explanation.zh).toMatch(/同一身份证号.*又：同一身份证号.*award:2.*又：同一银行卡/u)
  })

  it('is also programmes of which a household may have one, in one year', async () => {
    const both = [
      award('1'),
      award('2', { beneficiary: 'h-1', programme: 'schools', line: 'other', period: '2016-H2' }),
    ]
    expect(await words(both)).toEqual([])
    expect(await words(both, { exclusive: [['living', 'schools']] })).toEqual(['duplicate/exclusive award:1 100.00'])
  })

  it('is also an award that two payments settled', async () => {
    const payment = (id: string): EligibilityFact => ({
      what: 'payment',
      fund: 'f',
      award: 'a',
      payment: id,
      amount: '100.00',
      on: '2016-06-01',
    })
    expect(await words([payment('1'), payment('2')])).toEqual(['duplicate/payment payment:1 100.00'])
  })
})

describe('a doubt', () => {
  it('falls on awards on the days for which the register names somebody of the household', async () => {
    const doubt: EligibilityFact = {
      what: 'doubt',
      ground: 'payroll',
      register: 'payroll',
      person: 'p',
      since: '2016-01-01',
      until: '2016-06-30',
    }
    const at = (on: string, people = ['p']) => words([doubt, award('1', { on, people })])
    expect(await at('2015-12-31')).toEqual([])
    expect(await at('2016-01-01')).toEqual(['ineligible/payroll payroll:p 100.00'])
    expect(await at('2016-06-30')).toHaveLength(1)
    expect(await at('2016-07-01')).toEqual([])
    expect(await at('2016-03-01', ['q'])).toEqual([])
  })
})
