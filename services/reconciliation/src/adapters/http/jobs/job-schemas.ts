import { AreaCode, CalendarDay, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import { BREAK_KINDS } from '@fundtrace/matching'
import Type from 'typebox'
import { JobFunds } from '../../../application/jobs/job-document.ts'
import { RUN_PHASES, RUN_STATES } from '../../../domain/job/run.ts'
import { AMOUNT_CHOICE, CaseStateName, Days, StatedText } from '../cases/case-schemas.ts'
import { AnyObject, Moment, orNull, Sha256 } from './any-json.ts'

export const JobParams = Type.Object({ job_id: Slug })
export const RunParams = Type.Object({ run_id: Uuid })
export const Reason = StatedText(1_000)

const JOB = {
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  evaluator: Type.Enum(['match', 'control']),
  document: AnyObject('The document as it was recorded; docs of the service say what may stand in it'),
}
export const TemplateReply = Type.Object({ name: Type.String(), ...JOB })
export const JobReply = Type.Object({
  id: Slug,
  area_code: Type.String(),
  version: Type.Integer(),
  ...JOB,
  owner: Type.String(),
  funds: orNull(Type.Array(Slug)),
  document_sha256: Sha256,
  rules_sha256: { ...Sha256, description: 'Of what decides the result' },
  reason: orNull(Type.String()),
  recorded_by: Type.String(),
  recorded_for: orNull(Type.String()),
  recorded_at: Moment,
  due_failure: orNull(
    Type.Object(
      { due_at: Moment, problem: Problem, first_at: Moment, last_at: Moment },
      {
        description:
          'The run of a due time that could not begin, and has not since: why, since when, and when it was tried last',
      },
    ),
  ),
})

/** Either a document or the name of one that is shipped. */
const SOURCE = {
  template: Type.Optional(Type.String({ maxLength: 100, description: 'A shipped job: GET /v1/job-templates' })),
  document: Type.Optional(AnyObject('Title, evaluator, sides and rules or control, terms, schedule')),
  terms: Type.Optional(AnyObject('In place of those of the document')),
  schedule: Type.Optional(orNull(AnyObject('In place of that of the document; null: only when asked'))),
  owner: Type.Optional(Text(200)),
  funds: Type.Optional({ ...JobFunds, description: 'Funds of the area; all of them unless told' }),
}
export const NewJobBody = Type.Object({ id: Slug, area_code: AreaCode, ...SOURCE }, { additionalProperties: false })
export const NewVersionBody = Type.Object({ ...SOURCE, reason: Reason }, { additionalProperties: false })

export const NewRunBody = Type.Object(
  {
    as_of: Type.Optional({ ...CalendarDay, description: 'The last day that it speaks for; today unless told' }),
    from: Type.Optional({ ...CalendarDay, description: 'The first; that of the job unless told' }),
    left_dataset_id: Type.Optional(Uuid),
    right_dataset_id: Type.Optional(Uuid),
  },
  { additionalProperties: false },
)

export const RunReply = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  job_id: Slug,
  job_version: Type.Integer(),
  area_code: Type.String(),
  as_of: CalendarDay,
  from: orNull(CalendarDay),
  state: Type.Enum([...RUN_STATES]),
  progress: Type.Object({
    phase: Type.Enum([...RUN_PHASES]),
    done: Type.Integer(),
    total: orNull(Type.Integer()),
    epoch: Type.Integer({ description: 'How often it was taken up' }),
  }),
  is_being_cancelled: Type.Boolean(),
  problem: orNull(Problem),
  left_rows: orNull(Type.Integer()),
  right_rows: orNull(Type.Integer()),
  match_count: orNull(Type.Integer()),
  break_count: orNull(Type.Integer()),
  rules_sha256: Sha256,
  inputs_sha256: orNull(Sha256),
  result_sha256: orNull({ ...Sha256, description: 'The same for the same inputs and rules' }),
  totals: orNull(AnyObject('Rows, sums and differences by side, rule and kind; yuan')),
  asked_by: Type.String(),
  asked_for: orNull(Type.String()),
  asked_at: Moment,
  due_at: orNull(Moment),
  started_at: orNull(Moment),
  ended_at: orNull(Moment),
})
export const RunDetailReply = Type.Object({
  ...RunReply.properties,
  inputs: Type.Array(Type.Object({ side: Type.Enum(['left', 'right', 'facts']), dataset_id: Uuid, sha256: Sha256 })),
  breaks_by_kind: Type.Record(Type.String(), Type.Integer()),
})

const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Kind = Type.Enum([...BREAK_KINDS])
const ItemReply = AnyObject('row, id, amount in yuan, on, at, fields; people masked')
export const BreakQuery = Type.Object({
  kind: Type.Optional(
    Type.String({
      pattern: `^(?:${BREAK_KINDS.join('|')})(?:,(?:${BREAK_KINDS.join('|')}))*$`,
      description: 'One or several, with commas between',
    }),
  ),
  open: Type.Boolean({ default: false, description: 'Only those that no officer has settled' }),
  ...AMOUNT_CHOICE,
  owner: Type.Optional({ ...Text(200), description: 'Whose its case is' }),
  state: Type.Optional(CaseStateName),
  age_from: Type.Optional({ ...Days, description: 'Days since its case was first found, at least' }),
  age_to: Type.Optional({ ...Days, description: 'At most' }),
})
export const BreakReply = Type.Object({
  number: Type.Integer(),
  kind: Kind,
  title: Words,
  rule: orNull(Type.String()),
  failed: orNull(Type.String()),
  difference: Type.String({ description: 'Right minus left, in yuan' }),
  fund: orNull(Type.String()),
  identity: Type.String({ description: 'The same break in another run of the job has the same' }),
  change: orNull(Type.Integer()),
  settled: orNull(Type.Integer()),
  case: orNull(
    Type.Object(
      {
        id: Uuid,
        number: Type.Integer(),
        state: CaseStateName,
        owner: orNull(Type.String()),
        age_days: Type.Integer(),
      },
      { description: 'As it is followed from run to run: GET /v1/cases/:id' },
    ),
  ),
  left: orNull(ItemReply),
  right: orNull(ItemReply),
  detail: AnyObject('What was compared'),
  candidates: Type.Array(AnyObject('A row that came near, and why it was not taken')),
  related: AnyObject('Further rows that it speaks for'),
  explanation: Words,
})
export const MatchReply = Type.Object({
  number: Type.Integer({ description: 'Below zero: made by an officer' }),
  rule: Type.String(),
  left: Type.Array(Type.Integer()),
  right: Type.Array(Type.Integer()),
  difference: Type.String(),
  suggested: Type.Boolean(),
  change: orNull(Type.Integer()),
  undone: orNull(Type.Integer()),
})
export const ChangeReply = Type.Object({
  number: Type.Integer(),
  kind: Type.Enum(['undo', 'manual_match', 'confirm']),
  match: Type.Integer(),
  reason: Type.String(),
  made_by: Type.String(),
  made_for: orNull(Type.String()),
  made_at: Moment,
})
export const PreviewReply = Type.Object({
  id: Uuid,
  run_id: Uuid,
  state: Type.Enum(['queued', 'running', 'completed', 'failed']),
  rules_sha256: Sha256,
  result: orNull(AnyObject('Counts, and the first 200 of new and lost matches, new and gone breaks')),
  problem: orNull(Problem),
  asked_by: Type.String(),
  asked_for: orNull(Type.String()),
  asked_at: Moment,
  ended_at: orNull(Moment),
})
