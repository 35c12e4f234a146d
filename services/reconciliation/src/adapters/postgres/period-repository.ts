import type { Database, Transaction } from '@fundtrace/database'
import type { PeriodState } from '../../domain/file-moves.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { periodUnknown } from '../../domain/period-errors.ts'

export type Period = Readonly<{
  id: string
  job_id: string
  area_code: string
  /** YYYY-MM-DD; null: everything before. */
  from_day: string | null
  through_day: string
  state: PeriodState
  why: string
  /** How many cases of each state it was closed over. */
  cases: Readonly<Record<string, number>> | null
  asked_by: string
  asked_for: string | null
  asked_at: string
  decided_by: string | null
  decided_for: string | null
  decided_at: string | null
}>

/** Last day that is closed for the job, YYYY-MM-DD; null where none is. */
export async function readClosedThrough(db: Database | Transaction, jobId: string): Promise<string | null> {
  const { rows } = await db.raw<{ rows: { day: string | null }[] }>('SELECT closed_through(:jobId) AS day', { jobId })
  return rows[0]?.day ?? null
}

export type NewPeriod = Readonly<{ id: string; jobId: string; fromDay: string | null; throughDay: string; why: string }>

export async function insertPeriod(trx: Transaction, period: NewPeriod, officer: Person): Promise<void> {
  await trx('periods').insert({
    id: period.id,
    job_id: period.jobId,
    from_day: period.fromDay,
    through_day: period.throughDay,
    why: period.why,
    asked_by: officer.subject,
    asked_for: officer.actingFor,
  })
}

/** Closed over the cases as they stand, counted by state. */
export async function closePeriod(trx: Transaction, { id, job_id }: Period, why: string): Promise<void> {
  await trx.raw(
    `UPDATE periods SET state = 'closed', why = :why,
            detail = (SELECT coalesce(jsonb_object_agg(state, count), '{}') FROM (
                        SELECT state, count(*) FROM cases WHERE job_id = :jobId AND judged_on <= periods.through_day GROUP BY state) c)
      WHERE id = :id`,
    { id, jobId: job_id, why },
  )
}

export async function rejectPeriod(trx: Transaction, id: string, why: string): Promise<void> {
  await trx('periods').where({ id }).update({ state: 'rejected', why })
}

export async function findAskedPeriod(trx: Transaction, jobId: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await trx('periods').where({ job_id: jobId, state: 'asked' }).first('id')
  return row?.id
}

export async function readPeriod(db: Database | Transaction, id: string): Promise<Period> {
  const { rows } = await db.raw<{ rows: Period[] }>(`${PERIODS} WHERE p.id = :id`, { id })
  const [period] = rows
  if (period === undefined) throw periodUnknown(id)
  return period
}

/** Newest first. */
export async function listPeriods(db: Database, jobId: string): Promise<Period[]> {
  const { rows } = await db.raw<{ rows: Period[] }>(
    `${PERIODS} WHERE p.job_id = :jobId ORDER BY p.through_day DESC, p.asked_at DESC`,
    {
      jobId,
    },
  )
  return rows
}

const PERIODS = `
  SELECT p.id, p.job_id, j.area_code, p.from_day, p.through_day, p.state, p.why, p.detail AS cases, p.asked_by, p.asked_for,
         to_char(p.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS asked_at,
         m.moved_by AS decided_by, m.moved_for AS decided_for,
         to_char(m.moved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS decided_at
    FROM periods p JOIN jobs j ON j.id = p.job_id
    LEFT JOIN audit_moves m ON m.thing = 'periods' AND m.id = p.id AND m.place = 2`
