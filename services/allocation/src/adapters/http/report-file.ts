import { PassThrough, type Readable } from 'node:stream'
import { writeCsv } from '@fundtrace/csv'
import { type HtmlReport, writeHtmlTables, writeWorkbook } from '@fundtrace/spreadsheet'

export type FileFormat = 'csv' | 'html' | 'xlsx'

export const MEDIA_TYPE = {
  csv: 'text/csv',
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<FileFormat, string>

export type ReportFile = Readonly<{ format: FileFormat; name: string; body: Readable | Buffer }>

/**
 * A report as a file: workbook and page are written while they are read, so a long list stays out of memory. A CSV is its first sheet
 * and nothing else.
 */
export async function reportFile(format: FileFormat, name: string, report: HtmlReport): Promise<ReportFile> {
  if (format === 'csv') return { format, name, body: await firstSheetAsCsv(report) }
  const body = new PassThrough()
  const written = format === 'xlsx' ? writeWorkbook(report.sheets, body) : writeHtmlTables(report, body)
  // Whoever reads the stream meets the error there.
  written.catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error(String(error))))
  return { format, name, body }
}

/** Of Fastify's reply, what a file needs. */
type Reply = Readonly<{
  header: (name: string, value: string) => Reply
  type: (mediaType: string) => Reply
  send: (body: Readable | Buffer) => Reply
}>

export const sendFile = (reply: Reply, { format, name, body }: ReportFile): Reply =>
  reply
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .type(format === 'xlsx' ? MEDIA_TYPE.xlsx : `${MEDIA_TYPE[format]}; charset=utf-8`)
    .send(body)

async function firstSheetAsCsv({ sheets: [sheet] }: HtmlReport): Promise<Buffer> {
  const columns = sheet?.columns ?? []
  const rows: Record<string, string>[] = []
  for await (const row of sheet?.rows ?? [])
    rows.push(Object.fromEntries(row.map((cell, index) => [String(index), cell])))
  const headers = Object.fromEntries(columns.map(({ header }, index) => [String(index), header]))
  return writeCsv(headers, rows, { encoding: 'utf-8' })
}
