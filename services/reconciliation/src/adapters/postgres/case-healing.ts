import type { Transaction } from '@fundtrace/database'
import type { CompletedRun } from '../../domain/job/run.ts'

/** A row of a case as the input of the run counts it. */
export type LocatedRow = Readonly<{ caseId: string; side: 'left' | 'right'; row: number }>

/**
 * Heals cases that the run looked for and did not find. Of a run over two lists a case was looked at where each of its rows either has a place in the
 * result now, or is not in the inputs although these speak for its day: another month's file heals nothing, nor does a row that the cut-off or the first
 * day leaves out. A file speaks for the days of its rows up to the cut-off, and for rows without a day only in a run of the same cut-off day; a copy of
 * ours for all days up to the run's. A control looks at everything. Rows of a match that an officer undid are not healed by being matched to each other again.
 *
 * The detail says by what: the match or the other break that has the row now, the rows that are gone, or, where nobody looked for the rows, the run alone.
 */
export async function healCases(
  trx: Transaction,
  run: CompletedRun,
  located: readonly LocatedRow[] | null,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { healed: number }[] }>(
    `WITH ${INPUTS}, ${PLACES},
     place AS (SELECT DISTINCT ON (case_id) * FROM places ORDER BY case_id, match NULLS LAST, break),
     standing AS (
       SELECT l.case_id, bool_or(l.side = 'left') AS left_found, bool_or(l.side = 'left' AND p.case_id IS NOT NULL) AS left_placed,
              bool_or(l.side = 'right') AS right_found, bool_or(l.side = 'right' AND p.case_id IS NOT NULL) AS right_placed
         FROM located l LEFT JOIN places p ON p.case_id = l.case_id AND p.side = l.side GROUP BY l.case_id),
     undone_again AS (
       SELECT DISTINCT p.case_id
         FROM places p JOIN places o ON o.match = p.match AND o.case_id <> p.case_id
         JOIN cases c ON c.id = p.case_id JOIN cases other ON other.id = o.case_id
        WHERE c.undone && other.undone),
     unfound AS (
       SELECT c.id, p.match, p.rule, p.break, p.kind
         FROM cases c LEFT JOIN place p ON p.case_id = c.id LEFT JOIN standing s ON s.case_id = c.id LEFT JOIN undone_again u ON u.case_id = c.id
        WHERE c.job_id = :jobId AND c.state <> 'healed' AND c.last_run <> :run AND u.case_id IS NULL
          AND (EXISTS (SELECT FROM inputs WHERE side = 'facts') OR (${wasLookedAt('left')} AND ${wasLookedAt('right')}))),
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

/** The days that each side speaks for. A cut-off of the rules stands before the run's own; of one within a day the day before is the last whole one. */
const INPUTS = `cut AS (
       SELECT i.side, d.kind, d.first_day, d.last_day, r.from_day, r.as_of, v.document #>> ARRAY['rules', i.side, 'cut_off'] AS cut_off
         FROM run_inputs i JOIN datasets d ON d.id = i.dataset_id JOIN job_runs r ON r.number = i.run
         JOIN job_versions v ON v.job_id = r.job_id AND v.version = r.job_version WHERE i.run = :run),
     inputs AS (
       SELECT side, kind = 'copy' AS is_copy,
              CASE WHEN kind = 'copy' THEN coalesce(from_day, '-infinity')
                   WHEN first_day IS NULL THEN 'infinity'
                   ELSE greatest(first_day, from_day) END AS first_day,
              least(CASE kind WHEN 'copy' THEN as_of ELSE last_day END,
                    CASE WHEN cut_off IS NULL THEN as_of
                         WHEN length(cut_off) = 10 THEN cut_off::date
                         ELSE (cut_off::timestamptz AT TIME ZONE 'Asia/Shanghai')::date - 1 END) AS last_day
         FROM cut)`

/** Where the rows that were found stand in the result: in a match, as the row of a break, or among those that a break speaks for. */
const PLACES = `located AS (
       SELECT * FROM unnest(:cases::uuid[], :sides::text[], :rows::integer[]) AS l (case_id, side, "row")),
     places AS (${(['left', 'right'] as const)
       .map(
         (side) => `
       SELECT l.case_id, l.side, m.number AS match, m.rule, NULL::integer AS break, NULL::text AS kind
         FROM located l JOIN run_matches m ON m.run = :run AND m.undone IS NULL AND m.${side}_row = l."row" WHERE l.side = '${side}'
       UNION ALL
       SELECT l.case_id, l.side, NULL, NULL, b.number, b.kind
         FROM located l JOIN run_breaks b ON b.run = :run AND b.settled IS NULL AND b.${side}_row = l."row" WHERE l.side = '${side}'
       UNION ALL
       SELECT l.case_id, l.side, NULL, NULL, b.number, b.kind
         FROM located l
         JOIN (SELECT number, kind, jsonb_array_elements_text(shown #> '{related,${side}}')::integer AS "row"
                 FROM run_breaks WHERE run = :run AND settled IS NULL AND EXISTS (SELECT FROM located)) b ON b."row" = l."row" WHERE l.side = '${side}'`,
       )
       .join(' UNION ALL')})`

const wasLookedAt = (side: 'left' | 'right'): string => `
               (c.${side}_amount IS NULL OR s.${side}_placed
                OR s.${side}_found IS NOT TRUE
                   AND EXISTS (SELECT FROM inputs
                                WHERE side = '${side}' AND CASE WHEN c.${side}_on IS NULL THEN is_copy OR c.last_seen_on = :asOf
                                                                ELSE c.${side}_on BETWEEN first_day AND last_day END))`
