import { createTestDatabase } from '@fundtrace/test-support'
import fc from 'fast-check'
import { formatFen } from '@fundtrace/money'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  beginRow,
  type BinaryRows,
  putBigint,
  putBigintOf,
  putBytes,
  putFen,
  putNull,
  putSmallint,
  putText,
  putTimestamp,
  putUuid,
} from './binary-rows.ts'
import { copyTables } from './copy-tables.ts'

let client: Client

beforeAll(async () => {
  const { ownerUrl } = await createTestDatabase('ledger')
  client = new Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`SET timezone = 'UTC';
    CREATE TEMP TABLE copied (line bigint, id uuid, small smallint, big bigint, place bigint, at timestamptz, text text, bytes bytea, amount numeric(21,2));
    CREATE TEMP TABLE positive (id bigint CHECK (id > 0))`)
})
afterAll(() => client.end())

const anyFen = fc.oneof(
  fc.bigInt(-(10n ** 20n), 10n ** 20n),
  fc.bigInt(-20_000n, 20_000n),
  // Round ones: digits that are zero at either end.
  fc.tuple(fc.bigInt(-99n, 99n), fc.bigInt(0n, 18n)).map(([digits, places]) => digits * 10n ** places),
)
const anyRow = fc.record({
  id: fc.uuid(),
  small: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
  big: fc.maxSafeInteger(),
  shard: fc.nat(63),
  position: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
  at: fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  }),
  text: fc.option(fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed().replaceAll('\0', ''))),
  bytes: fc.option(fc.uint8Array({ maxLength: 40 })),
  amount: anyFen,
})
type AnyRow = typeof anyRow extends fc.Arbitrary<infer Value> ? Value : never

it('what is copied is what was meant, whatever amounts, times and texts there are', async () => {
  const drawn = fc.sample(anyRow, 2_000)
  // More than the memory that a connection begins with.
  const long = drawn.map((row, index) => (index % 100 === 0 ? { ...row, text: '扶贫'.repeat(5_000) } : row))
  await copyTables(client, [{ statement: 'COPY copied FROM STDIN (FORMAT binary)', put: (rows) => putAll(rows, long) }])
  const { rows } = await client.query(
    `SELECT id, small, big::text, place::text, (extract(epoch FROM at) * 1000)::bigint::text AS at, text, encode(bytes, 'hex') AS bytes, amount::text FROM copied ORDER BY line`,
  )
  expect(rows).toEqual(
    long.map((row) => ({
      id: row.id,
      small: row.small,
      big: row.big.toString(),
      place: ((BigInt(row.shard) << 48n) + BigInt(row.position)).toString(),
      at: row.at.getTime().toString(),
      text: row.text,
      bytes: row.bytes === null ? null : Buffer.from(row.bytes).toString('hex'),
      amount: formatFen(row.amount),
    })),
  )
})

it('what PostgreSQL refuses is told with its reason, and the connection goes on', async () => {
  const table = (statement: string, id: number) => ({
    statement,
    put: (rows: BinaryRows) => {
      beginRow(rows, 1)
      putBigint(rows, id)
    },
  })
  const positive = 'COPY positive FROM STDIN (FORMAT binary)'
  for (const ids of [
    [1, -1],
    [-1, 1],
  ])
    await expect(
      copyTables(
        client,
        ids.map((id) => table(positive, id)),
      ),
    ).rejects.toMatchObject({ code: '23514' })
  await copyTables(client, [table(positive, 3), table(positive, 4)])
  expect((await client.query('SELECT id::int FROM positive ORDER BY id')).rows).toEqual([{ id: 3 }, { id: 4 }])
})

function putAll(rows: BinaryRows, all: readonly AnyRow[]): void {
  for (const [line, row] of all.entries()) {
    beginRow(rows, 9)
    putBigint(rows, line)
    putUuid(rows, row.id)
    putSmallint(rows, row.small)
    putBigint(rows, row.big)
    putBigintOf(rows, row.shard * 2 ** 16 + Math.floor(row.position / 2 ** 32), row.position)
    putTimestamp(rows, row.at.getTime())
    if (row.text === null) putNull(rows)
    else putText(rows, row.text)
    if (row.bytes === null) putNull(rows)
    else putBytes(rows, row.bytes)
    putFen(rows, row.amount)
  }
}
