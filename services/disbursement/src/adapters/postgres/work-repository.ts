import type { Database, Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { workRunning, workUnknown } from '../../domain/work-errors.ts'

/** `subject` says what it works on where the batch alone does not; '' where it does. `of` and `done` count lines. */
export type Work = Readonly<{
  id: string
  batch_id: string
  kind: string
  subject: string
  state: 'running' | 'done' | 'failed'
  done: number
  of: number
  asked_by: string
  problem: ProblemRecord | null
}>
export type NewWork = Pick<Work, 'id' | 'batch_id' | 'kind' | 'subject' | 'of' | 'asked_by'>

/** Nobody's: whoever asks may take it up at once. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
/** An owner that has not said a word for so long is dead. */
const SILENT_SECONDS_MAX = 15

/** Begins the work, or finds the same one under way: its id. One of a kind runs on a batch at a time. */
export async function openWork(trx: Transaction, work: NewWork): Promise<string> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `INSERT INTO works (id, batch_id, kind, subject, of, asked_by, owner)
     VALUES (:id, :batch_id, :kind, :subject, :of, :asked_by, :owner)
         ON CONFLICT (batch_id, kind) WHERE state = 'running' DO NOTHING RETURNING id`,
    { ...work, owner: NOBODY },
  )
  if (rows[0] !== undefined) return rows[0].id
  const running: Work | undefined = await trx('works')
    .where({ batch_id: work.batch_id, kind: work.kind, state: 'running' })
    .first(...COLUMNS)
  // It ended between the two statements.
  if (running === undefined) return openWork(trx, work)
  if (running.subject !== work.subject) throw workRunning(work.batch_id, work.kind, running.id)
  return running.id
}

/** Takes up a work that nobody does, or whose owner is dead. */
export async function claimWork(db: Database, id: string, owner: string): Promise<Work | undefined> {
  const { rows } = await db.raw<{ rows: Work[] }>(
    `UPDATE works SET owner = :owner, beat_at = clock_timestamp()
      WHERE id = :id AND state = 'running'
        AND (owner = :nobody OR beat_at < clock_timestamp() - make_interval(secs => :silent))
  RETURNING ${COLUMNS.join(', ')}`,
    { id, owner, nobody: NOBODY, silent: SILENT_SECONDS_MAX },
  )
  return rows[0]
}

/** Holds the work until the transaction ends, if it is still this owner's: false means that another does it now. */
export async function holdWork(trx: Transaction, id: string, owner: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `SELECT FROM works WHERE id = :id AND owner = :owner AND state = 'running' FOR UPDATE`,
    { id, owner },
  )
  return rows.length === 1
}

export async function moveWorkOn(trx: Transaction, id: string, done: number): Promise<void> {
  await trx.raw(`UPDATE works SET done = :done, beat_at = clock_timestamp() WHERE id = :id`, { id, done })
}

export async function beatWork(db: Database, id: string, owner: string): Promise<void> {
  await db.raw(`UPDATE works SET beat_at = clock_timestamp() WHERE id = :id AND owner = :owner AND state = 'running'`, {
    id,
    owner,
  })
}

/** Done with everything, or failed for this reason. */
export async function endWork(trx: Transaction, id: string, problem: ProblemRecord | null): Promise<void> {
  await trx.raw(
    `UPDATE works SET state = :state, problem = :problem, done = CASE :state WHEN 'done' THEN of ELSE done END,
            ended_at = clock_timestamp() WHERE id = :id`,
    { id, state: problem === null ? 'done' : 'failed', problem: problem === null ? null : JSON.stringify(problem) },
  )
}

/** The work of this kind that goes on about it, also where its owner is dead. */
export async function findWorkOn(
  trx: Transaction,
  batchId: string,
  kind: string,
  subject: string,
): Promise<string | undefined> {
  const row: { id: string } | undefined = await trx('works')
    .where({ batch_id: batchId, kind, subject, state: 'running' })
    .first('id')
  return row?.id
}

/** For whoever asks next. */
export async function putDownWork(db: Database, id: string, owner: string): Promise<void> {
  await db.raw(`UPDATE works SET owner = :nobody WHERE id = :id AND owner = :owner AND state = 'running'`, {
    id,
    owner,
    nobody: NOBODY,
  })
}

export async function readWork(db: Database | Transaction, id: string): Promise<Work> {
  const work: Work | undefined = await db('works')
    .where({ id })
    .first(...COLUMNS)
  if (work === undefined) throw workUnknown(id)
  return work
}

const COLUMNS = ['id', 'batch_id', 'kind', 'subject', 'state', 'done', 'of', 'asked_by', 'problem'] as const
