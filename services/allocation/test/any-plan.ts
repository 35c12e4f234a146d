import { fromFen } from '@fundtrace/money'
import fc from 'fast-check'
import type { Item, Receiver } from '../src/domain/plan/receiver.ts'
import type { AmountText, FundingText, ProgrammeText } from '../src/domain/programme/programme-text.ts'

/** Programmes of every base, amount, funding, bound, limit and timing that fit together, and registers to run them over. */
export const TOWNSHIPS = new Map([
  ['441802103', 'yuantan'],
  ['441802106', 'shijiao'],
  ['441802107', 'feilaixia'],
])

const yuan = (fenMax: bigint) => fc.bigInt({ min: 1n, max: fenMax }).map((fen) => fromFen(fen).toFixed(2))
const anyRounding = fc.constantFrom('half_up' as const, 'down' as const, 'up' as const)
const anyPercent = fc.constantFrom('70', '100', '33.333333', '0.000001', '4.35')

const perUnit: fc.Arbitrary<AmountText> = yuan(1_000_000n).map((rate) => ({ kind: 'per_unit', rate }))
const pool: fc.Arbitrary<AmountText> = fc
  .record({
    amount: yuan(10_000_000n),
    by: fc.constantFrom('equal' as const, 'counted' as const),
    floor: fc.option(yuan(9_999n), { nil: undefined }),
    cap: fc.option(
      fc.bigInt({ min: 10_000n, max: 500_000n }).map((fen) => fromFen(fen).toFixed(2)),
      { nil: undefined },
    ),
    leftover: fc.constantFrom('largest_remainder' as const, 'keep' as const),
  })
  .map(({ floor, cap, ...rest }) => ({
    kind: 'pool',
    ...rest,
    ...(floor === undefined ? {} : { floor }),
    ...(cap === undefined ? {} : { cap, beyond_caps: 'keep' }),
  }))
const stages: fc.Arbitrary<AmountText> = fc.tuple(yuan(500_000n), yuan(500_000n)).map(([primary, others]) => ({
  kind: 'tiers',
  by: 'stage',
  rates: [
    { is: ['primary'], rate: primary },
    { is: ['none', 'lower_secondary'], rate: others },
  ],
  otherwise: 'nothing',
}))
const incomes: fc.Arbitrary<AmountText> = fc.tuple(yuan(500_000n), yuan(500_000n)).map(([poorer, others]) => ({
  kind: 'tiers',
  by: 'income_per_person',
  rates: [
    { below: '4000.00', rate: poorer },
    { from: '4000.00', below: '7500.01', rate: others },
  ],
  otherwise: 'nothing',
}))
const share: fc.Arbitrary<AmountText> = fc
  .tuple(anyPercent, anyRounding)
  .map(([percent, rounding]) => ({ kind: 'share', percent, rounding }))
const interest: fc.Arbitrary<AmountText> = fc
  .record({
    percent: anyPercent,
    rounding: anyRounding,
    day_count: fc.constantFrom(360 as const, 365 as const),
    principal_max: yuan(6_000_000n),
    term_months_max: fc.integer({ min: 1, max: 40 }),
  })
  .map((rule) => ({ kind: 'interest', ...rule }))

const ABLE = { fact: 'ability', is: ['full', 'partial'] }
const anyCore: fc.Arbitrary<Pick<ProgrammeText, 'base' | 'amount'>> = fc.oneof(
  fc.oneof(perUnit, pool, incomes).map((amount) => ({ base: { of: 'households' as const }, amount })),
  fc.oneof(perUnit, pool, stages, incomes).map((amount) => ({ base: { of: 'people' as const, where: ABLE }, amount })),
  fc.oneof(share, perUnit).map((amount) => ({ base: { of: 'medical_bills' as const }, amount })),
  fc.oneof(interest, pool).map((amount) => ({ base: { of: 'loans' as const }, amount })),
  fc.oneof(pool, perUnit).map((amount) => ({ base: { of: 'shares' as const, at_least: 2 }, amount })),
)

const anyOpenFunding: fc.Arbitrary<FundingText> = fc.oneof(
  fc
    .array(fc.nat(30), { minLength: 2, maxLength: 6 })
    .filter((parts) => parts.some((part) => part > 0))
    .map((parts) => ({
      kind: 'ratio' as const,
      ratio: parts.map((part) => part / 10).join('：'),
      funders: parts.map((_, index) => `funder-${index}`),
    })),
  fc.constant({ kind: 'sole' as const, funder: 'district' }),
  fc.constant({ kind: 'township' as const }),
  fc.tuple(yuan(100_000_000n), yuan(100_000_000n)).map(([first, second]) => ({
    kind: 'pots' as const,
    pots: [
      { funder: 'district', yearly: first },
      { funder: 'charity', yearly: second },
    ],
  })),
)

