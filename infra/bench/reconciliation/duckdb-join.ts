import { DuckDBInstance } from '@duckdb/node-api'
import type { PlantedLists } from './planted-lists.ts'

/** The same files, read and joined by DuckDB alone: classes counted, nothing said, nothing written. For information. In seconds. */
export async function runDuckdbJoin({ left, right }: PlantedLists, memoryMib: number): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: `${memoryMib}MiB` })
  const connection = await instance.connect()
  const begun = performance.now()
  await connection.runAndReadAll(
    `SELECT count(*) FILTER (r."付款编号" IS NULL), count(*) FILTER (l."付款编号" IS NULL), count(*) FILTER (l."金额" <> r."金额"),
            count(*) FILTER (l."日期" <> r."日期"), count(*) FILTER (l."账号" <> r."账号")
       FROM ${table(left)} l FULL JOIN ${table(right)} r ON l."付款编号" = r."付款编号"`,
  )
  const seconds = (performance.now() - begun) / 1000
  connection.closeSync()
  instance.closeSync()
  return seconds
}

const table = (path: string): string =>
  `read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`
