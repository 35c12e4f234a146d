import { type Database, type Transaction } from '@fundtrace/database'
import { type Money, formatMoney, parseMoney } from '@fundtrace/money'
import type { Person } from '../../domain/four-eyes.ts'
import type { ParcelState } from '../../domain/moves.ts'
import { type OutgoingFileState, requireFileMove } from '../../domain/outgoing-file.ts'
import { fileUnknown } from '../../domain/outgoing-file-errors.ts'

export type OutgoingFile = Readonly<{
  id: string
  batchId: string
  /** pain.001.001.NN or a template's id. */
  format: string
  /** Null on files of a version that did not keep it. */
  purpose: string | null
  payOn: string | null
  payingAccountId: string | null
  state: OutgoingFileState
  writtenBy: string
  writtenFor: string | null
  /** When it was asked for, in whole seconds: '2016-09-12T09:30:00+08:00'. */
  askedAt: string
  /** Null while it is being written. */
  content: FileContent | null
}>
export type FileContent = Readonly<{ count: number; total: Money; sha256: string; sizeBytes: number; pieces: number }>

export const writerOf = ({ writtenBy, writtenFor }: Pick<OutgoingFile, 'writtenBy' | 'writtenFor'>): Person => ({
  subject: writtenBy,
  actingFor: writtenFor,
})

export type NewFile = Pick<OutgoingFile, 'id' | 'batchId' | 'format' | 'purpose' | 'payOn' | 'payingAccountId'>

export async function insertFile(
  trx: Transaction,
  file: NewFile,
  parcelIds: readonly string[],
  writer: Person,
): Promise<void> {
  await trx('outgoing_files').insert({
    id: file.id,
    batch_id: file.batchId,
    format: file.format,
    purpose: file.purpose,
    pay_on: file.payOn,
    paying_account_id: file.payingAccountId,
    written_by: writer.subject,
    written_for: writer.actingFor,
  })
  await trx('file_parcels').insert(
    parcelIds.map((parcelId) => ({ file_id: file.id, parcel_id: parcelId, batch_id: file.batchId })),
  )
}

/** Another officer goes on with a file that is being written: it is on his word from here on. */
export async function takeOverFile(trx: Transaction, id: string, writer: Person): Promise<void> {
  await trx('outgoing_files')
    .where({ id, state: 'writing' })
    .update({ written_by: writer.subject, written_for: writer.actingFor })
}

export async function readFile(db: Database | Transaction, id: string): Promise<OutgoingFile> {
  const { rows } = await db.raw<{ rows: FileRow[] }>(`SELECT ${COLUMNS} FROM outgoing_files WHERE id = :id`, { id })
  if (rows[0] === undefined) throw fileUnknown(id)
  return toFile(rows[0])
}

/** After the lock of its batch. */
export async function lockFile(trx: Transaction, id: string): Promise<OutgoingFile> {
  const { rows } = await trx.raw<{ rows: FileRow[] }>(
    `SELECT ${COLUMNS} FROM outgoing_files WHERE id = :id FOR UPDATE`,
    {
      id,
    },
  )
  if (rows[0] === undefined) throw fileUnknown(id)
  return toFile(rows[0])
}

export async function findFileBeingWritten(trx: Transaction, batchId: string): Promise<OutgoingFile | undefined> {
  const { rows } = await trx.raw<{ rows: FileRow[] }>(
    `SELECT ${COLUMNS} FROM outgoing_files WHERE batch_id = :batchId AND state = 'writing' ORDER BY asked_at LIMIT 1 FOR UPDATE`,
    { batchId },
  )
  return rows[0] && toFile(rows[0])
}

type Move =
  | Readonly<{ to: 'written'; content: FileContent }>
  | Readonly<{ to: 'released'; by: Person }>
  | Readonly<{ to: 'discarded'; by: Person; reason: string }>