const anyOpen: fc.Arbitrary<Partial<ProgrammeText>> = fc
  .record({
    core: anyCore,
    funding: anyOpenFunding,
    bounds: fc.option(yuan(200_000n)),
    limit: fc.option(
      fc.tuple(yuan(20_000_000n), fc.constantFrom('refuse' as const, 'prorate' as const, 'in_order' as const)),
    ),
    weights: fc.option(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })),
  })
  .map(({ core, funding, bounds, limit, weights }) => {
    const isPool = core.amount.kind === 'pool'
    return {
      ...core,
      funding,
      ...(weights === null
        ? {}
        : { timing: { kind: 'spread', years: weights.map((weight, index) => ({ year: 2016 + index, weight })) } }),
      ...(bounds === null || isPool || weights !== null ? {} : { bounds: { floor: bounds, cap: '3000.00' } }),
      ...(limit === null || isPool ? {} : { yearly_limit: { amount: limit[0], beyond: limit[1] } }),
    }
  })

const anyStacked: fc.Arbitrary<Partial<ProgrammeText>> = fc
  .tuple(yuan(300_000n), yuan(100_000n))
  .map(([district, own]) => ({
    base: { of: 'households' },
    amount: { kind: 'parts' },
    funding: {
      kind: 'fixed',
      parts: [
        { funder: 'district', amount: district },
        { by: 'township', amount: own },
        { funder: 'yuantan', amount: '0.01' },
        { by: 'supporters', at_least: '200.00' },
      ],
    },
  }))

export const anyProgramme: fc.Arbitrary<ProgrammeText> = fc
  .tuple(fc.oneof({ weight: 5, arbitrary: anyOpen }, { weight: 1, arbitrary: anyStacked }), fc.boolean())
  .map(([rule, asksIncome]) => ({
    id: 'any',
    name: '扶贫',
    document_number: '城区委办发〔2016〕11号',
    document_item: '五、（三）1',
    area_code: '441802',
    base: { of: 'households' },
    amount: { kind: 'parts' },
    ...(asksIncome ? { where: { not: { fact: 'income_per_person', more_than: '7500.00' } } } : {}),
    ...rule,
  }))

const anyDay = (from: string, years: number) =>
  fc.nat(365 * years).map((days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10))

const anyItems: fc.Arbitrary<Item[]> = fc.array(
  fc.oneof(
    fc.tuple(anyDay('2015-07-01', 2), yuan(900_000n), yuan(900_000n)).map(([day, cost, paid]) => ({
      id: '',
      kind: 'medical_bill' as const,
      facts: { incurred_on: day, cost, insurance_paid: paid },
    })),
    fc
      .tuple(
        anyDay('2013-01-01', 4),
        anyDay('2016-01-01', 4),
        yuan(9_000_000n),
        fc.constantFrom('4.35', '0', '12.123456'),
      )
      .map(([drawn, due, principal, rate]) => ({
        id: '',
        kind: 'loan' as const,
        facts: { drawn_on: drawn, due_on: due, principal, annual_rate: rate },
      })),
    fc.integer({ min: 1, max: 9 }).map((shares) => ({ id: '', kind: 'shareholding' as const, facts: { shares } })),
  ),
  { maxLength: 4 },
)

export const anyReceivers: fc.Arbitrary<Receiver[]> = fc
  .array(
    fc.record({
      areaCode: fc.constantFrom(...TOWNSHIPS.keys(), '441802103205', '441802107001'),
      income: fc.option(fc.integer({ min: 0, max: 9_000 }).map((income) => `${income}.00`)),
      members: fc.array(
        fc.record({
          ability: fc.constantFrom('full', 'partial', 'none', null),
          stage: fc.constantFrom('primary', 'none', 'lower_secondary', 'university', null),
        }),
        { maxLength: 5 },
      ),
      items: anyItems,
      pledges: fc.array(fc.bigInt({ min: 20_000n, max: 90_000n }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((households) =>
    households.map(({ areaCode, income, members, items, pledges }, index) => {
      const id = `h-${String(index).padStart(4, '0')}`
      return {
        id,
        kind: 'household' as const,
        areaCode,
        facts: { income_per_person: income },
        members: members.map((facts, member) => ({ id: `${id}-${member}`, facts })),
        items: items.map((item, place) => ({ ...item, id: `${id}-i${place}` })),
        supporters: pledges.map((pledged, place) => ({
          id: `${id}-c${place}`,
          funderId: 'cadres',
          pledged: fromFen(pledged),
        })),
      }
    }),
  )
