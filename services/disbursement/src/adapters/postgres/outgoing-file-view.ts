import type { Database, Transaction } from '@fundtrace/database'
import type { OutgoingFileState } from '../../domain/outgoing-file.ts'
import { fileUnknown } from '../../domain/outgoing-file-errors.ts'

/** A bank file as it is shown; never its bytes. */
export type OutgoingFileView = {
  id: string
  batch_id: string
  format: string
  purpose: string | null
  pay_on: string | null
  state: OutgoingFileState
  count: number | null
  total: string | null
  sha256: string | null
  size_bytes: number | null
  parcels: string[]
  written_by: string
  written_for: string | null
  asked_at: string
  written_at: string | null
  released_by: string | null
  released_for: string | null
  released_at: string | null
  discarded_by: string | null
  discarded_at: string | null
  discard_reason: string | null
}

export async function readFileView(db: Database, id: string): Promise<OutgoingFileView> {
  const { rows } = await db.raw<{ rows: OutgoingFileView[] }>(`${SELECT} WHERE o.id = :id`, { id })
  if (rows[0] === undefined) throw fileUnknown(id)
  return rows[0]
}

/** Of a batch, newest first. */
export async function listFiles(db: Database, batchId: string): Promise<OutgoingFileView[]> {
  const { rows } = await db.raw<{ rows: OutgoingFileView[] }>(
    `${SELECT} WHERE o.batch_id = :batchId ORDER BY o.asked_at DESC, o.id LIMIT 1000`,
    { batchId },
  )
  return rows
}

/** How many people of which area are in it. */
export async function countPeople(trx: Transaction, fileId: string): Promise<{ area: string; count: number }[]> {
  const { rows } = await trx.raw<{ rows: { area: string; count: number }[] }>(
    `SELECT left(a.area_code, 6) AS area, count(*)::int AS count
       FROM file_parcels f JOIN payments p ON p.parcel_id = f.parcel_id JOIN awards a ON a.id = p.award_id
      WHERE f.file_id = :fileId GROUP BY 1 ORDER BY 1`,
    { fileId },
  )
  return rows
}

const time = (column: string): string =>
  `to_char(o.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`
const SELECT = `
  SELECT o.id, o.batch_id, o.format, o.purpose, o.pay_on, o.state, o.count, o.total, o.sha256, o.size_bytes::float8 AS size_bytes,
         (SELECT coalesce(json_agg(f.parcel_id ORDER BY c.number), '[]') FROM file_parcels f JOIN parcels c ON c.id = f.parcel_id
           WHERE f.file_id = o.id) AS parcels,
         o.written_by, o.written_for, ${time('asked_at')}, ${time('written_at')}, o.released_by, o.released_for, ${time('released_at')},
         o.discarded_by, ${time('discarded_at')}, o.discard_reason
    FROM outgoing_files o`
