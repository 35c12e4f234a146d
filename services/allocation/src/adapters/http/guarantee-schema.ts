import { AreaCode, CalendarDay, PositiveAmount, Slug, Text } from '@fundtrace/contracts'
import Type, { type Static } from 'typebox'
import { Condition, Percent, Rounding } from './programme-schema.ts'

const closed = { additionalProperties: false } as const
const Year = Type.Integer({ minimum: 1949, maximum: 2200 })

/** What a guarantee and a milestone share with every document that is kept in versions. */
const DOCUMENT = {
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
  area_code: AreaCode,
  /** Where those are whom it binds or counts, if not in that area. */
  covers: Type.Optional(Type.Array(AreaCode, { minItems: 1, maxItems: 500, uniqueItems: true })),
} as const

/** All programmes and all other support money; or these programmes, and the support money that counts in them. */
const Sources = Type.Union([Type.Literal('all'), Type.Array(Slug, { minItems: 1, maxItems: 100, uniqueItems: true })])

const GuaranteeRule = Type.Union([
  /** Every household for itself, yuan a year. */
  Type.Object({ kind: Type.Literal('household_floor'), amount: PositiveAmount, sources: Sources }, closed),
  /** All villages together, yuan a year times their number; a single one may have less. */
  Type.Object({ kind: Type.Literal('village_average'), amount: PositiveAmount, sources: Sources }, closed),
  /** Every supporting unit to every receiver that it is paired with, yuan a year. */
  Type.Object(
    { kind: Type.Literal('pair_floor'), receiver: Type.Enum(['household', 'village']), amount: PositiveAmount },
    closed,
  ),
  /** Of each person's bills of the year, after every insurance: at least this part, rounded up unless stated. */
  Type.Object(
    {
      kind: Type.Literal('rate_floor'),
      of: Type.Literal('medical_bills'),
      percent: Percent,
      sources: Sources,
      rounding: Type.Optional(Rounding),
    },
    closed,
  ),
])

/** What somebody is to have from several sources together, as a document promises it. It gives nothing itself. */
export const GuaranteeDocument = Type.Object(
  {
    ...DOCUMENT,
    valid_from: Type.Optional(CalendarDay),
    /** The last day. */
    valid_to: Type.Optional(CalendarDay),
    /** Whom it binds, asked of each household or village as it was on the register day. */
    where: Type.Optional(Condition),
    rule: GuaranteeRule,
  },
  {
    ...closed,
    examples: [
      {
        id: 'qingcheng-floor',
        name: '每户各类帮扶资金保底',
        document_number: '城区委办发〔2016〕11号',
        document_item: '五、(三)',
        area_code: '441802',
        where: { fact: 'able_members', at_least: 1 },
        rule: { kind: 'household_floor', amount: '5000.00', sources: 'all' },
      },
    ],
  },
)
export type GuaranteeDocument = Static<typeof GuaranteeDocument>

const Target = Type.Union([
  /** The part of those in the register on the base day who are out of poverty by the end of a year. */
  Type.Object(
    {
      kind: Type.Literal('people_out_of_poverty'),
      base_day: CalendarDay,
      by_year: Type.Array(Type.Object({ year: Year, percent: Percent }, closed), { minItems: 1, maxItems: 30 }),
    },
    closed,
  ),
  /** Each village's collective income, yuan a year. */
  Type.Object(
    {
      kind: Type.Literal('village_income'),
      by_year: Type.Array(Type.Object({ year: Year, amount: PositiveAmount }, closed), { minItems: 1, maxItems: 30 }),
    },
    closed,
  ),
  /** Each household's income per person: yuan a year, or a part of the rural average of that year. */
  Type.Object(
    {
      kind: Type.Literal('income_per_person'),
      by_year: Type.Array(
        Type.Union([
          Type.Object({ year: Year, amount: PositiveAmount }, closed),
          Type.Object({ year: Year, percent: Percent, rural_average: Type.Optional(PositiveAmount) }, closed),
        ]),
        { minItems: 1, maxItems: 30 },
      ),
    },
    closed,
  ),
])

/** What is to be reached beside money, by year; measured against the register. */
export const MilestoneDocument = Type.Object(
  {
    ...DOCUMENT,
    where: Type.Optional(Condition),
    target: Target,
  },
  {
    ...closed,
    examples: [
      {
        id: 'qingcheng-out-of-poverty',
        name: '相对贫困人口脱贫进度',
        document_number: '城区委办发〔2016〕11号',
        document_item: '三',
        area_code: '441802',
        target: {
          kind: 'people_out_of_poverty',
          base_day: '2016-01-01',
          by_year: [
            { year: 2016, percent: '30' },
            { year: 2017, percent: '70' },
            { year: 2018, percent: '100' },
          ],
        },
      },
    ],
  },
)
export type MilestoneDocument = Static<typeof MilestoneDocument>
