import { streamCsv } from '@fundtrace/csv'
import { readSheet } from '@fundtrace/spreadsheet'
import type { TemplateResults } from '../template/template-schema.ts'
import type { FileSource } from './file-source.ts'

/** `spoilt` holds the places, from 0, of cells that the spreadsheet has destroyed; null for the whole row. */
export type TableRow = Readonly<{ row: number; cells: readonly string[]; spoilt: readonly (number | null)[] }>

/** The rows of a delimited file or a workbook from the header row on, or from the first payment where there is none. */
export async function* tableRows(
  file: FileSource,
  { kind, separator, head_lines: above }: TemplateResults,
): AsyncGenerator<TableRow> {
  if (kind === 'delimited') {
    const records = streamCsv(file.read(0, file.size), { maxBytes: file.size, separator: separator ?? ',' })
    for await (const { row, fields } of records) if (row > above) yield { row, cells: fields, spoilt: [] }
    return
  }
  await using sheet = await readSheet(file, {
    format: 'xlsx',
    ...(above === 0 ? {} : { headerRow: above + 1 }),
    limits: { maxBytes: file.size },
  })
  yield { row: sheet.headerRow, cells: sheet.header, spoilt: [] }
  for await (const { row, cells, damaged } of sheet.rows)
    yield { row, cells, spoilt: damaged.map(({ column }) => column) }
}
