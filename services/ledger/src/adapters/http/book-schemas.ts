import type { Readable } from 'node:stream'
import { Amount, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { CsvEncoding } from '@fundtrace/csv'
import type { Caller } from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import { type Format, MEDIA_TYPE, type Taken, wantedFormat } from '../export/report-file.ts'

export const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
export const FundParams = Type.Object({ fund_id: Slug })
export const AccountParams = Type.Object({ fund_id: Slug, account: Text(120) })
export const limit = Type.Integer({ minimum: 1, maximum: 1000, default: 100 })
export const Moment = Type.String({
  minLength: 10,
  maxLength: 40,
  description: 'A day, which counts to its end in Shanghai, or an instant with its zone',
  examples: ['2016-06-30', '2016-06-30T15:00:00+08:00'],
})
export const MonthText = Type.String({ pattern: '^(19[5-9]\\d|2[01]\\d\\d)-(0[1-9]|1[0-2])$', examples: ['2016-06'] })
export const Instant = Type.String({ format: 'date-time' })
export const OrNull = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) =>
  Type.Union([Type.Null(), schema])

/** How an answer is wanted; without it the header Accept says. */
export const FORMAT = {
  format: Type.Optional(Type.Enum(['json', 'csv', 'xlsx'], { description: 'Without it, as the header Accept says' })),
  encoding: Type.Enum(['utf-8', 'gb18030'], { default: 'utf-8', description: 'Of a CSV file' }),
}
export const PRODUCES = Object.values(MEDIA_TYPE)

/** Null: as JSON. */
export function wantedFile(
  { format, encoding }: Readonly<{ format?: Format; encoding: CsvEncoding }>,
  accept: string | undefined,
): Readonly<{ format: 'csv' | 'xlsx'; encoding: CsvEncoding }> | null {
  const wanted = wantedFormat(format, accept)
  return wanted === 'json' ? null : { format: wanted, encoding }
}

/** The schema of an answer in JSON, in whose place a file may be sent. */
export const OrFile = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) =>
  Type.Unsafe<Static<Schema> | Readable>(schema)

export const takenBy = ({ subject, name }: Caller, of: string): Taken => ({ subject, name, of, at: new Date() })

export const StatementLine = Type.Object({
  line: Type.Integer({ description: "Its place among the account's lines as they were recorded" }),
  transaction_id: Uuid,
  number: Type.Integer(),
  kind: Text(40),
  reference: Text(300),
  document_number: OrNull(Text(100)),
  effective_at: Instant,
  recorded_at: Instant,
  amount: Amount,
  balance_after: Amount,
})
