import { PassThrough, Readable } from 'node:stream'
import { writeCsvStream } from '@fundtrace/csv'
import { type HtmlReport, workbookChunks, writeHtmlTables } from '@fundtrace/spreadsheet'

export type PaperFormat = 'csv' | 'html' | 'xlsx'

const MEDIA_TYPE = {
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<PaperFormat, string>

/** Of Fastify's reply, what a file needs. */
type Reply = Readonly<{
  header: (name: string, value: string) => Reply
  type: (mediaType: string) => Reply
  send: (body: Readable) => Reply
}>

/** Written while it is read and sent; a CSV is the first sheet alone, its digits kept by the mark of UTF-8 and the guard of every cell. */
export const sendPaper = (reply: Reply, name: string, format: PaperFormat, report: HtmlReport): Reply =>
  reply
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .type(MEDIA_TYPE[format])
    .send(bodyOf(format, report))

function bodyOf(format: PaperFormat, report: HtmlReport): Readable {
  const [sheet] = report.sheets
  if (format === 'xlsx') return Readable.from(workbookChunks(report.sheets))
  if (format === 'csv' && sheet !== undefined) {
    const headers = sheet.columns.map(({ header }) => header)
    return Readable.from(writeCsvStream(headers, sheet.rows, { encoding: 'utf-8' }))
  }
  const body = new PassThrough()
  writeHtmlTables(report, body).catch((error: unknown) =>
    body.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return body
}
