import { Amount, AreaCode, CalendarDay, PositiveAmount, Slug, Text } from '@fundtrace/contracts'
import Type, { type Static } from 'typebox'
import type { ConditionText } from '../../domain/programme/condition.ts'
import type { PaymentCheck } from '../../domain/programme/payment.ts'

/**
 * A programme as its document says it: data that a bureau writes (YAML in files, JSON in the API), never code. This is its
 * shape; what the shape cannot say (parts that add up, facts that exist, tiers without gaps) is refused by `readProgramme`.
 * docs/programmes.md explains every word of it with worked examples.
 */
const closed = { additionalProperties: false } as const
export const Percent = Type.String({ pattern: '^(100(\\.0{1,6})?|[1-9]?\\d(\\.\\d{1,6})?)$', examples: ['70', '4.35'] })
const Count = Type.Integer({ minimum: 1, maximum: 2_000_000_000 })
const Year = Type.Integer({ minimum: 1949, maximum: 2200 })
const FactName = Type.String({ pattern: '^[a-z][a-z_]{0,40}$' })
const Comparable = Type.Union([Type.String({ maxLength: 40 }), Type.Integer()])

/**
 * One question to one fact, or several of them joined by all, any or not. Its shape nests, so it is read by `readCondition`, which
 * also says which fact or comparison is wrong.
 */
export const Condition = Type.Unsafe<ConditionText>({
  type: 'object',
  // Else an answer would leave out everything that it holds.
  additionalProperties: true,
  description:
    'One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}',
  examples: [
    {
      all: [
        { fact: 'class', is: ['general'] },
        { fact: 'able_members', at_least: 1 },
      ],
    },
  ],
})

const Base = Type.Object(
  {
    /** What is counted for each receiver; published_people and lump have no receivers. */
    of: Type.Enum([
      'published_people',
      'lump',
      'households',
      'villages',
      'enterprises',
      'projects',
      'people',
      'workers',
      'medical_bills',
      'insurance_contributions',
      'houses',
      'loans',
      'shares',
      'scores',
    ]),
    /** Which of them count, asked of each person, worker, bill, house, loan. */
    where: Type.Optional(Condition),
    /** A receiver with fewer gets nothing: 20 workers. */
    at_least: Type.Optional(Count),
  },
  closed,
)

export const Rounding = Type.Enum(['half_up', 'down', 'up'])

const Tier = Type.Object(
  {
    /** The fact's value, for a fact of choices. */
    is: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 50 })),
    /** From this value on (included), up to that (excluded), for a count, an amount or a number. */
    from: Type.Optional(Comparable),
    below: Type.Optional(Comparable),
    rate: PositiveAmount,
  },
  closed,
)

const AmountRule = Type.Union([
  Type.Object({ kind: Type.Literal('per_unit'), rate: PositiveAmount }, closed),
  Type.Object(
    {
      kind: Type.Literal('tiers'),
      by: FactName,
      rates: Type.Array(Tier, { minItems: 1, maxItems: 50 }),
      /** What is in no tier: refuse the plan and say who, or nothing for it. Without a word, gaps are refused at once. */
      otherwise: Type.Optional(Type.Enum(['refuse', 'nothing'])),
    },
    closed,
  ),
  /** A part of what each bill or contribution leaves after insurance and subsidies; 100 is in full. */
  Type.Object({ kind: Type.Literal('share'), percent: Percent, rounding: Rounding }, closed),
  /** Interest of each loan over the days of the year in which it runs. */
  Type.Object(
    {
      kind: Type.Literal('interest'),
      percent: Percent,
      /** No interest on principal above it. */
      principal_max: Type.Optional(PositiveAmount),
      term_months_max: Type.Optional(Count),
      day_count: Type.Enum([360, 365]),
      rounding: Rounding,
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('lump'), amount: PositiveAmount }, closed),
  /** One sum divided among the receivers. */
  Type.Object(
    {
      kind: Type.Literal('pool'),
      amount: PositiveAmount,
      by: Type.Enum(['equal', 'counted']),
      /** Least and most for each receiver. */
      floor: Type.Optional(PositiveAmount),
      cap: Type.Optional(PositiveAmount),
      /** Where every receiver is at the cap: the rest stays in the pool, or the plan is refused. */
      beyond_caps: Type.Optional(Type.Enum(['keep', 'refuse'])),
      /** Fen that no weight divides: to the largest remainders, or kept in the pool. */
      leftover: Type.Enum(['largest_remainder', 'keep']),
    },
    closed,
  ),
  /** The amount is what the fixed parts of the funding add up to. */
  Type.Object({ kind: Type.Literal('parts') }, closed),
])

const FixedPart = Type.Union([
  Type.Object({ funder: Slug, amount: PositiveAmount }, closed),
  Type.Object({ by: Type.Literal('township'), amount: PositiveAmount }, closed),
  /** Each cadre or unit paired with the receiver gives what it pledged, and not less than this. */
  Type.Object({ by: Type.Literal('supporters'), at_least: PositiveAmount }, closed),
])

