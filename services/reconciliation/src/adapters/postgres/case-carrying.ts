import type { Transaction } from '@fundtrace/database'
import type { CompletedRun } from '../../domain/job/run.ts'

export type Carried = Readonly<{ overtaken: boolean; opened: number; seen: number; reopened: number; healed: number }>

/**
 * Breaks and cases come by the ten thousand into tables that nobody has counted yet: what is planned for one row, row against row, never ends. For the
 * rest of the transaction, which does nothing after it.
 */
export async function joinInSets(trx: Transaction): Promise<void> {
  await trx.raw(`SET LOCAL enable_nestloop = off`)
}

export async function isCarried(trx: Transaction, run: number): Promise<boolean> {
  return (await trx('carried_runs').where({ run }).first('run')) !== undefined
}

/** A run of a later day, or of the same day and asked for later, was carried before. */
export async function isOvertaken(
  trx: Transaction,
  { jobId, asOf, number }: Pick<CompletedRun, 'number' | 'jobId' | 'asOf'>,
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `SELECT FROM carried_runs WHERE job_id = :jobId AND NOT overtaken AND (as_of, run) > (:asOf::date, :number::bigint) LIMIT 1`,
    { jobId, asOf, number },
  )
  return rows.length > 0
}

/** Whether a run that was carried before had a later upload for the same side and, as far as both have days, some of the same days. */
export async function hasOlderFile(trx: Transaction, { jobId, number }: CompletedRun): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `SELECT FROM run_inputs i JOIN datasets d ON d.id = i.dataset_id AND d.kind <> 'copy'
       JOIN carried_runs k ON k.job_id = :jobId AND NOT k.overtaken
       JOIN run_inputs e ON e.run = k.run AND e.side = i.side JOIN datasets f ON f.id = e.dataset_id AND f.kind <> 'copy'
      WHERE i.run = :number AND f.uploaded_at > d.uploaded_at
        AND coalesce(f.first_day <= d.last_day AND d.first_day <= f.last_day, true) LIMIT 1`,
    { jobId, number },
  )
  return rows.length > 0
}

export async function insertCarriedRun(trx: Transaction, run: CompletedRun, carried: Carried): Promise<void> {
  await trx('carried_runs').insert({ run: run.number, job_id: run.jobId, as_of: run.asOf, ...carried })
}

/** `reopened` are those among the seen that healed before, differ from what was agreed to, or outlived their correction. */
export async function seeCasesAgain(trx: Transaction, run: CompletedRun): Promise<{ seen: number; reopened: number }> {
  const { rows } = await trx.raw<{ rows: { seen: number; reopened: number }[] }>(
    `WITH found AS (
       SELECT c.id, b.number, b.content, b.difference, b.left_amount, b.right_amount, b.left_on, b.right_on,
              CASE WHEN c.state = 'healed' THEN '差异再次出现 / found again'
                   WHEN c.state IN ('explained', 'corrected', 'accepted') AND c.difference <> b.difference
                     THEN format('差额由 %s 变为 %s / the difference was %1$s and is %2$s', c.difference, b.difference)
                   WHEN c.state IN ('explained', 'corrected', 'accepted') AND c.content <> b.content
                     THEN '差额未变,记录内容已变 / the difference is the same, its rows are not'
                   WHEN c.state = 'corrected' AND (m.moved_at AT TIME ZONE 'Asia/Shanghai')::date < :asOf::date
                     THEN '更正后差异仍在 / still found after its correction' END AS why
         FROM run_breaks b JOIN cases c ON c.job_id = :jobId AND c.identity = b.identity
         LEFT JOIN audit_moves m ON c.state = 'corrected' AND m.thing = 'cases' AND m.id = c.id AND m.place = c.place
        WHERE b.run = :run AND b.settled IS NULL),
     carried AS (
       UPDATE cases c
          SET state = CASE WHEN f.why IS NULL THEN c.state ELSE 'reopened' END, why = coalesce(f.why, c.why),
              detail = CASE WHEN f.why IS NULL THEN c.detail ELSE jsonb_build_object('break', f.number, 'difference', f.difference::text) END,
              content = f.content, difference = f.difference, left_amount = f.left_amount, right_amount = f.right_amount, left_on = f.left_on, right_on = f.right_on,
              last_run = :run, last_break = f.number, last_seen_on = :asOf, judged_on = :asOf, times_seen = c.times_seen + 1
         FROM found f WHERE c.id = f.id
       RETURNING f.why)
     SELECT count(*)::int AS seen, count(why)::int AS reopened FROM carried`,
    { run: run.number, jobId: run.jobId, asOf: run.asOf },
  )
  return rows[0] ?? { seen: 0, reopened: 0 }
}

/** A case for each break that none is of. Its owner is the job's. */
export async function openCases(trx: Transaction, run: CompletedRun): Promise<number> {
  const { rows } = await trx.raw<{ rows: { opened: number }[] }>(
    `WITH opened AS (
       INSERT INTO cases (id, job_id, area_code, identity, content, kind, fund, owner, why, difference, left_amount, right_amount, left_on, right_on,
                          first_run, first_seen_on, last_run, last_break, last_seen_on, judged_on)
       SELECT gen_random_uuid(), r.job_id, r.area_code, b.identity, b.content, b.kind, b.fund, v.document->>'owner', '对账发现 / found by a run',
              b.difference, b.left_amount, b.right_amount, b.left_on, b.right_on, b.run, r.as_of, b.run, b.number, r.as_of, r.as_of
         FROM run_breaks b
         JOIN job_runs r ON r.number = b.run JOIN job_versions v ON v.job_id = r.job_id AND v.version = r.job_version
        WHERE b.run = :run AND b.settled IS NULL
          AND NOT EXISTS (SELECT FROM cases c WHERE c.job_id = r.job_id AND c.identity = b.identity)
        ORDER BY b.number
       RETURNING 1)
     SELECT count(*)::int AS opened FROM opened`,
    { run: run.number },
  )
  return rows[0]?.opened ?? 0
}
