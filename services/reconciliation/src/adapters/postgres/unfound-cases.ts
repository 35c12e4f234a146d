import type { Database } from '@fundtrace/database'
import type { CompletedRun } from '../../domain/job/run.ts'

export type UnfoundCase = Readonly<{ case_id: string; last_run: number; last_break: number; sealed: Buffer }>

/** Cases of the job that a run's breaks do not name, and healed ones whose match was undone: their rows may be matched to each other again. With the break by which each was last seen. */
export async function* listUnfound(
  db: Database,
  run: Pick<CompletedRun, 'number' | 'jobId'>,
): AsyncGenerator<UnfoundCase> {
  for (let after = '0'; ; ) {
    const rows = await readUnfound(db, run, after)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE_CASES) return
    after = last.number
  }
}

/** Each with its sealed content: some kilobytes. */
const PAGE_CASES = 500

async function readUnfound(
  db: Database,
  run: Pick<CompletedRun, 'number' | 'jobId'>,
  after: string,
): Promise<(UnfoundCase & { number: string })[]> {
  const { rows } = await db.raw<{ rows: (UnfoundCase & { number: string })[] }>(
    `SELECT c.number, c.id AS case_id, c.last_run::int AS last_run, c.last_break, b.sealed
       FROM cases c JOIN run_breaks b ON b.run = c.last_run AND b.number = c.last_break
      WHERE c.job_id = :jobId AND (c.state <> 'healed' OR c.undone <> '{}')
        AND c.number > :after AND NOT EXISTS (SELECT FROM run_breaks n WHERE n.run = :run AND n.identity = c.identity)
      ORDER BY c.number LIMIT ${PAGE_CASES}`,
    { run: run.number, jobId: run.jobId, after },
  )
  return rows
}
