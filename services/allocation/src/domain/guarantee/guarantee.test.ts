import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeLine } from './attribute-line.ts'
import { countSources, type SourceLine, type SourceSupport, sumOfSources } from './count-sources.ts'
import { findShortfall } from './finding.ts'
import { linesOfUnit } from './given-by-unit.ts'
import type { GuaranteeText } from './guarantee-text.ts'
import { judgeAverage, judgeFloor, judgeRate } from './judge.ts'
import { percentOf, reachesPercent, readPercent } from './percent-of.ts'
import { readGuarantee } from './read-guarantee.ts'

const FLOOR: GuaranteeText = {
  id: 'floor',
  name: '每户各类帮扶资金保底',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、(三)',
  area_code: '441802',
  rule: { kind: 'household_floor', amount: '5000.00', sources: 'all' },
}

const anyFen = fc.bigInt({ min: 1n, max: 10n ** 9n })
const anyProgramme = fc.constantFrom('p-1', 'p-2', 'p-3')
const anyFunder = fc.constantFrom('district', 'charity', 'unit')
const anyLine: fc.Arbitrary<SourceLine> = fc
  .record({
    programmeId: anyProgramme,
    parts: fc.array(fc.record({ funderId: anyFunder, fen: anyFen }), { maxLength: 3 }),
    fen: anyFen,
  })
  .map(({ programmeId, parts, fen }) => ({
    programmeId,
    planId: programmeId,
    line: 1,
    fen: parts.length === 0 ? fen : parts.reduce((sum, part) => sum + part.fen, 0n),
    parts,
  }))
const anySupport: fc.Arbitrary<SourceSupport> = fc.record({
  id: fc.uuid(),
  giver: fc.constant('cadre-1'),
  kind: fc.constant('cash'),
  funderId: fc.option(anyFunder),
  fen: anyFen,
  countsIn: fc.option(anyProgramme),
})
const anyGiven = fc.tuple(fc.array(anyLine, { maxLength: 4 }), fc.array(anySupport, { maxLength: 6 }))
const anyPercent = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([units, millionths]) => readPercent(`${units}.${String(millionths).padStart(6, '0')}`))

describe('what a receiver was given', () => {
  it('has every line whole, and each donation given or contained', () => {
    fc.assert(
      fc.property(anyGiven, ([lines, supports]) => {
        const counted = countSources(lines, supports, 'all')
        const contained = counted.reduce((sum, each) => sum + (each.source === 'support' ? each.contained : 0n), 0n)
        const lineFen = lines.reduce((sum, { fen }) => sum + fen, 0n)
        const supportFen = supports.reduce((sum, { fen }) => sum + fen, 0n)
        expect(sumOfSources(counted) + contained).toBe(lineFen + supportFen)
        expect(contained).toBeLessThanOrEqual(lineFen)
        expect(counted.every(({ fen }) => fen >= 0n)).toBe(true)
      }),
    )
  })

  it('is the larger of a programme’s line and the donations that count in it', () => {
    fc.assert(
      fc.property(anyFen, fc.array(anyFen, { maxLength: 5 }), (lineFen, donations) => {
        const line = { programmeId: 'p-1', planId: 'p-1', line: 1, fen: lineFen, parts: [] }
        const supports = donations.map((fen, index) => support(`s-${index}`, fen, null))
        const given = sumOfSources(countSources([line], supports, 'all'))
        const donated = donations.reduce((sum, fen) => sum + fen, 0n)
        expect(given).toBe(donated > lineFen ? donated : lineFen)
      }),
    )
  })

  it('contains a donation in the part of its own funder alone', () => {
    const line = {
      ...LINE,
      parts: [
        { funderId: 'district', fen: 400_000n },
        { funderId: 'unit', fen: 20_000n },
      ],
    }
    const [, donation] = countSources([line], [support('s-1', 30_000n, 'unit')], 'all')
    expect(donation).toMatchObject({ contained: 20_000n, fen: 10_000n })
  })

  it('leaves out programmes and donations that the document does not name', () => {
    const counted = countSources(
      [LINE],
      [support('s-1', 1n, null), { ...support('s-2', 1n, null), countsIn: null }],
      new Set(['p-2']),
    )
    expect(counted).toEqual([])
  })
})