export async function moveFile(trx: Transaction, file: Pick<OutgoingFile, 'id' | 'state'>, move: Move): Promise<void> {
  requireFileMove(file.id, file.state, move.to)
  await trx('outgoing_files')
    .where({ id: file.id })
    .update({ state: move.to, ...changesOf(trx, move) })
}

function changesOf(trx: Transaction, move: Move): Readonly<Record<string, unknown>> {
  const now = trx.raw('clock_timestamp()')
  switch (move.to) {
    case 'written': {
      const { total, sizeBytes, ...content } = move.content
      return { ...content, total: formatMoney(total), size_bytes: sizeBytes, written_at: now }
    }
    case 'released':
      return { released_by: move.by.subject, released_for: move.by.actingFor, released_at: now }
    case 'discarded':
      return {
        discarded_by: move.by.subject,
        discarded_for: move.by.actingFor,
        discarded_at: now,
        discard_reason: move.reason,
      }
  }
}

/** What of a batch the ledger holds and no other file has, in the order of its numbers. */
export async function findFreeParcels(trx: Transaction, batchId: string): Promise<{ id: string; count: number }[]> {
  const { rows } = await trx.raw<{ rows: { id: string; count: number }[] }>(
    `SELECT p.id, p.count FROM parcels p
      WHERE p.batch_id = :batchId AND p.state = 'held'
        AND NOT EXISTS (SELECT FROM file_parcels f WHERE f.parcel_id = p.id AND NOT f.discarded)
      ORDER BY p.number`,
    { batchId },
  )
  return rows
}

/** `ready`: what its rows add up to; `count` and `total`: what the parcel itself says. */
export type FileParcel = Readonly<{
  id: string
  state: ParcelState
  count: number
  total: Money
  ready: Readonly<{ count: number; total: Money }>
}>

export async function readFileParcels(db: Database | Transaction, fileId: string): Promise<FileParcel[]> {
  const { rows } = await db.raw<{
    rows: { id: string; state: ParcelState; count: number; total: string; ready_count: number; ready_total: string }[]
  }>(
    `SELECT p.id, p.state, p.count, p.total, r.count AS ready_count, r.total AS ready_total
       FROM file_parcels f JOIN parcels p ON p.id = f.parcel_id
       JOIN LATERAL (SELECT count(*)::int AS count, coalesce(sum(amount), 0.00) AS total FROM payments
                      WHERE parcel_id = p.id AND state = 'ready') r ON true
      WHERE f.file_id = :fileId AND p.state <> 'voided' ORDER BY p.number`,
    { fileId },
  )
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    count: row.count,
    total: parseMoney(row.total),
    ready: { count: row.ready_count, total: parseMoney(row.ready_total) },
  }))
}

type FileRow = {
  id: string
  batch_id: string
  format: string
  purpose: string | null
  pay_on: string | null
  paying_account_id: string | null
  state: OutgoingFileState
  written_by: string
  written_for: string | null
  asked_at: string
  count: number | null
  total: string | null
  sha256: string | null
  size_bytes: string | null
  pieces: number | null
}
const COLUMNS = `id, batch_id, format, purpose, pay_on, paying_account_id, state, written_by, written_for,
            to_char(asked_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') AS asked_at, count, total, sha256, size_bytes, pieces`
const toFile = (row: FileRow): OutgoingFile => ({
  id: row.id,
  batchId: row.batch_id,
  format: row.format,
  purpose: row.purpose,
  payOn: row.pay_on,
  payingAccountId: row.paying_account_id,
  state: row.state,
  writtenBy: row.written_by,
  writtenFor: row.written_for,
  askedAt: row.asked_at,
  content: contentOf(row),
})

function contentOf({ count, total, sha256, size_bytes, pieces }: FileRow): FileContent | null {
  if (count === null || total === null || sha256 === null || size_bytes === null || pieces === null) return null
  return { count, total: parseMoney(total), sha256, sizeBytes: Number(size_bytes), pieces }
}
