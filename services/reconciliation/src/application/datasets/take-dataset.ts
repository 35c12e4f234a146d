import type { Database, Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import type { KeyRing } from '@fundtrace/personal-data'
import { type ListFault, listFaulty, openList, parseColumnMapping } from '@fundtrace/tabular-source'
import {
  findDatasetByFile,
  insertDataset,
  type NewDataset,
  type UploadKind,
} from '../../adapters/postgres/datasets/dataset-repository.ts'
import { mappingUnreadable } from '../../domain/job/job-errors.ts'
import { maskUnknown } from '../../domain/job/mask-item.ts'
import { type StoredFile, storedFile } from './dataset-file.ts'
import { hashCanonical } from '../hash-canonical.ts'

export type DatasetOrder = Readonly<{
  kind: UploadKind
  name: string
  areaCode: string
  /** JSON text of a column mapping. */
  mapping: string
}>
export type ReadDataset = Readonly<{ stored: StoredFile; dataset: NewDataset }>

/**
 * Reads a stored file whole through its mapping, to its end, before it becomes a dataset: what is wrong with it is told, and nothing of it
 * is kept then.
 *
 * @throws DomainError RECONCILIATION_MAPPING_UNREADABLE, LIST_MAPPING_WRONG, LIST_FAULTY and what else openList throws
 */
export async function readUpload(
  { db, ring }: Readonly<{ db: Database; ring: KeyRing }>,
  stored: StoredFile,
  order: DatasetOrder,
  officer: Readonly<{ subject: string; actingFor: string | null }>,
): Promise<ReadDataset> {
  const mapping = parseColumnMapping(parseJson(order.mapping))
  const file = storedFile(db, ring, stored.datasetId, stored.bytes)
  const list = await openList(file, mapping, { needsAmounts: order.kind !== 'register' })
  const days: { first: string | null; last: string | null } = { first: null, last: null }
  for await (const page of list.pages)
    for (const { on } of page) {
      if (on === null) continue
      if (days.first === null || on < days.first) days.first = on
      if (days.last === null || on > days.last) days.last = on
    }
  const { format, rows, total, faults, faultCount } = list.summary()
  if (faultCount > 0) throw listFaulty(order.name, faults.map(masked), faultCount)
  const isTable = format === 'csv' || format === 'xlsx'
  return {
    stored,
    dataset: {
      id: stored.datasetId,
      kind: order.kind,
      name: order.name,
      area_code: order.areaCode,
      mapping,
      mapping_sha256: hashCanonical(mapping),
      file_sha256: stored.sha256,
      bytes: stored.bytes,
      row_count: rows,
      control_total: formatFen(total),
      first_day: days.first,
      last_day: days.last,
      // A statement with a page or a balance that is not right was refused above.
      proof: isTable && mapping.balance === undefined ? null : { format, balances: 'proven' },
      positions: null,
      uploaded_by: officer.subject,
      uploaded_for: officer.actingFor,
    },
  }
}

/** A column that was named wrong holds people: what is no figure, day or short code is not repeated. */
const masked = (fault: ListFault): ListFault =>
  fault.value === undefined ? fault : { ...fault, value: maskUnknown(fault.value) }

/** The same file again, read in the same way, is the dataset that it is. */
export async function keepDataset(
  trx: Transaction,
  { dataset }: ReadDataset,
): Promise<Readonly<{ dataset_id: string; is_new: boolean }>> {
  if (await insertDataset(trx, dataset)) return { dataset_id: dataset.id, is_new: true }
  const { area_code, name, kind, file_sha256, mapping_sha256 } = dataset
  const known = await findDatasetByFile(trx, { area_code, name, kind, file_sha256, mapping_sha256 })
  if (known === undefined) throw new Error(`The dataset that kept ${file_sha256} out is not there`)
  return { dataset_id: known.id, is_new: false }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw mappingUnreadable()
  }
}
