import { MONEY_PATTERN } from '@fundtrace/money'
import Type from 'typebox'

/** Yuan with exactly two places, as text: '1250.00'. Never a JSON number. */
export const Amount = Type.String({
  pattern: MONEY_PATTERN,
  description: 'yuan as text with exactly two places, at most 10^18',
  examples: ['42936000.00'],
})
/** An amount that may not be negative. */
export const PositiveAmount = Type.String({
  pattern: `^(?!-|0\\.00$)${MONEY_PATTERN.slice(1)}`,
  description: 'yuan as text with exactly two places, more than 0.00 and at most 10^18',
  examples: ['4000.00'],
})
/** GB/T 2260 and the statistical codes below it: province 2, city 4, county 6, township 9, village 12 digits. */
export const AreaCode = Type.String({ pattern: '^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$', examples: ['441802'] })
/** A name that people chose for a thing: a fund, a funder, a programme. It appears in account codes. */
export const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$', examples: ['qingcheng-households-2016'] })
/** In the one spelling that PostgreSQL gives back: lower case, without 'urn:uuid:'. */
export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'a UUID in lower case',
  examples: ['0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'],
})
export const CalendarDay = Type.String({ format: 'date', examples: ['2016-06-30'] })
/** Without NUL, which PostgreSQL cannot store. */
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000]*$' })
/** Who receives: a household, a village's collective, an enterprise, a project. Its identity stays in the register. */
export const BeneficiaryKind = Type.Union([
  Type.Literal('household'),
  Type.Literal('village'),
  Type.Literal('enterprise'),
  Type.Literal('project'),
])
export const Problem = Type.Object(
  {
    code: Text(80),
    title: Type.Object({ zh: Text(200), en: Text(200) }),
    detail: Text(2_000),
    values: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export const FunderAmount = Type.Object({ funder_id: Slug, amount: Amount }, { additionalProperties: false })
