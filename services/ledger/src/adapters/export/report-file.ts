import { PassThrough, Readable } from 'node:stream'
import { type CsvEncoding, writeCsvStream } from '@fundtrace/csv'
import { DomainError } from '@fundtrace/problem'
import { type ReportRow, type ReportSheet, writeWorkbook } from '@fundtrace/spreadsheet'
import { dayOf } from '../../domain/period.ts'

export type Format = 'json' | 'csv' | 'xlsx'
export const MEDIA_TYPE = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Format, string>

/** Who takes it away, when, and of what: every file says so. */
export type Taken = Readonly<{ subject: string; name: string; at: Date; of: string }>

/** What was asked for by `format`, else by the header: the first type of it that we write; JSON where it says nothing. */
export function wantedFormat(format: Format | undefined, accept: string | undefined): Format {
  if (format !== undefined || accept === undefined) return format ?? 'json'
  const types = accept.split(',').map((type) => type.split(';', 1)[0]?.trim().toLowerCase() ?? '')
  for (const type of types) {
    if (type === '*/*' || type === 'application/*' || type === MEDIA_TYPE.json) return 'json'
    if (type === MEDIA_TYPE.csv || type === 'text/*') return 'csv'
    if (type === MEDIA_TYPE.xlsx) return 'xlsx'
  }
  throw notAcceptable(accept)
}

type ReportFile = Readonly<{ name: string; mediaType: string; body: Readable }>

/** A table as it is read, row by row. A CSV is the first sheet, its notes below it in rows that begin with '#'. */
export function reportFile(
  { format, encoding }: Readonly<{ format: 'csv' | 'xlsx'; encoding: CsvEncoding }>,
  name: string,
  sheets: readonly ReportSheet[],
  taken: Taken,
): ReportFile {
  const signed = sheets.map((sheet) => ({ ...sheet, notes: [...(sheet.notes ?? []), ...notesOf(taken)] }))
  const fileName = `${name}-${dayOf(taken.at)}-unsigned.${format}`
  if (format === 'csv') {
    const mediaType = `text/csv; charset=${encoding}`
    return { name: fileName, mediaType, body: Readable.from(csvOf(signed, encoding), { objectMode: false }) }
  }
  const body = new PassThrough()
  // Whoever reads the stream meets the error there.
  writeWorkbook(signed, body).catch((error: unknown) => {
    body.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return { name: fileName, mediaType: MEDIA_TYPE.xlsx, body }
}

/** Of Fastify's reply, what a file needs. */
type Reply = Readonly<{
  header: (name: string, value: string) => unknown
  type: (mediaType: string) => unknown
}>

/** The headers of a file; the stream is the handler's answer. */
export function sendFile(reply: Reply, { name, mediaType, body }: ReportFile): Readable {
  reply.header('content-disposition', `attachment; filename="${name}"`)
  reply.header('cache-control', 'no-store')
  reply.type(mediaType)
  return body
}

export const notesOf = ({ subject, name, at, of }: Taken): string[] => [
  `${of}；导出人 ${name}（${subject}）；导出时间 ${at.toISOString()}`,
  '本文件未签名，不作证据；可核验的是带封印的账簿档案 / unsigned: what can be verified is the sealed archive of the journal',
]

function csvOf([sheet]: readonly ReportSheet[], encoding: CsvEncoding): AsyncGenerator<Buffer> {
  const columns = sheet?.columns ?? []
  const rows = async function* (): AsyncGenerator<ReportRow> {
    yield* sheet?.rows ?? []
    for (const note of sheet?.notes ?? []) yield [`# ${note}`, ...columns.slice(1).map(() => '')]
  }
  return writeCsvStream(
    columns.map(({ header }) => header),
    rows(),
    { encoding },
  )
}

const notAcceptable = (accept: string): DomainError =>
  new DomainError({
    code: 'LEDGER_FORMAT_UNKNOWN',
    kind: 'malformed',
    title: { zh: '不提供该格式', en: 'Not a format that is given' },
    detail: `"${accept.slice(0, 100)}" names neither ${Object.values(MEDIA_TYPE).join(' nor ')}.`,
    values: { accept: accept.slice(0, 100), given: Object.values(MEDIA_TYPE) },
  })