const Funding = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('ratio'),
      /** As the document writes it: 6:3:1, 6：3：1, 6:3:0.5：0.5. */
      ratio: Text(500),
      funders: Type.Array(Slug, { minItems: 2, maxItems: 100, uniqueItems: true }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('fixed'), parts: Type.Array(FixedPart, { minItems: 1, maxItems: 20 }) }, closed),
  Type.Object({ kind: Type.Literal('sole'), funder: Slug }, closed),
  /** The receiver's own township pays, for its own only. */
  Type.Object({ kind: Type.Literal('township') }, closed),
  /** Named pots, each with its limit for the year, used in this order. */
  Type.Object(
    {
      kind: Type.Literal('pots'),
      pots: Type.Array(Type.Object({ funder: Slug, yearly: PositiveAmount }, closed), { minItems: 1, maxItems: 20 }),
    },
    closed,
  ),
])

const Timing = Type.Union([
  Type.Object({ kind: Type.Literal('yearly') }, closed),
  Type.Object({ kind: Type.Literal('once') }, closed),
  /** A norm that is funded over these years, by weight. */
  Type.Object(
    {
      kind: Type.Literal('spread'),
      years: Type.Array(Type.Object({ year: Year, weight: Count }, closed), { minItems: 1, maxItems: 30 }),
    },
    closed,
  ),
])

const CheckEffect = Type.Enum(['block', 'warn', 'off'])
const Checks = {
  left_register: CheckEffect,
  deceased: CheckEffect,
  members_gone: CheckEffect,
  same_card: CheckEffect,
  owner_differs: CheckEffect,
  other_county: CheckEffect,
  account_digit: CheckEffect,
  duplicate: CheckEffect,
} as const satisfies Record<PaymentCheck, typeof CheckEffect>
const ClosedCircuit = Type.Array(Type.Enum(['enterprise', 'project', 'village']), { maxItems: 3, uniqueItems: true })
const Approvals = Type.Array(
  Type.Object({ from: Amount, approvers: Type.Integer({ minimum: 1, maximum: 3 }) }, closed),
  { minItems: 1, maxItems: 3 },
)
const Lenders = Type.Array(Slug, { maxItems: 100 })

/** How it is paid, where the document says anything of it. */
const Payment = Type.Object(
  {
    /** Days that a batch stands in public notice; those of the plan where nothing is said. */
    notice_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
    approvals: Type.Optional(Approvals),
    advance_by: Type.Optional(Lenders),
    checks: Type.Optional(Type.Partial(Type.Object(Checks, closed), closed)),
    closed_circuit: Type.Optional(ClosedCircuit),
  },
  closed,
)

/** The same as it holds for a fund, with nothing left open. */
export const PaymentTermsReply = Type.Object({
  fund_id: Slug,
  programme_id: Slug,
  programme_version: Type.Integer(),
  notice_days: Type.Integer(),
  approvals: Approvals,
  advance_by: Lenders,
  checks: Type.Object(Checks),
  closed_circuit: ClosedCircuit,
})

export const ProgrammeDocument = Type.Object(
  {
    /** With a hyphen and the fiscal year it makes the id of a fund, and the name likewise with a space. */
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,57}$' }),
    /** Counts 1, 2, 3 ...: a recorded version is never edited. */
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 32_767 })),
    name: Text(195),
    document_number: Text(100),
    document_item: Text(200),
    /** The words of the document that this rests on. */
    quote: Type.Optional(Text(2000)),
    /** What the document does not say and we took for granted. */
    inferred: Type.Optional(Type.Array(Text(500), { maxItems: 20 })),
    /** The area that carries it out. */
    area_code: AreaCode,
    /** Where its receivers are, if not in that area: Foshan's counties in two other cities. */
    covers: Type.Optional(Type.Array(AreaCode, { minItems: 1, maxItems: 500, uniqueItems: true })),
    valid_from: Type.Optional(CalendarDay),
    /** The last day. */
    valid_to: Type.Optional(CalendarDay),
    timing: Type.Optional(Timing),
    /** What the money may be spent on; an award for anything else is refused. Nothing stated: the programme's own matter alone. */
    purposes: Type.Optional(Type.Array(Text(100), { minItems: 1, maxItems: 50, uniqueItems: true })),
    /** Who receives, asked of each household, village or enterprise as it was on the register day. */
    where: Type.Optional(Condition),
    base: Base,
    amount: AmountRule,
    /** Least and most for each receiver in a plan. */
    bounds: Type.Optional(
      Type.Object({ floor: Type.Optional(PositiveAmount), cap: Type.Optional(PositiveAmount) }, closed),
    ),
    /** The most that one year's plan may come to, and what happens beyond. */
    yearly_limit: Type.Optional(
      Type.Object({ amount: PositiveAmount, beyond: Type.Enum(['refuse', 'prorate', 'in_order']) }, closed),
    ),
    /** Its awards come out of the plan of another programme (enterprise awards out of their yearly pot) and owe nothing on top. */
    draws_on: Type.Optional(Slug),
    funding: Type.Optional(Funding),
    /** Days that the plan stands in public notice before it can be approved. */
    notice_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
    payment: Type.Optional(Payment),
  },
  closed,
)

/** The schema and the domain's own type of the same document are one. */
export type ProgrammeDocument = Static<typeof ProgrammeDocument>
