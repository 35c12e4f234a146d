import { addMoney, formatMoney, fromFen, isNegative, parseMoney, parseRatio, sumMoney, ZERO } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComputedPlan, computePlan, type FunderAmount, type TownshipFunders, type Unit } from './compute-plan.ts'
import type { FixedPart, Funding, Programme } from './programme.ts'

const TOWNSHIPS: TownshipFunders = new Map([
  ['441802103', 'yuantan'],
  ['441802106', 'shijiao'],
  ['441802107', 'feilaixia'],
])

describe('a plan by ratio', () => {
  it('shares the total, not each line, so that its leftover fen are few', () => {
    const plan = computePlan(programme(byRatio('1:1:1', 'a', 'b', 'c'), '0.01'), [people(5)], TOWNSHIPS)
    expect(show(plan.shares)).toEqual(['a 0.02', 'b 0.02', 'c 0.01'])
    expect(plan.lines.map((line) => line.parts)).toEqual([null])
  })

  it('keeps a funder whose part is nothing, in its place of the document', () => {
    const plan = computePlan(programme(byRatio('6:0:4', 'a', 'b', 'c'), '10.00'), [people(1)], TOWNSHIPS)
    expect(show(plan.shares)).toEqual(['a 6.00', 'b 0.00', 'c 4.00'])
  })
})

describe('a plan of fixed parts', () => {
  const fixed = programme({
    kind: 'fixed',
    parts: [
      { funder: 'district', amount: parseMoney('2000.00') },
      { by: 'township', amount: parseMoney('1000.00') },
      { funder: 'charity', amount: parseMoney('1000.00') },
    ],
  })

  it("takes each household's matching part from its own township", () => {
    const plan = computePlan(fixed, [household('h1', '441802103'), household('h2', '441802106201')], TOWNSHIPS)
    expect(plan.lines.map((line) => [line.line, line.beneficiaryId, show(line.parts ?? [])])).toEqual([
      [1, 'h1', ['district 2000.00', 'yuantan 1000.00', 'charity 1000.00']],
      [2, 'h2', ['district 2000.00', 'shijiao 1000.00', 'charity 1000.00']],
    ])
    expect(show(plan.shares)).toEqual(['district 4000.00', 'yuantan 1000.00', 'charity 2000.00', 'shijiao 1000.00'])
  })

  it('asks a funder for one sum where it is named twice or is the township too', () => {
    const twice = programme({
      kind: 'fixed',
      parts: [
        { funder: 'yuantan', amount: parseMoney('1.00') },
        { by: 'township', amount: parseMoney('2.00') },
        { funder: 'yuantan', amount: parseMoney('4.00') },
      ],
    })
    const { lines, shares } = computePlan(twice, [household('h1', '441802103')], TOWNSHIPS)
    expect(show(lines[0]?.parts ?? [])).toEqual(['yuantan 7.00'])
    expect(show(shares)).toEqual(['yuantan 7.00'])
  })

  it.each(['441802105', '441802', '4418021'])(
    'is refused for a household in %s, where no township pays',
    (areaCode) => {
      expect(() => computePlan(fixed, [household('h1', areaCode)], TOWNSHIPS)).toThrow(
        expect.objectContaining({
          code: 'ALLOCATION_TOWNSHIP_FUNDER_MISSING',
          values: { township: areaCode, beneficiary_id: 'h1' },
        }),
      )
    },
  )
})

describe('any plan', () => {
  it('is refused where there is nobody to plan for', () => {
    expect(() => computePlan(programme({ kind: 'sole', funder: 'district' }), [], TOWNSHIPS)).toThrow(
      expect.objectContaining({
        code: 'ALLOCATION_PLAN_EMPTY',
        values: { programme_id: 'any', base: 'households' },
      }),
    )
  })

  it('is shared by 100 funders at most', () => {
    const townships = new Map(Array.from({ length: 101 }, (_, index) => [String(441_802_100 + index), `t-${index}`]))
    const units = [...townships.keys()].map((areaCode) => household(areaCode, areaCode))
    const matched = programme({ kind: 'fixed', parts: [{ by: 'township', amount: parseMoney('4000.00') }] })
    expect(computePlan(matched, units.slice(1), townships).shares).toHaveLength(100)
    expect(() => computePlan(matched, units, townships)).toThrow(
      expect.objectContaining({
        code: 'ALLOCATION_PLAN_FUNDERS_TOO_MANY',
        values: { programme_id: 'any', funders: 101, funders_max: 100 },
      }),
    )
  })

  it('is refused where its total is beyond the largest amount', () => {
    const dear = programme({ kind: 'sole', funder: 'district' }, '999999999999999999.00')
    expect(() => computePlan(dear, [people(2)], TOWNSHIPS)).toThrow(
      expect.objectContaining({ code: 'MONEY_AMOUNT_OUT_OF_RANGE' }),
    )
  })

  it('adds up to the fen: lines to the total, shares to the total, parts to their line and to the shares; none negative', () => {
    fc.assert(
      fc.property(anyProgramme, anyUnits, (any, units) => {
        const plan = computePlan(any, units, TOWNSHIPS)
        expect(sumOf(plan.lines)).toBe(formatMoney(plan.total))
        expect(sumOf(plan.shares)).toBe(formatMoney(plan.total))
        expect(formatMoney(plan.total)).toBe(expectedTotal(any, units))
        for (const line of plan.lines) if (line.parts) expect(sumOf(line.parts)).toBe(formatMoney(line.amount))
        if (any.funding.kind !== 'ratio') expect(show(plan.shares)).toEqual(show(partsByFunder(plan)))
        expect(everyAmount(plan).some(isNegative)).toBe(false)
        expect(plan.lines.map((line) => line.line)).toEqual(units.map((_, index) => index + 1))
      }),
    )
  })

  it("never lets a township pay for another's households", () => {
    fc.assert(
      fc.property(anyProgramme, anyUnits, (any, units) => {
        const named = any.funding.kind === 'fixed' ? namedIn(any.funding.parts) : null
        for (const line of computePlan(any, units, TOWNSHIPS).lines) {
          const others = [...TOWNSHIPS.keys()].filter((township) => !line.areaCode.startsWith(township))
          for (const other of others.map((township) => TOWNSHIPS.get(township)))
            if (named && !named.has(other ?? '')) expect(line.parts?.map((part) => part.funderId)).not.toContain(other)
        }
      }),
    )
  })
})

