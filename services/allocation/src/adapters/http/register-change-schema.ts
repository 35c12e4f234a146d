import { Amount, CalendarDay, PositiveAmount, Slug, Text, Uuid } from '@fundtrace/contracts'
import Type, { type TProperties, type TSchema } from 'typebox'
import { ITEM_KINDS } from '../../domain/programme/facts.ts'
import { StatedText } from './stated-text.ts'

/** Township or village of a home; a project may lie in a county as a whole. 441800 is a city, and too wide. */
export const HomeArea = Type.String({ pattern: '^(?!\\d{4}00$)(\\d{6}|\\d{9}|\\d{12})$', examples: ['441802103'] })
export const BankAccount = Type.String({ pattern: '^\\d{8,32}$', examples: ['0000441802103000001'] })
/** 联行号 */
export const BankCode = Type.String({ pattern: '^\\d{12}$', examples: ['103601002101'] })
/** Yuan, 0.00 or more. */
const AmountOrNothing = Type.String({ pattern: '^(0|[1-9]\\d{0,17})\\.\\d{2}$', examples: ['200.00'] })

const orUnknown = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const closed = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

const someOf = <Properties extends TProperties>(properties: Properties) =>
  Type.Partial(Type.Object(properties), { additionalProperties: false, minProperties: 1 })

const Count = Type.Integer({ minimum: 0, maximum: 10_000_000 })
const Reason = StatedText(200)

export const HouseholdClass = Type.Enum(['general', 'minimum_living', 'five_guarantees'])
export const Relation = Type.Enum(['head', 'spouse', 'child', 'parent', 'other'])
export const Ability = Type.Enum(['full', 'partial', 'none'])
export const Stage = Type.Enum([
  'none',
  'preschool',
  'primary',
  'lower_secondary',
  'upper_secondary',
  'secondary_vocational',
  'junior_college',
  'university',
])
export const HealthCover = Type.Enum(['none', 'resident', 'employee'])

const HOUSEHOLD = {
  area_code: HomeArea,
  name: Text(100),
  class: orUnknown(HouseholdClass),
  income_per_person: orUnknown(AmountOrNothing),
  willing_to_work: orUnknown(Type.Boolean()),
  registered_since: orUnknown(CalendarDay),
  people: orUnknown(Type.Integer({ minimum: 0, maximum: 100 })),
}
const MEMBER = {
  name: Text(100),
  relation: Relation,
  ability: orUnknown(Ability),
  stage: orUnknown(Stage),
  health_cover: orUnknown(HealthCover),
}
const VILLAGE = {
  area_code: HomeArea,
  name: Text(100),
  key: orUnknown(Type.Boolean()),
  poor: orUnknown(Type.Boolean()),
  old_revolutionary_base: orUnknown(Type.Boolean()),
  supported_by_county: orUnknown(Type.Boolean()),
  households: orUnknown(Count),
  people: orUnknown(Count),
  collective_income: orUnknown(Amount),
}
const ENTERPRISE = {
  area_code: HomeArea,
  name: Text(100),
  filed_since: orUnknown(CalendarDay),
  people: orUnknown(Count),
}
const PROJECT = { area_code: HomeArea, name: Text(100), people: orUnknown(Count) }
/** 户名, where it is not the beneficiary's own or its head's; 联行号. */
export const ACCOUNT_DETAILS = {
  account_owner: Type.Optional(orUnknown(Text(100))),
  bank_code: Type.Optional(orUnknown(BankCode)),
}
const NEWCOMER = { synthetic: Type.Boolean(), bank_account: orUnknown(BankAccount), ...ACCOUNT_DETAILS }

const dated = <Properties extends TProperties, const Change extends string>(change: Change, properties: Properties) =>
  closed({ change: Type.Literal(change), valid_from: CalendarDay, reason: Reason, ...properties })
const undated = <Properties extends TProperties, const Change extends string>(change: Change, properties: Properties) =>
  closed({ change: Type.Literal(change), reason: Reason, ...properties })

const FactValue = Type.Union([Type.String({ maxLength: 100 }), Type.Integer(), Type.Boolean(), Type.Null()])
const Giver = Type.Union([closed({ unit_id: Slug }), closed({ cadre_id: Slug }), closed({ name: Text(100) })])

export const RegisterChangeBody = Type.Union([
  dated('household_entered', { household_id: Slug, ...NEWCOMER, household: closed(HOUSEHOLD) }),
  dated('household_recorded', { household_id: Slug, ...NEWCOMER, household: closed(HOUSEHOLD) }),
  dated('household_corrected', { household_id: Slug, household: someOf(HOUSEHOLD) }),
  dated('household_left_poverty', { household_id: Slug, grace_until: orUnknown(CalendarDay) }),
  dated('household_returned', { household_id: Slug }),
  dated('household_removed', { household_id: Slug }),
  dated('member_recorded', {
    household_id: Slug,
    identity_number: Type.String({ minLength: 1, maxLength: 40 }),
    member: closed(MEMBER),
  }),
  dated('member_changed', { person_id: Uuid, member: someOf(MEMBER) }),
  dated('member_left', { person_id: Uuid, ended: Type.Enum(['moved', 'deceased', 'other']) }),
  dated('village_recorded', { village_id: Slug, ...NEWCOMER, village: closed(VILLAGE) }),
  dated('enterprise_recorded', { enterprise_id: Slug, ...NEWCOMER, enterprise: closed(ENTERPRISE) }),
  dated('project_recorded', { project_id: Slug, ...NEWCOMER, project: closed(PROJECT) }),
  dated('place_removed', { beneficiary_id: Slug }),
  dated('pairing_recorded', {
    supporter_id: Slug,
    beneficiary_id: Slug,
    pledged: AmountOrNothing,
    active: Type.Boolean(),
  }),
  undated('unit_recorded', { unit_id: Slug, name: Text(100), funder_id: Slug }),
  undated('cadre_recorded', { cadre_id: Slug, unit_id: Slug, name: Text(100) }),
  undated('item_recorded', {
    item_id: Slug,
    kind: Type.Enum([...ITEM_KINDS]),
    beneficiary_id: Slug,
    person_id: orUnknown(Uuid),
    ended_on: orUnknown(CalendarDay),
    facts: Type.Record(Type.String({ maxLength: 40 }), FactValue),
  }),
  undated('item_withdrawn', { item_id: Slug }),
  undated('support_recorded', {
    support_id: Slug,
    beneficiary_id: Slug,
    giver: Giver,
    funder_id: orUnknown(Slug),
    amount: PositiveAmount,
    given_on: CalendarDay,
    kind: Text(60),
    counts_in: orUnknown(Slug),
  }),
  undated('support_withdrawn', { support_id: Slug }),
])
