import { describe, expect, it } from 'vitest'
import type { AmountText, ProgrammeText } from '../programme/programme-text.ts'
import { readProgramme } from '../programme/read-programme.ts'
import { amountOfReceiver } from './amount-of-receiver.ts'
import { countUnitsOf } from './count-units.ts'
import type { Receiver } from './receiver.ts'

const TIERS: AmountText = {
  kind: 'tiers',
  by: 'stage',
  rates: [
    { is: ['primary'], rate: '300.00' },
    { is: ['junior_college'], rate: '900.00' },
  ],
  otherwise: 'nothing',
}

const household = (...stages: string[]): Receiver => ({
  id: 'h-1',
  kind: 'household',
  areaCode: '441802103',
  facts: {},
  members: stages.map((stage, index) => ({ id: `p-${index}`, facts: { stage } })),
  items: [],
  supporters: [],
})

function amountOf(receiver: Receiver, rule: Partial<ProgrammeText>) {
  const programme = readProgramme({
    id: 'any',
    name: '补助',
    document_number: '某发〔2016〕1号',
    document_item: '一',
    area_code: '441802',
    base: { of: 'people' },
    amount: TIERS,
    funding: { kind: 'sole', funder: 'district' },
    ...rule,
  })
  const counted = countUnitsOf(programme, 2016)(receiver)
  if (counted === null) return null
  const { fen, steps } = amountOfReceiver(programme, { year: 2016, townships: new Map() })(receiver, counted)
  return [fen, steps.map((step) => step.step).join(' ')]
}

describe('what a receiver is to get', () => {
  it('is the sum over what counts, each kind of it by itself', () => {
    expect(amountOf(household('primary', 'junior_college', 'primary', 'none'), {})).toEqual([150_000n, 'tier tier sum'])
  })

  it('is raised to the floor and cut to the cap, both included', () => {
    const bounds = { floor: '300.01', cap: '899.99' }
    expect(amountOf(household('primary'), { bounds })).toEqual([30_001n, 'tier floor'])
    expect(amountOf(household('junior_college'), { bounds })).toEqual([89_999n, 'tier cap'])
    expect(amountOf(household('primary', 'primary'), { bounds })).toEqual([60_000n, 'tier'])
    expect(amountOf(household('primary'), { bounds: { floor: '300.00', cap: '300.00' } })).toEqual([30_000n, 'tier'])
  })

  it('stays nothing where the rule gives nothing: no floor raises that', () => {
    expect(amountOf(household('none'), { bounds: { floor: '300.00' } })).toEqual([0n, ''])
  })

  it('is nothing for fewer than the base asks for', () => {
    const base = { of: 'people', at_least: 2 } as const
    expect(amountOf(household('primary'), { base })).toBeNull()
    expect(amountOf(household('primary', 'primary'), { base })).toEqual([60_000n, 'tier'])
  })

  it('is nothing for a household without anybody who counts', () => {
    expect(amountOf(household(), {})).toBeNull()
  })
})
