import { Amount, AreaCode, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import { areaPrefixes, type Caller } from '@fundtrace/http-server'
import { BREAK_KINDS } from '@fundtrace/matching'
import Type, { type Static, type TSchema } from 'typebox'
import { CASE_STATES, OFFICER_STATES } from '../../../domain/case-moves.ts'
import { peopleOf } from '../../../domain/four-eyes.ts'
import type { CaseFilter } from '../../postgres/case-view.ts'
import { officerOf } from '../officer-of.ts'

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
/** Text that says something: not white space alone (nor of full width), and without NUL. */
export const StatedText = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$', examples: ['银行次日入账'] })
export const Reason = StatedText(2_000)
export const Time = Type.String({ format: 'date-time' })
export const Detail = orNull(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])))
export const CaseStateName = Type.Enum([...CASE_STATES])
export const OfficerStateName = Type.Enum([...OFFICER_STATES])
/** What a job asks; its list grows with the controls. */
const KindName = Type.Enum([...BREAK_KINDS])

export const CaseParams = Type.Object({ case_id: Uuid })

export const CaseReply = Type.Object({
  id: Uuid,
  number: Type.Integer({ description: 'What people name it by; counts up' }),
  job_id: Slug,
  area_code: AreaCode,
  kind: Type.String(),
  fund: orNull(Type.String()),
  state: CaseStateName,
  owner: orNull(Type.String()),
  difference: { ...Amount, description: 'Right minus left: bank minus book' },
  left_amount: orNull(Amount),
  right_amount: orNull(Amount),
  left_on: orNull(CalendarDay),
  right_on: orNull(CalendarDay),
  first_seen_on: { ...CalendarDay, description: 'Cut-off day of the first run that found it' },
  last_seen_on: { ...CalendarDay, description: 'Cut-off day of the last run that found it' },
  judged_on: { ...CalendarDay, description: 'Cut-off day of the last run that looked at it' },
  times_seen: Type.Integer(),
  age_days: Type.Integer({ description: 'Since first_seen_on, today in Shanghai' }),
  why: Type.String({ description: 'Why it is in its state' }),
  detail: Detail,
  run_id: Uuid,
  break: Type.Integer({ description: 'Its number among the breaks of that run' }),
  explanation: orNull(Type.Object({ zh: Type.String(), en: Type.String() })),
})

const MoveReply = Type.Object({
  place: Type.Integer(),
  from_state: orNull(Type.String()),
  to_state: Type.String(),
  moved_by: Type.String(),
  moved_for: orNull(Type.String({ description: 'In whose place (代岗)' })),
  run: orNull(Type.Integer({ description: 'The run that showed it' })),
  why: Type.String(),
  detail: Detail,
  moved_at: Time,
})

export const CaseHistoryReply = Type.Object({
  ...CaseReply.properties,
  moves: Type.Array(MoveReply),
  notes: Type.Array(
    Type.Object({
      kind: Type.Enum(['note', 'owner']),
      note: Type.String(),
      noted_by: Type.String(),
      noted_for: orNull(Type.String()),
      noted_at: Time,
    }),
  ),
  corrections: Type.Array(
    Type.Object({ id: Uuid, number: Type.Integer(), state: Type.String(), addressee: Type.String() }),
  ),
  findings: Type.Array(Type.Object({ id: Uuid, number: Type.Integer(), state: Type.String(), title: Type.String() })),
})

export const Days = Type.Integer({ minimum: 0, maximum: 36_500 })

/** Of the difference without its sign. */
export const AMOUNT_CHOICE = {
  amount_from: Type.Optional({ ...Amount, description: 'Yuan that it differs by, at least; without the sign' }),
  amount_to: Type.Optional({ ...Amount, description: 'At most' }),
}

/** The same in a query and in a body. */
const CHOICE = {
  kind: Type.Optional(KindName),
  owner: Type.Optional(Text(200)),
  fund: Type.Optional(Text(200)),
  age_from: Type.Optional({ ...Days, description: 'Days, at least' }),
  age_to: Type.Optional({ ...Days, description: 'Days, at most' }),
  awaits_me: Type.Optional(
    Type.Boolean({
      description: 'true: only explained or corrected ones that I had no hand in, so that I may accept them',
    }),
  ),
  ...AMOUNT_CHOICE,
}

export const CaseQuery = {
  job_id: Type.Optional(Slug),
  state: Type.Optional(CaseStateName),
  ...CHOICE,
}

/** Which cases: by their ids, or all that a filter names in my areas. */
export const ChosenCases = Type.Union([
  Type.Array(Uuid, { minItems: 1, maxItems: 1000, uniqueItems: true }),
  Type.Object(
    {
      job_id: Type.Optional(Slug),
      states: Type.Optional(Type.Array(CaseStateName, { minItems: 1, uniqueItems: true })),
      ...CHOICE,
    },
    { additionalProperties: false },
  ),
])

type Chosen = Readonly<{
  job_id?: string | undefined
  states?: readonly Static<typeof CaseStateName>[] | undefined
  kind?: string | undefined
  owner?: string | undefined
  fund?: string | undefined
  age_from?: number | undefined
  age_to?: number | undefined
  amount_from?: string | undefined
  amount_to?: string | undefined
  awaits_me?: boolean | undefined
}>

export const filterOf = (chosen: Chosen, caller: Caller, today: string): CaseFilter => ({
  areas: areaPrefixes(caller),
  today,
  awaitedBy: chosen.awaits_me === true ? peopleOf(officerOf(caller)) : null,
  jobId: chosen.job_id ?? null,
  states: chosen.states ?? null,
  kind: chosen.kind ?? null,
  owner: chosen.owner ?? null,
  fund: chosen.fund ?? null,
  ageFrom: chosen.age_from ?? null,
  ageTo: chosen.age_to ?? null,
  amountFrom: chosen.amount_from ?? null,
  amountTo: chosen.amount_to ?? null,
})
