import type { KeyRing } from '@fundtrace/personal-data'
import { type CsvShape, findColumns } from '@fundtrace/csv'
import { locateColumns, pickCells, readSheet, type Sheet } from '@fundtrace/spreadsheet'
import { deleteChunks } from '../../adapters/postgres/import-chunks.ts'
import { insertFaults } from '../../adapters/postgres/import-faults.ts'
import { type ImportRecord, moveImport } from '../../adapters/postgres/import-repository.ts'
import { insertRows } from '../../adapters/postgres/import-rows.ts'
import { readAreas } from '../../adapters/postgres/register/area-repository.ts'
import { newestRevision } from '../../adapters/postgres/register/revision-repository.ts'
import {
  IMPORT_COLUMNS,
  type ImportCell,
  type ImportCells,
  type ImportColumn,
  REQUIRED_COLUMNS,
} from '../../domain/import/columns.ts'
import { importEmpty } from '../../domain/import/import-errors.ts'
import { gatherPlaces, type Places } from '../../domain/import/places.ts'
import { type ReadingContext, type ReadResult, readRow, shiftedRow } from '../../domain/import/read-row.ts'
import { codesInForce } from '../../domain/register/area.ts'
import type { JobWork } from '../jobs/run-job.ts'
import { rowStager } from './staged-row.ts'
import { FILE_BYTES_MAX } from './store-upload.ts'
import { storedUpload } from './stored-upload.ts'

/** Rows that are checked and committed together. */
const PAGE_ROWS = 1_000

/**
 * Every row by itself, from behind the last that is committed: the file is parsed from its start again, which costs seconds, and what
 * was staged is passed over. With the last row the file itself is deleted.
 */
export async function readImportFile(work: JobWork, ring: KeyRing, begun: ImportRecord): Promise<ImportRecord> {
  const file = storedUpload(work.db, ring, begun.id, begun.file_bytes)
  const context = { places: await readPlaces(work, begun), today: begun.sent_on }
  const stageRow = rowStager(ring, begun.id)
  let record = begun
  const keep = async (results: readonly ReadResult[]): Promise<void> => {
    await work.page(async (trx) => {
      await insertRows(trx, begun.id, results.map(stageRow))
      await insertFaults(
        trx,
        begun.id,
        results.flatMap(({ faults }) => faults),
      )
      record = await moveImport(trx, begun.id, {
        reached_row: results.at(-1)?.content.row ?? record.reached_row,
        rows_read: record.rows_read + results.length,
        bytes_read: Math.max(record.bytes_read, file.reached()),
      })
      return { done: record.rows_read }
    })
  }
  try {
    await using sheet = await readSheet(file, { format: 'detect', limits: { maxBytes: FILE_BYTES_MAX } })
    for await (const page of pagesOf(resultsOf(sheet, begun.reached_row, context))) await keep(page)
  } catch (error) {
    throw file.trouble() ?? error
  }
  if (record.rows_read === 0) throw importEmpty()
  await work.page(async (trx) => {
    await deleteChunks(trx, begun.id)
    record = await moveImport(trx, begun.id, { state: 'comparing', bytes_read: begun.file_bytes })
    return { done: record.rows_read }
  })
  return record
}

async function readPlaces({ db }: JobWork, { valid_from, areas }: ImportRecord): Promise<Places> {
  const listed = await readAreas(db, { day: valid_from, revision: await newestRevision(db) })
  const inForce = codesInForce(listed)
  return gatherPlaces(
    [...listed].map(([code, { name }]) => {
      const target = inForce.get(code) ?? code
      return { code, name, codeInForce: listed.get(target)?.state === 'abolished' ? null : target }
    }),
    areas,
  )
}

async function* resultsOf(sheet: Sheet, after: number, context: ReadingContext): AsyncGenerator<ReadResult> {
  const positions = locateColumns(sheet.header, shapeOf(sheet.header))
  for await (const row of sheet.rows) {
    if (row.row <= after) continue
    const picked = pickCells(row, positions)
    const isShifted = picked.damaged.some(({ column }) => column === null)
    yield isShifted ? shiftedRow(row.row) : readRow(row.row, cellsOf(picked), context)
  }
}

/** What the file must have, and of the rest what it has. Its village is told by its code or by its name. */
function shapeOf(header: readonly string[]): CsvShape<ImportColumn> {
  const missing = new Set(findColumns(header, IMPORT_COLUMNS).missing.map(({ column }) => column))
  const required = new Set<ImportColumn>(REQUIRED_COLUMNS)
  if (missing.has('area_code') && missing.has('village')) required.add('area_code')
  const entries = Object.entries(IMPORT_COLUMNS) as [ImportColumn, readonly string[]][]
  // Of a record with fewer columns; those that are left out are asked for by nobody.
  return Object.fromEntries(
    entries.filter(([column]) => required.has(column) || !missing.has(column)),
  ) as CsvShape<ImportColumn>
}

function cellsOf({ cells, damaged }: ReturnType<typeof pickCells<ImportColumn>>): ImportCells {
  const plain: Partial<Record<ImportColumn, ImportCell>> = {}
  for (const [column, text] of Object.entries(cells)) plain[column as ImportColumn] = { text }
  for (const { column, damage } of damaged) {
    if (column === null) continue
    plain[column] = { text: cells[column], harm: damage === 'number_too_long' ? 'digits_lost' : 'error_value' }
  }
  return plain
}

async function* pagesOf<Item>(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let page: Item[] = []
  for await (const item of items) {
    page.push(item)
    if (page.length < PAGE_ROWS) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
