import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import type { MatchingOptions } from './open-matching.ts'

/** The analytical engine inside the process: SQL in, values out. No network, no extension, no file but those named. */
export type Engine = Readonly<{
  run: (sql: string) => Promise<void>
  /** All rows, as arrays in the order of the columns. BIGINT and above are bigint, INTEGER number, VARCHAR string. */
  rows: (sql: string) => Promise<Value[][]>
  /** Pages of at most 2,048 rows, read as they are made. */
  pages: (sql: string) => AsyncIterable<Value[][]>
  appender: (table: string) => Promise<DuckDBAppender>
  /** Ends what is being run; the run throws. */
  interrupt: () => void
  close: () => void
}>
export type Value = DuckDBValue

export async function openEngine({
  folder,
  memoryMib = 512,
  files = [],
  threads = 2,
}: MatchingOptions): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMib}MiB`,
    temp_directory: `${folder}/spill`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  for (const setting of [
    `SET allowed_directories = [${text(`${folder}/`)}]`,
    `SET allowed_paths = [${files.map(text).join(', ')}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ])
    await connection.run(setting)
  return engineOn(instance, connection)
}

function engineOn(instance: DuckDBInstance, connection: DuckDBConnection): Engine {
  const reading = new Set<DuckDBConnection>()
  return {
    run: async (sql) => {
      await connection.run(sql)
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    // A connection of its own: what is written while pages are read would end the reading.
    pages: async function* (sql) {
      const reader = await instance.connect()
      reading.add(reader)
      try {
        const result = await reader.stream(sql)
        for (
          let chunk = await result.fetchChunk();
          chunk !== null && chunk.rowCount > 0;
          chunk = await result.fetchChunk()
        )
          yield chunk.getRows()
      } finally {
        reading.delete(reader)
        reader.closeSync()
      }
    },
    appender: (table) => connection.createAppender(table),
    interrupt: () => {
      for (const each of [connection, ...reading]) each.interrupt()
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A text as SQL writes it. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
/** A column or table name as SQL writes it. */
export const name = (value: string): string => `"${value.replaceAll('"', '""')}"`

export function asBigInt(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  throw new TypeError(`The engine gave ${typeof value} where it gives a whole number`)
}
export const asNumber = (value: Value | undefined): number => Number(asBigInt(value))
export const asNumberOrNull = (value: Value | undefined): number | null => (value === null ? null : asNumber(value))
export const asText = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
export const asTextOrNull = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)
