import { CalendarDay, Slug, Text } from '@fundtrace/contracts'
import { readRuleSet } from '@fundtrace/matching'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Terms } from '../../domain/control.ts'
import type { Schedule } from '../../domain/job/due-time.ts'
import { jobDocumentWrong, type JobMistake } from '../../domain/job/job-errors.ts'
import { CONTROLS, COPY_SOURCES } from '../runs/control-registry.ts'
import { hashCanonical } from '../hash-canonical.ts'

const strict = { additionalProperties: false }
const Title = Type.Object({ zh: Text(200), en: Text(200) }, strict)
const TimeOfDay = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$' })
const ScheduleText = Type.Union([
  Type.Object({ every: Type.Literal('day'), at: TimeOfDay }, strict),
  Type.Object({ every: Type.Literal('week'), on: Type.Integer({ minimum: 1, maximum: 7 }), at: TimeOfDay }, strict),
  Type.Object(
    {
      every: Type.Literal('month'),
      on: Type.Union([Type.Integer({ minimum: 1, maximum: 31 }), Type.Literal('last')]),
      at: TimeOfDay,
    },
    strict,
  ),
])
const NAME = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })
const DATASET_NAME = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,62}$' })
const Side = Type.Union([
  Type.Object({ copy: NAME }, strict),
  Type.Object({ upload: Type.Enum(['list', 'statement', 'register']), name: DATASET_NAME }, strict),
])
const COMMON = {
  title: Title,
  description: Type.Optional(Type.Object({ zh: Text(2_000), en: Text(2_000) }, strict)),
  /** Without one it runs when somebody asks. */
  schedule: Type.Optional(Type.Union([Type.Null(), ScheduleText])),
  terms: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }), Type.Unknown())),
  /** Only from this day on, where a run does not say another. */
  from: Type.Optional(CalendarDay),
}
/** What an office writes of a comparison, as a file of YAML or JSON; for which area and funds is said when a job is made of it. */
export const JobText = Type.Union([
  Type.Object(
    {
      ...COMMON,
      evaluator: Type.Literal('match'),
      left: Side,
      right: Side,
      rules: Type.Object({}, { description: 'A rule set of packages/matching' }),
    },
    strict,
  ),
  Type.Object({ ...COMMON, evaluator: Type.Literal('control'), control: NAME }, strict),
])
export type JobText = Static<typeof JobText>
export type JobSide = Static<typeof Side>

/** A version of a job as it is recorded. Funds: null for all of the area. */
export type JobDocument = JobText & Readonly<{ owner: string; funds: readonly string[] | null }>

export const JobFunds = Type.Union([Type.Null(), Type.Array(Slug, { minItems: 1, maxItems: 1_000, uniqueItems: true })])

/** @throws DomainError RECONCILIATION_JOB_DOCUMENT_WRONG with the path to each mistake; MATCHING_RULES_WRONG likewise */
export function readJobText(value: unknown): JobText {
  if (!Checked.Check(value)) throw jobDocumentWrong(mistakesOf(value))
  if (value.evaluator === 'match') {
    readRuleSet(value.rules)
    const mistakes = [...copyMistakes('/left', value.left), ...copyMistakes('/right', value.right)]
    if (mistakes.length > 0) throw jobDocumentWrong(mistakes)
  } else {
    requireControl(value.control).requireTerms(termsOf(value))
  }
  return value
}

/** @throws DomainError RECONCILIATION_JOB_DOCUMENT_WRONG where no control is called so */
export function requireControl(name: string) {
  const control = CONTROLS.find((each) => each.name === name)
  if (control === undefined) throw jobDocumentWrong([mistake('/control', CONTROLS)])
  return control
}

export const requireCopySource = (name: string) => {
  const source = COPY_SOURCES.find((each) => each.name === name)
  if (source === undefined) throw jobDocumentWrong([mistake('/copy', COPY_SOURCES)])
  return source
}

/** What a job was given to go by; JSON, as it came. */
export const termsOf = ({ terms = {} }: JobText): Terms => terms as Terms
export const scheduleOf = ({ schedule = null }: JobText): Schedule | null => schedule

export const documentHash = (document: JobDocument): string => hashCanonical(document)

export const rulesHash = (document: JobDocument): string => hashCanonical(decidingPart(document))

/** What decides the result, and nothing else. */
export function decidingPart(document: JobDocument): object {
  const { title: _title, description: _description, schedule: _schedule, owner: _owner, ...deciding } = document
  return deciding
}

const Checked = Compile(JobText)
const CheckedMatch = Compile(JobText.anyOf[0])
const CheckedControl = Compile(JobText.anyOf[1])

/** By the evaluator that the document names: of a union nobody could say which part it failed. */
function mistakesOf(value: unknown): JobMistake[] {
  const named = typeof value === 'object' && value !== null && 'evaluator' in value ? value.evaluator : undefined
  if (named !== 'match' && named !== 'control') return [{ path: '/evaluator', detail: 'must be "match" or "control"' }]
  const errors = named === 'match' ? CheckedMatch.Errors(value) : CheckedControl.Errors(value)
  return [...errors].map(({ instancePath, message }) => ({ path: instancePath, detail: message }))
}

const copyMistakes = (path: string, side: JobSide): JobMistake[] =>
  'copy' in side && !COPY_SOURCES.some(({ name }) => name === side.copy) ? [mistake(`${path}/copy`, COPY_SOURCES)] : []

const mistake = (path: string, known: readonly Readonly<{ name: string }>[]): JobMistake => ({
  path,
  detail: `must be one of ${known.map(({ name }) => name).join(', ') || '(none)'}`,
})