function programme(funding: Funding, rate = '4000.00'): Programme {
  return {
    id: 'any',
    name: '扶贫',
    documentNumber: '城区委办发〔2016〕11号',
    documentItem: '五、(三)1',
    areaCode: '441802',
    base: 'households',
    rate: parseMoney(rate),
    funding,
  }
}

function byRatio(ratio: string, ...funders: string[]): Funding {
  return { kind: 'ratio', ratio: parseRatio(ratio), funders }
}

function people(count: number): Unit {
  return { beneficiaryId: null, areaCode: '441802', count }
}

function household(beneficiaryId: string, areaCode: string): Unit {
  return { beneficiaryId, areaCode, count: 1 }
}

const anyRate = fc.bigInt({ min: 1n, max: 10n ** 9n }).map(fromFen)
const anyFunder = fc.constantFrom('province', 'district', 'charity', 'yuantan')
const anyPart: fc.Arbitrary<FixedPart> = fc
  .tuple(anyRate, fc.option(anyFunder, { freq: 2 }))
  .map(([amount, funder]) => (funder === null ? { amount, by: 'township' } : { amount, funder }))

const anyFixed = fc.array(anyPart, { minLength: 1, maxLength: 6 }).map((parts) => ({
  ...programme({ kind: 'fixed', parts }),
  rate: sumMoney(parts.map((part) => part.amount)),
}))
const anySole = fc.tuple(anyRate, anyFunder).map(([rate, funder]) => ({ ...programme({ kind: 'sole', funder }), rate }))
const anyByRatio = fc
  .tuple(anyRate, fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }))
  .filter(([, parts]) => parts.some((part) => part > 0))
  .map(([rate, parts]) => ({
    ...programme(byRatio(parts.map((part) => part / 10).join(':'), ...parts.map((_, index) => `funder-${index}`))),
    rate,
  }))
const anyProgramme: fc.Arbitrary<Programme> = fc.oneof(anyByRatio, anyFixed, anySole)

const anyUnits: fc.Arbitrary<Unit[]> = fc.array(
  fc.record({
    beneficiaryId: fc.option(fc.uuid()),
    areaCode: fc.constantFrom(...TOWNSHIPS.keys(), '441802103205', '441802107001'),
    count: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  { minLength: 1, maxLength: 40 },
)

const show = (amounts: readonly FunderAmount[]): string[] =>
  amounts.map(({ funderId, amount }) => `${funderId} ${formatMoney(amount)}`)

const sumOf = (amounts: readonly { amount: FunderAmount['amount'] }[]): string =>
  formatMoney(sumMoney(amounts.map(({ amount }) => amount)))

/** The rate times everybody, counted in whole fen. */
function expectedTotal(any: Programme, units: readonly Unit[]): string {
  const count = units.reduce((sum, unit) => sum + BigInt(unit.count), 0n)
  return formatMoney(fromFen(BigInt(formatMoney(any.rate).replace('.', '')) * count))
}

function partsByFunder(plan: ComputedPlan): FunderAmount[] {
  const sums = new Map(plan.shares.map((share) => [share.funderId, ZERO]))
  for (const { funderId, amount } of plan.lines.flatMap((line) => line.parts ?? []))
    sums.set(funderId, addMoney(sums.get(funderId) ?? ZERO, amount))
  return [...sums].map(([funderId, amount]) => ({ funderId, amount }))
}

const everyAmount = (plan: ComputedPlan): FunderAmount['amount'][] =>
  [...plan.lines, ...plan.shares, ...plan.lines.flatMap((line) => line.parts ?? [])].map(({ amount }) => amount)

const namedIn = (parts: readonly FixedPart[]): Set<string> =>
  new Set(parts.flatMap((part) => ('funder' in part ? [part.funder] : [])))
