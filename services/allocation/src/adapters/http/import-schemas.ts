import { AreaCode, CalendarDay, Problem, Text, Uuid } from '@fundtrace/contracts'
import Type, { type Static } from 'typebox'
import { householdsToWrite } from '../../domain/import/would-take-in.ts'
import type { ImportRecord } from '../postgres/import-repository.ts'
import { cursorOf } from '../postgres/import-faults.ts'
import { describeFault, isWarning } from '../../domain/import/fault-words.ts'
import type { Fault } from '../../domain/import/fault.ts'
import { problemReply } from './problem-reply.ts'

const Count = Type.Integer({ minimum: 0 })
const ControlTotal = Type.Integer({ minimum: 1, maximum: 10_000_000 })

export const ImportQuery = Type.Object(
  {
    valid_from: { ...CalendarDay, description: 'From which day on the register is as the file says' },
    dry_run: Type.Boolean({ default: false, description: 'Check and report; take nothing in' }),
    take: Type.Union([Type.Literal('all'), Type.Literal('good')], {
      default: 'all',
      description: 'all: nothing unless all is right; good: the households without a fault',
    }),
    synthetic: Type.Boolean({ default: false, description: 'Of households that are new: made up, no real persons' }),
    control_households: Type.Optional({ ...ControlTotal, description: 'How many households the file has to hold' }),
    control_people: Type.Optional({ ...ControlTotal, description: 'How many people the file has to hold' }),
  },
  { additionalProperties: false },
)

export const ImportReply = Type.Object({
  id: Uuid,
  state: Type.Union([
    Type.Literal('reading'),
    Type.Literal('comparing'),
    Type.Literal('judging'),
    Type.Literal('applying'),
    Type.Literal('checked'),
    Type.Literal('refused'),
    Type.Literal('applied'),
    Type.Literal('repeated'),
    Type.Literal('failed'),
  ]),
  /** Of the step at work, in its own unit. */
  progress: Type.Object({
    done: Count,
    total: Count,
    unit: Type.Union([Type.Literal('bytes'), Type.Literal('households')]),
  }),
  valid_from: CalendarDay,
  dry_run: Type.Boolean(),
  take: Type.Union([Type.Literal('all'), Type.Literal('good')]),
  synthetic: Type.Boolean(),
  areas: Type.Array(AreaCode),
  file: Type.Object({ sha256: Type.String(), bytes: Count }),
  rows: Count,
  people: Count,
  households: Type.Union([Count, Type.Null()]),
  faults: Type.Union([Count, Type.Null()]),
  warnings: Type.Union([Count, Type.Null()]),
  households_left_out: Type.Union([Count, Type.Null()]),
  households_written: Count,
  households_unchanged: Count,
  /** Of a dry run, which writes none: how many the import would write; households_unchanged are those that it would not. */
  households_to_write: Type.Union([Count, Type.Null()]),
  /** The import that took in this very file before. */
  repeats: Type.Union([Uuid, Type.Null()]),
  problem: Type.Union([Problem, Type.Null()]),
  recorded_by: Text(200),
  recorded_at: Type.String({ format: 'date-time' }),
  ended_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
})

const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
export const FaultReply = Type.Object({
  row: Type.Integer({
    description: 'As the spreadsheet program numbers it, the header being 1; 0: the file as a whole',
  }),
  column: Type.Union([Type.String(), Type.Null()]),
  code: Type.String(),
  severity: Type.Union([Type.Literal('fault'), Type.Literal('warning')]),
  value: Type.Union([Type.String({ description: 'Names and numbers masked' }), Type.Null()]),
  reason: Bilingual,
  right: Bilingual,
  other_row: Type.Union([Type.Integer(), Type.Null()]),
  /** To go on behind it. */
  cursor: Type.String(),
})

export function toImportReply(record: ImportRecord): Static<typeof ImportReply> {
  return {
    id: record.id,
    state: record.state,
    progress: progressOf(record),
    valid_from: record.valid_from,
    dry_run: record.dry_run,
    take: record.take,
    synthetic: record.synthetic,
    areas: [...record.areas],
    file: { sha256: record.file_sha256, bytes: record.file_bytes },
    rows: record.rows_read,
    people: record.rows_read,
    households: record.households,
    faults: record.faults,
    warnings: record.warnings,
    households_left_out: record.households_left_out,
    households_written: record.households_written,
    households_unchanged: record.households_unchanged,
    households_to_write: householdsToWrite(record),
    repeats: record.repeats,
    problem: problemReply(record.problem),
    recorded_by: record.recorded_by,
    recorded_at: record.recorded_at.toISOString(),
    ended_at: record.ended_at?.toISOString() ?? null,
  }
}

function progressOf(record: ImportRecord): Static<typeof ImportReply>['progress'] {
  if (record.state === 'reading') return { done: record.bytes_read, total: record.file_bytes, unit: 'bytes' }
  const households = record.households ?? 0
  if (record.state !== 'applying' && record.state !== 'applied')
    return { done: record.households_judged, total: households, unit: 'households' }
  return {
    done: record.households_written + record.households_unchanged,
    total: households - (record.households_left_out ?? 0),
    unit: 'households',
  }
}

export function toFaultReply(fault: Fault): Static<typeof FaultReply> {
  const { reason, right } = describeFault(fault)
  return {
    row: fault.row,
    column: fault.column,
    code: fault.code,
    severity: isWarning(fault.code) ? 'warning' : 'fault',
    value: fault.value,
    reason,
    right,
    other_row: fault.otherRow,
    cursor: cursorOf(fault),
  }
}
