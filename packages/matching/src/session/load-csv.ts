import { fenOf, formatMoney, parseAmount } from '@fundtrace/money'
import type { ItemFault, Side } from '../item.ts'
import { columnMissing, csvUnreadable } from '../matching-problems.ts'
import { asBigInt, asNumber, asText, asTextOrNull, type Engine, name, text } from './engine.ts'
import { dayNumber, fieldColumn, itemTable } from './item-tables.ts'
import type { LoadedSide } from './load-items.ts'
import type { CsvColumns } from './open-matching.ts'

/**
 * The engine reads the file. What it does not take at once (1,234.50, full-width digits, 2026年3月5日) is tried as people write it; what is no
 * amount or no day then is a fault.
 *
 * Amounts are read as text: DECIMAL would round 1.005 in silence, and DECIMAL(20,2) is read 60 times slower. Of more than 13 digits of yuan
 * DECIMAL(18,2) times 100 would overflow: they are read as what people write is.
 */
export async function loadCsv(engine: Engine, side: Side, path: string, columns: CsvColumns): Promise<LoadedSide> {
  const table = itemTable(side)
  const options = [
    text(path),
    'header = true',
    'all_varchar = true',
    `delim = ${text(columns.delimiter ?? ',')}`,
    `quote = '"'`,
    `escape = '"'`,
  ].join(', ')
  const unreadable = (error: unknown): never => {
    throw csvUnreadable(path, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
  const headers = (await engine.rows(`DESCRIBE SELECT * FROM read_csv(${options})`).catch(unreadable)).map(([header]) =>
    asText(header),
  )
  const column = (wanted: string): string => {
    const found = headers.find((header) => header.trim() === wanted.trim())
    if (found === undefined) throw columnMissing(wanted, headers)
    return name(found)
  }

  const isFen = columns.amount.unit === 'fen'
  const sign = columns.amount.sign === 'turned' ? '-' : ''
  const written = column(columns.amount.column)
  const on = columns.on === undefined ? null : column(columns.on)
  const at = columns.at === undefined ? null : column(columns.at)
  const fields = Object.keys(columns.fields).toSorted()
  const fen = isFen
    ? `CASE WHEN regexp_full_match(${written}, '-?[0-9]{1,18}') THEN ${sign}(${written}::BIGINT) END`
    : `CASE WHEN regexp_full_match(${written}, '-?[0-9]{1,13}(\\.[0-9]{1,2})?') THEN ${sign}((${written}::DECIMAL(18,2) * 100)::BIGINT) END`
  const day =
    on === null
      ? 'NULL::INTEGER'
      : `CASE WHEN strlen(${on}) = 10 THEN date_diff('day', DATE '1970-01-01', TRY_CAST(${on} AS DATE))::INTEGER END`
  const instant =
    at === null
      ? 'NULL::BIGINT'
      : `epoch_us(TRY_CAST(${at} AS TIMESTAMP)) - CASE WHEN regexp_full_match(${at}, '.*(Z|:[0-9.]+[+-][0-9]{2}:?[0-9]{2})') THEN 0 ELSE ${SHANGHAI_US} END`

  await engine
    .run(
      `CREATE OR REPLACE TABLE ${table} AS
       SELECT * EXCLUDE (written, written_day, written_instant),
              CASE WHEN amount IS NULL THEN coalesce(written, '') END AS bad_amount,
              CASE WHEN day IS NULL THEN nullif(trim(written_day), '') END AS bad_day,
              CASE WHEN instant IS NULL THEN nullif(trim(written_instant), '') END AS bad_instant
       FROM (SELECT (row_number() OVER () + 1)::INTEGER AS row, ${columns.id === undefined ? 'NULL::VARCHAR' : `nullif(trim(${column(columns.id)}), '')`} AS id,
              ${fen} AS amount, ${day} AS day, ${instant} AS instant,
              ${fields.map((field) => `nullif(${column(columns.fields[field] ?? '')}, '') AS ${fieldColumn(field)},`).join(' ')}
              ${written} AS written, ${on ?? 'NULL::VARCHAR'} AS written_day, ${at ?? 'NULL::VARCHAR'} AS written_instant
             FROM read_csv(${options}))`,
    )
    .catch(unreadable)
  await mend(engine, table, { isFen, isTurned: sign === '-' })
  if (columns.on === undefined && columns.at !== undefined)
    await engine.run(
      `UPDATE ${table} SET day = ((instant + ${SHANGHAI_US}) // ${DAY_US})::INTEGER WHERE instant IS NOT NULL`,
    )
  const faults = await readFaults(engine, table, columns)
  for (const bad of ['bad_amount', 'bad_day', 'bad_instant'])
    await engine.run(`ALTER TABLE ${table} DROP COLUMN ${bad}`)

  const [counts] = await engine.rows(`SELECT count(*), coalesce(sum(amount), 0)::HUGEINT FROM ${table}`)
  return { loaded: { rows: asNumber(counts?.[0]), total: asBigInt(counts?.[1]), ...faults }, fields }
}

const SHANGHAI_US = 8n * 3_600_000_000n
const DAY_US = 86_400_000_000n
const FAULTS_SHOWN = 1000

async function mend(
  engine: Engine,
  table: string,
  { isFen, isTurned }: Readonly<{ isFen: boolean; isTurned: boolean }>,
): Promise<void> {
  if (!isFen) {
    await mendColumn(engine, { table, bad: 'bad_amount', read: fenOfWritten })
    await engine.run(
      `UPDATE ${table} SET amount = ${isTurned ? '-' : ''}m.value, bad_amount = NULL FROM mended m WHERE bad_amount = m.written`,
    )
  }
  await mendColumn(engine, { table, bad: 'bad_day', read: dayOfWritten })
  await engine.run(`UPDATE ${table} SET day = m.value::INTEGER, bad_day = NULL FROM mended m WHERE bad_day = m.written`)
}

/** Reads each text once, however many rows have it. */
async function mendColumn(
  engine: Engine,
  { table, bad, read }: Readonly<{ table: string; bad: string; read: (written: string) => bigint | null }>,
): Promise<void> {
  await engine.run('CREATE OR REPLACE TABLE mended (written VARCHAR, value BIGINT)')
  const written = (await engine.rows(`SELECT DISTINCT ${bad} FROM ${table} WHERE ${bad} <> ''`)).map(([value]) =>
    asText(value),
  )
  if (written.length === 0) return
  const appender = await engine.appender('mended')
  for (const value of written) {
    const known = read(value)
    if (known === null) continue
    appender.appendVarchar(value)
    appender.appendBigInt(known)
    appender.endRow()
  }
  appender.closeSync()
}

function fenOfWritten(written: string): bigint | null {
  try {
    const fen = fenOf(formatMoney(parseAmount(written)))
    return fen > AMOUNT_MAX || fen < -AMOUNT_MAX ? null : fen
  } catch {
    return null
  }
}

const AMOUNT_MAX = 4_000_000_000_000_000_000n
const DAY =
  /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/u

function dayOfWritten(written: string): bigint | null {
  const [, year, ...parts] = DAY.exec(written.normalize('NFKC').trim()) ?? []
  const [month, day] = parts.filter((part) => part !== undefined)
  if (year === undefined || month === undefined || day === undefined) return null
  const number = dayNumber(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return number === null ? null : BigInt(number)
}

async function readFaults(
  engine: Engine,
  table: string,
  columns: CsvColumns,
): Promise<Readonly<{ faults: ItemFault[]; faultCount: number }>> {
  const isBad = 'bad_amount IS NOT NULL OR bad_day IS NOT NULL OR bad_instant IS NOT NULL'
  const [count] = await engine.rows(`SELECT count(*) FROM ${table} WHERE ${isBad}`)
  const faultCount = asNumber(count?.[0])
  if (faultCount === 0) return { faults: [], faultCount }

  const rows = await engine.rows(
    `SELECT row, bad_amount, bad_day, bad_instant FROM ${table} WHERE ${isBad} ORDER BY row LIMIT ${FAULTS_SHOWN}`,
  )
  await engine.run(`DELETE FROM ${table} WHERE ${isBad}`)
  return {
    faultCount,
    faults: rows.map(([row, amount, day, at]): ItemFault => {
      const place = { row: asNumber(row) }
      if (asTextOrNull(amount) !== null)
        return { ...place, column: columns.amount.column, value: asText(amount), problem: 'amount' }
      if (asTextOrNull(day) !== null) return { ...place, column: columns.on ?? '', value: asText(day), problem: 'day' }
      return { ...place, column: columns.at ?? '', value: asText(at), problem: 'instant' }
    }),
  }
}
