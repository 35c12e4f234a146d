import type { Transaction } from '@fundtrace/database'
import type { CompletedRun } from '../../domain/job/run.ts'

export type Carried = Readonly<{ overtaken: boolean; opened: number; seen: number; reopened: number; healed: number }>
/** A row of a case as the input of the run counts it. */
export type LocatedRow = Readonly<{ caseId: string; side: 'left' | 'right'; row: number }>

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

export async function insertCarriedRun(trx: Transaction, run: CompletedRun, carried: Carried): Promise<void> {
  await trx('carried_runs').insert({ run: run.number, job_id: run.jobId, as_of: run.asOf, ...carried })
}

/** `reopened` are those among the seen that healed before, differ from what was agreed to, or outlived their correction. */
export async function seeCasesAgain(trx: Transaction, run: CompletedRun): Promise<{ seen: number; reopened: number }> {
  const { rows } = await trx.raw<{ rows: { seen: number; reopened: number }[] }>(
    `WITH found AS (
       SELECT c.id, b.number, b.difference, b.left_amount, b.right_amount, b.left_on, b.right_on,
              CASE WHEN c.state = 'healed' THEN '差异再次出现 / found again'
                   WHEN c.state IN ('explained', 'corrected', 'accepted') AND c.difference <> b.difference
                     THEN format('差额由 %s 变为 %s / the difference was %1$s and is %2$s', c.difference, b.difference)
                   WHEN c.state = 'corrected' AND (m.moved_at AT TIME ZONE 'Asia/Shanghai')::date < :asOf::date
                     THEN '更正后差异仍在 / still found after its correction' END AS why
         FROM run_breaks b JOIN cases c ON c.job_id = :jobId AND c.identity = b.identity
         LEFT JOIN audit_moves m ON c.state = 'corrected' AND m.thing = 'cases' AND m.id = c.id AND m.place = c.place
        WHERE b.run = :run AND b.settled IS NULL),
     carried AS (
       UPDATE cases c
          SET state = CASE WHEN f.why IS NULL THEN c.state ELSE 'reopened' END, why = coalesce(f.why, c.why),
              detail = CASE WHEN f.why IS NULL THEN c.detail ELSE jsonb_build_object('break', f.number, 'difference', f.difference::text) END,
              difference = f.difference, left_amount = f.left_amount, right_amount = f.right_amount, left_on = f.left_on, right_on = f.right_on,
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
       INSERT INTO cases (id, job_id, area_code, identity, kind, fund, owner, why, difference, left_amount, right_amount, left_on, right_on,
                          first_run, first_seen_on, last_run, last_break, last_seen_on, judged_on)
       SELECT gen_random_uuid(), r.job_id, r.area_code, b.identity, b.kind, b.fund, v.document->>'owner', '对账发现 / found by a run',
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

/**
 * Of a run over two lists only cases whose rows lie within the days of its inputs, or were found in them, were looked at: another month's file heals
 * nothing. A copy of ours speaks for all days up to the run's; a control looks at everything. The detail says by what: the match or the other break that
 * has the row now, the rows that are gone, or, where nobody looked for the rows, the run alone.
 */
export async function healCases(
  trx: Transaction,
  run: CompletedRun,
  located: readonly LocatedRow[] | null,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { healed: number }[] }>(
    `WITH inputs AS (
       SELECT i.side, CASE WHEN d.kind = 'copy' THEN r.from_day ELSE greatest(d.first_day, r.from_day) END AS first_day,
              CASE WHEN d.kind = 'copy' THEN r.as_of ELSE least(d.last_day, r.as_of) END AS last_day
         FROM run_inputs i JOIN datasets d ON d.id = i.dataset_id JOIN job_runs r ON r.number = i.run WHERE i.run = :run),
     located AS (
       SELECT * FROM unnest(:cases::uuid[], :sides::text[], :rows::integer[]) AS l (case_id, side, "row")),
     places AS (
       SELECT l.case_id, m.number AS match, m.rule, NULL::integer AS break, NULL::text AS kind
         FROM located l JOIN run_matches m ON m.run = :run AND m.undone IS NULL AND m.left_row = l."row" WHERE l.side = 'left'
       UNION ALL
       SELECT l.case_id, m.number, m.rule, NULL, NULL
         FROM located l JOIN run_matches m ON m.run = :run AND m.undone IS NULL AND m.right_row = l."row" WHERE l.side = 'right'
       UNION ALL
       SELECT l.case_id, NULL, NULL, b.number, b.kind
         FROM located l JOIN run_breaks b ON b.run = :run AND b.settled IS NULL AND b.left_row = l."row" WHERE l.side = 'left'
       UNION ALL
       SELECT l.case_id, NULL, NULL, b.number, b.kind
         FROM located l JOIN run_breaks b ON b.run = :run AND b.settled IS NULL AND b.right_row = l."row" WHERE l.side = 'right'),
     place AS (SELECT DISTINCT ON (case_id) * FROM places ORDER BY case_id, match NULLS LAST, break),
     unfound AS (
       SELECT c.id, p.match, p.rule, p.break, p.kind
         FROM cases c LEFT JOIN place p ON p.case_id = c.id
        WHERE c.job_id = :jobId AND c.state <> 'healed' AND c.last_run <> :run
          AND (p.case_id IS NOT NULL OR EXISTS (SELECT FROM inputs WHERE side = 'facts')
               OR ((c.left_on IS NULL OR EXISTS (SELECT FROM inputs WHERE side = 'left' AND c.left_on >= coalesce(first_day, '-infinity')
                                                                        AND c.left_on <= coalesce(last_day, 'infinity')))
                   AND (c.right_on IS NULL OR EXISTS (SELECT FROM inputs WHERE side = 'right' AND c.right_on >= coalesce(first_day, '-infinity')
                                                                           AND c.right_on <= coalesce(last_day, 'infinity')))))),
     healed AS (
       UPDATE cases c
          SET state = 'healed', judged_on = :asOf,
              why = CASE WHEN u.match IS NOT NULL THEN format('本轮已匹配(规则 %s,匹配 %s) / matched by rule %1$s, match %2$s', u.rule, u.match)
                         WHEN u.break IS NOT NULL THEN format('本轮列为另一差异(%s,第 %s 号) / now another break, %1$s, number %2$s', u.kind, u.break)
                         WHEN :isLocated::boolean THEN '原记录已变更或不复存在 / its rows have changed or are gone'
                         ELSE '本轮未再发现 / the run does not find it any more' END,
              detail = jsonb_strip_nulls(jsonb_build_object(
                'by', CASE WHEN u.match IS NOT NULL THEN 'match' WHEN u.break IS NOT NULL THEN 'break' WHEN :isLocated::boolean THEN 'rows_gone' ELSE 'run' END,
                'match', u.match, 'rule', u.rule, 'break', u.break, 'kind', u.kind))
         FROM unfound u WHERE c.id = u.id
       RETURNING 1)
     SELECT count(*)::int AS healed FROM healed`,
    {
      run: run.number,
      jobId: run.jobId,
      asOf: run.asOf,
      isLocated: located !== null,
      cases: located?.map(({ caseId }) => caseId) ?? [],
      sides: located?.map(({ side }) => side) ?? [],
      rows: located?.map(({ row }) => row) ?? [],
    },
  )
  return rows[0]?.healed ?? 0
}
