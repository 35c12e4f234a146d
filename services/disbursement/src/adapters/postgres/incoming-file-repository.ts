import type { InFormat } from '@fundtrace/bank-formats'
import type { Database, Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { incomingFileUnknown } from '../../domain/bank-file-errors.ts'
import { timeText } from './batch-view.ts'

export type NewIncomingFile = Readonly<{
  id: string
  fundId: string
  /** Null for a file over all batches of the fund. */
  batchId: string | null
  format: InFormat
  template: string | null
  sha256: string
  bytes: number
  takenBy: string
  takenFor: string | null
  correlationId: string
}>
export type IncomingFile = NewIncomingFile &
  Readonly<{ state: 'taking' | 'taken' | 'refused'; done: number; findings: number; problem: ProblemRecord | null }>

/** How many payments a page moved where, and what else came of it. */
export type TakenCounts = Readonly<Record<(typeof COUNTED)[number], number>>
const COUNTED = ['paid', 'failed', 'returned', 'unknown', 'unchanged', 'bookings', 'findings'] as const

/** Keeps the file, or finds the same one that came before: its id. */
export async function openIncomingFile(trx: Transaction, file: NewIncomingFile): Promise<string> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `INSERT INTO incoming_files (id, fund_id, batch_id, format, template, sha256, bytes, taken_by, taken_for, correlation_id)
     VALUES (:id, :fundId, :batchId, :format, :template, :sha256, :bytes, :takenBy, :takenFor, :correlationId)
         ON CONFLICT (fund_id, batch_id, sha256) WHERE state <> 'refused' DO NOTHING RETURNING id`,
    { ...file },
  )
  if (rows[0] !== undefined) return rows[0].id
  const { rows: before } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM incoming_files
      WHERE fund_id = :fundId AND batch_id IS NOT DISTINCT FROM :batchId::uuid AND sha256 = :sha256 AND state <> 'refused'`,
    { fundId: file.fundId, batchId: file.batchId, sha256: file.sha256 },
  )
  // It was refused between the two statements.
  return before[0]?.id ?? openIncomingFile(trx, file)
}

export async function readIncomingFile(db: Database | Transaction, id: string): Promise<IncomingFile> {
  const { rows } = await db.raw<{ rows: FileRow[] }>(`SELECT ${COLUMNS} FROM incoming_files WHERE id = :id`, { id })
  if (rows[0] === undefined) throw incomingFileUnknown(id)
  return toFile(rows[0])
}

/** Holds the file until the transaction ends, if nobody has taken more of it than so many records: false means that another process takes it. */
export async function holdIncomingFile(trx: Transaction, id: string, done: number): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `SELECT FROM incoming_files WHERE id = :id AND state = 'taking' AND done = :done FOR UPDATE`,
    { id, done },
  )
  return rows.length === 1
}

export async function moveFileOn(trx: Transaction, id: string, done: number, counts: TakenCounts): Promise<void> {
  await trx.raw(
    `UPDATE incoming_files SET done = :done, ${COUNTED.map((name) => `${name} = ${name} + :${name}`).join(', ')} WHERE id = :id`,
    { id, done, ...counts },
  )
}

export async function endFile(trx: Transaction, id: string, problem: ProblemRecord | null): Promise<void> {
  await trx.raw(
    `UPDATE incoming_files SET state = :state, problem = :problem, ended_at = clock_timestamp() WHERE id = :id`,
    {
      id,
      state: problem === null ? 'taken' : 'refused',
      problem: problem === null ? null : JSON.stringify(problem),
    },
  )
}

/** Files of which not everything is taken, the oldest first: somebody is at it, or its process died. */
export async function findFilesBeingTaken(db: Database): Promise<string[]> {
  return db('incoming_files').where({ state: 'taking' }).orderBy(['received_at', 'id']).pluck('id')
}

/** As it is shown. */
export type IncomingFileView = {
  id: string
  fund_id: string
  batch_id: string | null
  format: InFormat
  template: string | null
  sha256: string
  bytes: number
  state: IncomingFile['state']
  done: number
  paid: number
  failed: number
  returned: number
  unknown: number
  unchanged: number
  bookings: number
  findings: number
  problem: ProblemRecord | null
  taken_by: string
  taken_for: string | null
  received_at: string
}

const VIEW = `id, fund_id, batch_id, format, template, sha256, bytes, state, done, ${COUNTED.join(', ')}, problem, taken_by, taken_for,
              ${timeText('received_at')} AS received_at`

export async function readFileView(db: Database, id: string): Promise<IncomingFileView> {
  const { rows } = await db.raw<{ rows: IncomingFileView[] }>(`SELECT ${VIEW} FROM incoming_files WHERE id = :id`, {
    id,
  })
  if (rows[0] === undefined) throw incomingFileUnknown(id)
  return rows[0]
}

/** Of a fund or of one of its batches, newest first. */
export async function listIncomingFiles(
  db: Database,
  where: Readonly<{ fundId: string; batchId: string | null; limit: number }>,
): Promise<IncomingFileView[]> {
  const { rows } = await db.raw<{ rows: IncomingFileView[] }>(
    `SELECT ${VIEW} FROM incoming_files
      WHERE fund_id = :fundId AND (:batchId::uuid IS NULL OR batch_id = :batchId::uuid)
      ORDER BY incoming_files.received_at DESC, id LIMIT :limit`,
    { ...where },
  )
  return rows
}

type FileRow = {
  id: string
  fund_id: string
  batch_id: string | null
  format: InFormat
  template: string | null
  sha256: string
  bytes: number
  state: IncomingFile['state']
  done: number
  findings: number
  problem: ProblemRecord | null
  taken_by: string
  taken_for: string | null
  correlation_id: string
}
const COLUMNS =
  'id, fund_id, batch_id, format, template, sha256, bytes, state, done, findings, problem, taken_by, taken_for, correlation_id'
const toFile = (row: FileRow): IncomingFile => ({
  id: row.id,
  fundId: row.fund_id,
  batchId: row.batch_id,
  format: row.format,
  template: row.template,
  sha256: row.sha256,
  bytes: row.bytes,
  state: row.state,
  done: row.done,
  findings: row.findings,
  problem: row.problem,
  takenBy: row.taken_by,
  takenFor: row.taken_for,
  correlationId: row.correlation_id,
})
