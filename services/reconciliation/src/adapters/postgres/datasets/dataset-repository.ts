import type { Database, Transaction } from '@fundtrace/database'
import { datasetUnknown } from '../../../domain/job/job-errors.ts'

export const UPLOAD_KINDS = ['list', 'statement', 'register'] as const
export type UploadKind = (typeof UPLOAD_KINDS)[number]
export type DatasetKind = UploadKind | 'copy'

type Json = object | readonly object[]
/** Amounts in yuan, days 'YYYY-MM-DD'. */
export type Dataset = Readonly<{
  id: string
  kind: DatasetKind
  name: string
  area_code: string
  mapping: Json
  mapping_sha256: string
  file_sha256: string
  bytes: number
  row_count: number
  control_total: string
  first_day: string | null
  last_day: string | null
  proof: Json | null
  positions: Json | null
  uploaded_by: string
  uploaded_for: string | null
  uploaded_at: string
}>
export type NewDataset = Omit<Dataset, 'uploaded_at'>

/** False when the same file, read in the same way, is there already, also when another is just now sending it. */
export async function insertDataset(trx: Transaction, dataset: NewDataset): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO datasets (id, kind, name, area_code, mapping, mapping_sha256, file_sha256, bytes, row_count, control_total,
                           first_day, last_day, proof, positions, uploaded_by, uploaded_for)
     VALUES (:id, :kind, :name, :area_code, :mapping, :mapping_sha256, :file_sha256, :bytes, :row_count, :control_total,
             :first_day, :last_day, :proof, :positions, :uploaded_by, :uploaded_for)
         ON CONFLICT (area_code, name, kind, file_sha256, mapping_sha256) WHERE kind <> 'copy' DO NOTHING RETURNING id`,
    {
      ...dataset,
      mapping: JSON.stringify(dataset.mapping),
      proof: dataset.proof === null ? null : JSON.stringify(dataset.proof),
      positions: dataset.positions === null ? null : JSON.stringify(dataset.positions),
    },
  )
  return rows.length > 0
}

export async function findDatasetByFile(
  trx: Transaction,
  file: Pick<Dataset, 'area_code' | 'name' | 'kind' | 'file_sha256' | 'mapping_sha256'>,
): Promise<Dataset | undefined> {
  const row: Row | undefined = await trx('datasets').where(file).first(COLUMNS)
  return row && toDataset(row)
}

/** @throws DomainError RECONCILIATION_DATASET_UNKNOWN */
export async function readDataset(db: Database | Transaction, id: string): Promise<Dataset> {
  const row: Row | undefined = await db('datasets').where({ id }).first(COLUMNS)
  if (row === undefined) throw datasetUnknown(id)
  return toDataset(row)
}

/** The newest of an area and series. */
export async function findNewestDataset(
  db: Database | Transaction,
  series: Readonly<{ area_code: string; name: string; kind: UploadKind }>,
): Promise<Dataset | undefined> {
  const row: Row | undefined = await db('datasets').where(series).orderBy('uploaded_at', 'desc').first(COLUMNS)
  return row && toDataset(row)
}

/** Uploaded ones of these areas, newest first. */
export async function listDatasets(
  db: Database,
  prefixes: readonly string[],
  wanted: Readonly<{ name?: string | undefined; before?: string | undefined; limit: number }>,
): Promise<Dataset[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT ${COLUMNS.join(', ')} FROM datasets
      WHERE area_code LIKE ANY (:areas::text[]) AND kind <> 'copy' AND (:name::text IS NULL OR name = :name)
        AND (:before::uuid IS NULL OR (uploaded_at, id) < (SELECT uploaded_at, id FROM datasets WHERE id = :before::uuid))
      ORDER BY uploaded_at DESC, id DESC LIMIT :limit`,
    {
      areas: prefixes.map((prefix) => `${prefix}%`),
      name: wanted.name ?? null,
      before: wanted.before ?? null,
      limit: wanted.limit,
    },
  )
  return rows.map(toDataset)
}

const COLUMNS = [
  'id',
  'kind',
  'name',
  'area_code',
  'mapping',
  'mapping_sha256',
  'file_sha256',
  'bytes',
  'row_count',
  'control_total',
  'first_day',
  'last_day',
  'proof',
  'positions',
  'uploaded_by',
  'uploaded_for',
  'uploaded_at',
]
type Row = Omit<Dataset, 'bytes' | 'uploaded_at'> & { bytes: string; uploaded_at: Date }
const toDataset = (row: Row): Dataset => ({
  ...row,
  bytes: Number(row.bytes),
  uploaded_at: row.uploaded_at.toISOString(),
})
