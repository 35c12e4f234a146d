import { type DuckDBAppender, type DuckDBType, BIGINT, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { Item, Side } from '../item.ts'
import { itemWrong, rowRepeated } from '../matching-problems.ts'
import { asBigInt, asNumber, type Engine } from './engine.ts'
import { dayNumber, fieldColumn, instantNumber, itemTable } from './item-tables.ts'
import type { Loaded } from './open-matching.ts'

export type LoadedSide = Readonly<{ loaded: Loaded; fields: readonly string[] }>

/** @throws DomainError MATCHING_ITEM_WRONG, MATCHING_ROW_REPEATED */
export async function loadItems(
  engine: Engine,
  side: Side,
  pages: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>,
): Promise<LoadedSide> {
  const table = itemTable(side)
  await engine.run(
    `CREATE OR REPLACE TABLE ${table} (row INTEGER, id VARCHAR, amount BIGINT, day INTEGER, instant BIGINT)`,
  )
  const fields: string[] = []
  let appender: DuckDBAppender | null = null

  for await (const page of pages) {
    const found = new Set(page.flatMap((item) => Object.keys(item.fields)))
    const fresh = [...found].filter((field) => !fields.includes(field)).toSorted()
    if (fresh.length > 0) {
      appender?.closeSync()
      appender = null
      for (const field of fresh) await engine.run(`ALTER TABLE ${table} ADD COLUMN ${fieldColumn(field)} VARCHAR`)
      fields.push(...fresh)
    }
    appender ??= await engine.appender(table)
    for (let start = 0; start < page.length; start += CHUNK_ROWS)
      appender.appendDataChunk(chunkOf(page.slice(start, start + CHUNK_ROWS), fields))
  }
  appender?.closeSync()
  return { loaded: await countLoaded(engine, side), fields: fields.toSorted() }
}

/** What a data chunk of the engine holds. */
const CHUNK_ROWS = 2048
const AMOUNT_MAX = 4_000_000_000_000_000_000n
const ROW_MAX = 2_000_000_000

function chunkOf(items: readonly Item[], fields: readonly string[]): DuckDBDataChunk {
  const types: DuckDBType[] = [INTEGER, VARCHAR, BIGINT, INTEGER, BIGINT, ...fields.map(() => VARCHAR)]
  const chunk = DuckDBDataChunk.create(types, items.length)
  chunk.setColumns([
    items.map(({ row }) => rowNumber(row)),
    items.map(({ row, id }) => (id === `L${row}` || id === '' ? null : id)),
    items.map(({ row, amount }) => {
      if (amount > AMOUNT_MAX || amount < -AMOUNT_MAX) throw itemWrong(row, 'amount', amount.toString())
      return amount
    }),
    items.map(({ row, on }) => (on === null ? null : known(dayNumber(on), row, 'on', on))),
    items.map(({ row, at }) => (at === null ? null : known(instantNumber(at), row, 'at', at))),
    ...fields.map((field) => items.map((item) => item.fields[field] || null)),
  ])
  return chunk
}

function rowNumber(row: number): number {
  if (!Number.isSafeInteger(row) || row < 0 || row > ROW_MAX) throw itemWrong(row, 'row', String(row))
  return row
}

function known<T>(value: T | null, row: number, column: string, text: string): T {
  if (value === null) throw itemWrong(row, column, text)
  return value
}

async function countLoaded(engine: Engine, side: Side): Promise<Loaded> {
  const [counts] = await engine.rows(
    `SELECT count(*), coalesce(sum(amount), 0)::HUGEINT, count(DISTINCT row) FROM ${itemTable(side)}`,
  )
  if (asNumber(counts?.[0]) !== asNumber(counts?.[2])) {
    const [twice] = await engine.rows(
      `SELECT row FROM ${itemTable(side)} GROUP BY row HAVING count(*) > 1 ORDER BY row LIMIT 1`,
    )
    throw rowRepeated(side, asNumber(twice?.[0]))
  }
  return { rows: asNumber(counts?.[0]), total: asBigInt(counts?.[1]), faults: [], faultCount: 0 }
}
