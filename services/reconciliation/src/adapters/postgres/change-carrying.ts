import type { Transaction } from '@fundtrace/database'

/** Cases of the breaks that the change settled, as far as nobody has said anything of them yet. */
export async function explainSettled(trx: Transaction, run: number, change: number): Promise<void> {
  await trx.raw(
    `UPDATE cases c SET state = 'explained', why = format('人工匹配:%s / matched by hand in run %s, match %s', h.reason, h.run, h.match),
            detail = jsonb_build_object('by', h.kind, 'match', h.match)
       FROM run_breaks b JOIN run_changes h ON h.run = b.run AND h.number = b.settled
      WHERE b.run = :run AND b.settled = :change AND c.last_run = b.run AND c.last_break = b.number AND c.state IN ('open', 'reopened')`,
    { run, change },
  )
}

/**
 * Cases of what an undone match left. A break of the same rows and kind as one that the match had settled is that one's case again; a case whose break the
 * match had settled otherwise is reopened as it was; and what nobody has a case of opens one.
 */
export async function openUndone(trx: Transaction, run: number, change: number): Promise<void> {
  await trx.raw(
    `UPDATE cases c
        SET state = CASE WHEN c.state IN ('open', 'reopened') THEN c.state ELSE 'reopened' END,
            why = CASE WHEN c.state IN ('open', 'reopened') THEN c.why ELSE ${UNDONE} END,
            detail = CASE WHEN c.state IN ('open', 'reopened') THEN c.detail ELSE jsonb_build_object('by', h.kind, 'match', h.match) END,
            content = b.content, undone = c.undone || ${UNDONE_BY}, difference = b.difference, last_run = b.run, last_break = b.number, last_seen_on = r.as_of, judged_on = r.as_of
       FROM run_breaks b JOIN run_changes h ON h.run = b.run AND h.number = b.change JOIN job_runs r ON r.number = b.run
      WHERE b.run = :run AND b.change = :change AND c.job_id = r.job_id
        AND (c.identity = b.identity
             OR EXISTS (SELECT FROM run_breaks s
                         WHERE s.run = c.last_run AND s.number = c.last_break AND s.run = b.run AND s.settled IS NOT NULL AND s.kind = b.kind
                           AND s.left_row IS NOT DISTINCT FROM b.left_row AND s.right_row IS NOT DISTINCT FROM b.right_row))`,
    { run, change },
  )
  await trx.raw(
    `UPDATE cases c SET state = 'reopened', undone = c.undone || ${UNDONE_BY}, why = ${UNDONE}, detail = jsonb_build_object('by', h.kind, 'match', h.match)
       FROM run_changes h JOIN run_breaks s ON s.run = h.run AND s.settled = -h.match
      WHERE h.run = :run AND h.number = :change AND h.kind = 'undo' AND c.last_run = s.run AND c.last_break = s.number
        AND c.state IN ('explained', 'corrected', 'accepted')`,
    { run, change },
  )
  await trx.raw(
    `INSERT INTO cases (id, job_id, area_code, identity, content, undone, kind, fund, owner, why, difference, left_amount, right_amount, left_on, right_on,
                        first_run, first_seen_on, last_run, last_break, last_seen_on, judged_on)
     SELECT gen_random_uuid(), r.job_id, r.area_code, b.identity, b.content, ${UNDONE_BY}, b.kind, b.fund, v.document->>'owner', ${UNDONE},
            b.difference, b.left_amount, b.right_amount, b.left_on, b.right_on, b.run, r.as_of, b.run, b.number, r.as_of, r.as_of
       FROM run_breaks b JOIN run_changes h ON h.run = b.run AND h.number = b.change
       JOIN job_runs r ON r.number = b.run JOIN job_versions v ON v.job_id = r.job_id AND v.version = r.job_version
      WHERE b.run = :run AND b.change = :change
        AND NOT EXISTS (SELECT FROM cases c WHERE c.job_id = r.job_id AND (c.identity = b.identity OR c.last_run = b.run AND c.last_break = b.number))
      ORDER BY b.number`,
    { run, change },
  )
}

/** What the cases of one undone match have in common. */
const UNDONE_BY = `CASE h.kind WHEN 'undo' THEN ARRAY[h.run || '.' || h.number] ELSE '{}'::text[] END`
const UNDONE = `CASE h.kind WHEN 'undo' THEN format('匹配已撤销:%s / its match was undone', h.reason)
                            ELSE format('人工匹配后仍无对应:%s / left over by a match by hand', h.reason) END`
