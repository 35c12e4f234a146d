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
import { type Copy, startExchange, type Statement } from './exchange.ts'

let client: Client
let url: string

beforeAll(async () => {
  const { ownerUrl } = await createTestDatabase('ledger')
  url = ownerUrl
  client = new Client({ connectionString: url })
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
  const copied = await send(client, [
    { name: 'copied', text: 'COPY copied FROM STDIN (FORMAT binary)', put: (rows) => putAll(rows, long) },
  ])
  expect(copied).toEqual(['COPY 2000'])
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

it('what PostgreSQL refuses is told with its reason, what comes after it is not done, and the connection goes on', async () => {
  const table = (id: number): Copy => ({
    name: 'positive',
    text: 'COPY positive FROM STDIN (FORMAT binary)',
    put: (rows) => {
      beginRow(rows, 1)
      putBigint(rows, id)
    },
  })
  for (const ids of [
    [1, -1],
    [-1, 1],
  ])
    await expect(send(client, ids.map(table))).rejects.toMatchObject({ code: '23514' })
  expect(await send(client, [table(3), table(4)])).toEqual(['COPY 1', 'COPY 1'])
  expect((await client.query('SELECT id::int FROM positive ORDER BY id')).rows).toEqual([{ id: 3 }, { id: 4 }])
})

it('a COMMIT behind a statement that fails is not reached', async () => {
  const insert = (id: number): Statement => ({
    name: 'insert',
    text: 'INSERT INTO positive VALUES ($1)',
    values: [id],
  })
  const transaction = (id: number): Promise<readonly string[]> => {
    const exchange = startExchange(client)
    exchange.run({ name: 'begin', text: 'BEGIN', values: [] })
    exchange.run(insert(10 * id))
    exchange.run(insert(id))
    exchange.run({ name: 'commit', text: 'COMMIT', values: [] })
    return exchange.send()
  }
  await expect(transaction(-5)).rejects.toMatchObject({ code: '23514' })
  await client.query('ROLLBACK')
  expect(await transaction(5)).toEqual(['BEGIN', 'INSERT 0 1', 'INSERT 0 1', 'COMMIT'])
  expect((await client.query('SELECT id::int FROM positive WHERE id > 4 ORDER BY id')).rows).toEqual([
    { id: 5 },
    { id: 50 },
  ])
})

it('values sent in one exchange are used in a later one of the transaction, by a statement that sees what was committed meanwhile', async () => {
  const another = new Client({ connectionString: url })
  await client.query('CREATE TABLE IF NOT EXISTS counted (id int, text text)')
  const first = startExchange(client)
  first.run({ name: 'begin', text: 'BEGIN', values: [] })
  first.bind('later', {
    name: 'insert-counted',
    text: 'INSERT INTO counted SELECT count(*), $1 FROM counted',
    values: [`扶贫 ' " \\ ${'x'.repeat(300_000)}`],
  })
  await first.send()
  await another.connect()
  await another.query(`INSERT INTO counted VALUES (-1, 'another')`)
  await another.end()
  const second = startExchange(client)
  second.runBound('later')
  second.run({ name: 'commit', text: 'COMMIT', values: [] })
  expect(await second.send()).toEqual(['INSERT 0 1', 'COMMIT'])
  expect((await client.query('SELECT id, left(text, 8) AS text, length(text) FROM counted ORDER BY id')).rows).toEqual([
    { id: -1, text: 'another', length: 7 },
    { id: 1, text: `扶贫 ' " \\`, length: 300_009 },
  ])
})

function send(to: Client, copies: readonly Copy[]): Promise<readonly string[]> {
  const exchange = startExchange(to)
  for (const copy of copies) exchange.copy(copy)
  return exchange.send()
}

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
