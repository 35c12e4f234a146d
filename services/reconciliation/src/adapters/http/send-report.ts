import { Readable } from 'node:stream'
import { writeCsvStream } from '@fundtrace/csv'
import { type ReportSheet, workbookChunks } from '@fundtrace/spreadsheet'

export type ReportFormat = 'csv' | 'xlsx'

const MEDIA_TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ReportFormat, string>

/** Of Fastify's reply, what a file needs. */
type Reply = Readonly<{
  header: (name: string, value: string) => Reply
  type: (mediaType: string) => Reply
  send: (body: Readable) => Reply
}>

/** Written while it is read and sent. A CSV has its mark of UTF-8, and the guard of every cell. */
export const sendReport = (reply: Reply, name: string, format: ReportFormat, sheet: ReportSheet): Reply =>
  reply
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .type(MEDIA_TYPE[format])
    .send(bodyOf(format, sheet))

function bodyOf(format: ReportFormat, sheet: ReportSheet): Readable {
  if (format === 'xlsx') return Readable.from(workbookChunks([sheet]))
  const headers = sheet.columns.map(({ header }) => header)
  return Readable.from(writeCsvStream(headers, sheet.rows, { encoding: 'utf-8' }))
}