describe('a judgement', () => {
  it('misses the floor by what lies between, never less than nothing', () => {
    fc.assert(
      fc.property(anyFen, anyFen, (floor, given) => {
        const { missing } = judgeFloor(floor, given)
        expect(missing).toBe(floor > given ? floor - given : 0n)
      }),
    )
  })

  it('of an average holds to the fen, where a rounded quotient would not', () => {
    expect(judgeAverage(33n, 3, 98n).missing).toBe(1n)
    fc.assert(
      fc.property(anyFen, fc.integer({ min: 1, max: 300 }), anyFen, (amount, receivers, given) => {
        const { missing } = judgeAverage(amount, receivers, given)
        // given / receivers >= amount, as fractions.
        expect(missing === 0n).toBe(given >= amount * BigInt(receivers))
      }),
    )
  })

  it('of a rate is met by its floor and by nothing less, unless it is rounded otherwise', () => {
    fc.assert(
      fc.property(anyPercent, anyFen, (percent, qualifying) => {
        const { floor } = judgeRate(percent, qualifying, 0n, 'up')
        expect(reachesPercent(floor, qualifying, percent)).toBe(true)
        expect(floor === 0n || !reachesPercent(floor - 1n, qualifying, percent)).toBe(true)
        expect(percentOf(qualifying, percent, 'down') + 1n >= floor).toBe(true)
      }),
    )
    expect(['up', 'half_up', 'down'].map((rounding) => percentOf(15n, readPercent('70'), rounding as 'up'))).toEqual([
      11n,
      11n,
      10n,
    ])
  })
})

describe('a finding', () => {
  it('tells sources that add up to what was given, and what is missing', () => {
    fc.assert(
      fc.property(anyGiven, anyFen, ([lines, supports], floor) => {
        const sources = countSources(lines, supports, 'all')
        const given = sumOfSources(sources)
        const finding = findShortfall(
          { beneficiaryId: 'h-1', areaCode: '441802103' },
          judgeFloor(floor, given),
          sources,
        )
        expect(finding === null).toBe(given >= floor)
        if (finding === null) return
        const fen = (amount: string) => BigInt(amount.replace('.', ''))
        expect(finding.sources.reduce((sum, { amount }) => sum + fen(amount), 0n)).toBe(fen(finding.given))
        expect(fen(finding.given) + fen(finding.missing)).toBe(fen(finding.floor))
      }),
    )
  })
})

describe('what a line gave to each of several', () => {
  it('adds up to the line, whatever a limit made of it', () => {
    fc.assert(
      fc.property(anyFen, fc.array(anyFen, { minLength: 1, maxLength: 8 }), (lineFen, claims) => {
        const given = attributeLine(
          lineFen,
          claims.map((fen, index) => ({ id: String(index), fen })),
        )
        expect([...given.values()].reduce((sum, fen) => sum + fen, 0n)).toBe(lineFen)
      }),
    )
  })

  it('is told apart by supporter where two units give through one funder', () => {
    const step = (supporter: string, gives: string) =>
      ({ step: 'part', funder: 'unit', supporter, amount: gives, count: 1, gives }) as const
    const explanation = {
      facts: {},
      counted: { of: 'villages', count: 1 },
      steps: [step('unit-1', '3.00'), step('cadre-2', '7.00')],
    } as const
    const line = { ...LINE, fen: 1_000n, parts: [{ funderId: 'unit', fen: 1_000n }], explanation }
    const units = [
      { unitId: 'unit-1', funderId: 'unit', supporterIds: ['unit-1'] },
      { unitId: 'unit-2', funderId: 'unit', supporterIds: ['cadre-2'] },
    ]
    expect(units.map((unit) => linesOfUnit(unit, units, [line]).map(({ fen }) => fen))).toEqual([[300n], [700n]])
    expect(linesOfUnit(units[0] ?? fail(), units.slice(0, 1), [line]).map(({ fen }) => fen)).toEqual([1_000n])
  })
})

describe('a guarantee', () => {
  it('is refused with every fault, where it is and what would be right', () => {
    const faulty: GuaranteeText = {
      ...FLOOR,
      valid_from: '2017-01-01',
      valid_to: '2016-12-31',
      where: {
        all: [
          { fact: 'shoe_size', at_least: 1 },
          { fact: 'able_members', within: ['44'] },
        ],
      },
      rule: { kind: 'rate_floor', of: 'medical_bills', percent: '0', sources: 'all' },
    }
    const { code, values } = refusalOf(() => readGuarantee(faulty))
    expect(code).toBe('ALLOCATION_GUARANTEE_INVALID')
    expect(values['errors']).toMatchObject([
      { path: '/where/all/0/fact', value: 'shoe_size' },
      { path: '/where/all/1/within' },
      { path: '/valid_to', expected: '2017-01-01 or later' },
      { path: '/rule/percent' },
    ])
  })

  it('asks villages for the facts of villages', () => {
    const where = { fact: 'key', is: [true] } as const
    expect(() => readGuarantee({ ...FLOOR, where })).toThrow(DomainError)
    const rule = { kind: 'pair_floor', receiver: 'village', amount: '10000.00' } as const
    expect(readGuarantee({ ...FLOOR, where, rule }).where?.holds({ key: true })).toBe(true)
  })
})

const LINE: SourceLine = { programmeId: 'p-1', planId: 'plan', line: 1, fen: 420_000n, parts: [] }

const support = (id: string, fen: bigint, funderId: string | null): SourceSupport => ({
  id,
  giver: 'cadre-1',
  kind: 'charity_day',
  funderId,
  fen,
  countsIn: 'p-1',
})

function fail(): never {
  throw new Error('there is one')
}

function refusalOf(work: () => unknown): DomainError {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error
  }
  throw new Error('nothing was refused')
}
