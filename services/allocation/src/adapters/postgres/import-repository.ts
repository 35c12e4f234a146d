import type { Database, Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { importUnknown } from '../../domain/import/import-errors.ts'

/** At work: reading, comparing, judging, applying. Ended: the others. */
export type ImportState =
  | 'reading'
  | 'comparing'
  | 'judging'
  | 'applying'
  | 'checked'
  | 'refused'
  | 'applied'
  | 'repeated'
  | 'failed'

/** What the officer asked for. */
export type ImportOrder = Readonly<{
  file_sha256: string
  file_bytes: number
  valid_from: string
  dry_run: boolean
  take: 'all' | 'good'
  synthetic: boolean
  control_households: number | null
  control_people: number | null
  /** Normalised prefixes. */
  areas: readonly string[]
}>

export type ImportRecord = ImportOrder &
  Readonly<{
    id: string
    sent_on: string
    state: ImportState
    reached_row: number
    reached_household: string
    bytes_read: number
    rows_read: number
    households: number | null
    households_judged: number
    households_left_out: number | null
    households_written: number
    households_unchanged: number
    faults: number | null
    warnings: number | null
    repeats: string | null
    problem: ProblemRecord | null
    recorded_by: string
    recorded_at: Date
    ended_at: Date | null
  }>

export async function insertImport(
  trx: Transaction,
  order: ImportOrder & Pick<ImportRecord, 'id' | 'state' | 'repeats' | 'recorded_by'>,
): Promise<void> {
  await trx.raw(
    `INSERT INTO register_imports (id, file_sha256, file_bytes, valid_from, dry_run, take, synthetic, control_households, control_people,
                                   areas, sent_on, state, repeats, recorded_by, ended_at)
     VALUES (:id, :file_sha256, :file_bytes, :valid_from, :dry_run, :take, :synthetic, :control_households, :control_people,
             :areas::text[], (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date, :state, :repeats, :recorded_by,
             CASE WHEN :state = 'repeated' THEN clock_timestamp() END)`,
    { ...order, areas: [...order.areas] },
  )
}

/** An import that has taken in all of this very file, from the same day and for the same areas. */
export async function findSameImport(trx: Transaction, order: ImportOrder): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM register_imports
      WHERE file_sha256 = :file_sha256 AND valid_from = :valid_from AND areas = :areas::text[]
        AND state = 'applied' AND households_left_out = 0 LIMIT 1`,
    { file_sha256: order.file_sha256, valid_from: order.valid_from, areas: [...order.areas] },
  )
  return rows[0]?.id
}

/** @throws DomainError ALLOCATION_IMPORT_UNKNOWN */
export async function readImport(db: Database | Transaction, id: string): Promise<ImportRecord> {
  const row: ImportRow | undefined = await db('register_imports')
    .where({ id })
    .first(...COLUMNS)
  if (row === undefined) throw importUnknown(id)
  return toRecord(row)
}

/** Those of which every area is covered, newest first. */
export async function listImports(
  db: Database,
  page: Readonly<{ prefixes: readonly string[]; before: string | null; limit: number }>,
): Promise<ImportRecord[]> {
  const { rows } = await db.raw<{ rows: ImportRow[] }>(
    `SELECT ${COLUMNS.join(', ')} FROM register_imports i
      WHERE NOT EXISTS (SELECT FROM unnest(i.areas) AS a(code) WHERE NOT a.code LIKE ANY(:prefixes::text[]))
        AND (:before::uuid IS NULL OR (recorded_at, id) < (SELECT recorded_at, id FROM register_imports WHERE id = :before::uuid))
      ORDER BY recorded_at DESC, id DESC LIMIT :limit`,
    { ...page, prefixes: page.prefixes.map((prefix) => `${prefix}%`) },
  )
  return rows.map(toRecord)
}

const toRecord = (row: ImportRow): ImportRecord => ({
  ...row,
  file_bytes: Number(row.file_bytes),
  bytes_read: Number(row.bytes_read),
})

type Moved = Partial<
  Pick<
    ImportRecord,
    | 'state'
    | 'reached_row'
    | 'reached_household'
    | 'bytes_read'
    | 'rows_read'
    | 'households'
    | 'households_judged'
    | 'households_left_out'
    | 'households_written'
    | 'households_unchanged'
    | 'faults'
    | 'warnings'
  >
>

export async function moveImport(trx: Transaction, id: string, moved: Moved): Promise<ImportRecord> {
  await trx('register_imports').where({ id }).update(moved)
  return readImport(trx, id)
}

export async function endImport(
  trx: Transaction,
  id: string,
  state: 'checked' | 'refused' | 'applied' | 'failed',
  problem: ProblemRecord | null = null,
): Promise<void> {
  await trx.raw(
    `UPDATE register_imports SET state = :state, problem = :problem, ended_at = clock_timestamp() WHERE id = :id`,
    { id, state, problem: problem === null ? null : JSON.stringify(problem) },
  )
}

type ImportRow = Omit<ImportRecord, 'file_bytes' | 'bytes_read'> & { file_bytes: string; bytes_read: string }

const COLUMNS = [
  'id',
  'file_sha256',
  'file_bytes',
  'valid_from',
  'dry_run',
  'take',
  'synthetic',
  'control_households',
  'control_people',
  'areas',
  'sent_on',
  'state',
  'reached_row',
  'reached_household',
  'bytes_read',
  'rows_read',
  'households',
  'households_judged',
  'households_left_out',
  'households_written',
  'households_unchanged',
  'faults',
  'warnings',
  'repeats',
  'problem',
  'recorded_by',
  'recorded_at',
  'ended_at',
] as const
