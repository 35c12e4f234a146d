import { Pool, type PoolClient } from 'pg'
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { accountCode, FUND } from './bench-fund.ts'

/**
 * The naive ledger: a database transaction for each posting with plain statements, ten connections, no seal; into tables like ours, same columns
 * and indexes, with a row of outbox for each. It is given sequences for its numbers, so that nothing but its accounts is in its way.
 */
export async function runNaive(
  owner: Client,
  ownerUrl: string,
  options: Readonly<{ accounts: number; hot: boolean; seconds: number }>,
): Promise<number> {
  for (const name of ['transactions', 'entries', 'outbox', 'accounts']) {
    await owner.query(`DROP TABLE IF EXISTS naive_${name}`)
    await owner.query(
      `CREATE TABLE naive_${name} (LIKE ${name} INCLUDING ALL)${name === 'accounts' ? ' WITH (fillfactor = 50)' : ''}`,
    )
  }
  await owner.query('DROP SEQUENCE IF EXISTS naive_number')
  await owner.query('CREATE SEQUENCE naive_number')
  await owner.query(
    `INSERT INTO naive_accounts (id, fund_id, code, kind, normal_side, minimum, balance) OVERRIDING SYSTEM VALUE
     SELECT id, fund_id, code, kind, normal_side, minimum, 1000000000 FROM accounts WHERE fund_id = $1`,
    [FUND],
  )
  await owner.query('ANALYZE naive_accounts')
  const pool = new Pool({ connectionString: ownerUrl, max: 10, application_name: 'bench naive' })
  try {
    const startedAt = performance.now()
    const until = startedAt + options.seconds * 1000
    await Promise.all(
      Array.from({ length: 10 }, async (_, worker) => {
        const client = await pool.connect()
        try {
          for (let index = 0; performance.now() < until; index += 1)
            await postOne(client, options, `${worker}-${index}`)
        } finally {
          client.release()
        }
      }),
    )
    const seconds = (performance.now() - startedAt) / 1000
    const { rows } = await owner.query<{ count: string }>('SELECT count(*) AS count FROM naive_transactions')
    return Number(rows[0]?.count) / seconds
  } finally {
    await pool.end()
  }
}

/** Its SQL, as anybody would write it. Accounts are locked in the order of their ids. */
async function postOne(
  client: PoolClient,
  { accounts, hot }: Readonly<{ accounts: number; hot: boolean }>,
  key: string,
): Promise<void> {
  const from = hot ? 0 : 1 + Math.floor(Math.random() * accounts)
  const to = 1 + ((from + 1 + Math.floor(Math.random() * (accounts - 2))) % accounts)
  await client.query('BEGIN')
  const { rows } = await client.query<{ id: string; code: string; balance: string; version: string }>(
    'SELECT id, code, balance, version FROM naive_accounts WHERE fund_id = $1 AND code = ANY($2) ORDER BY id FOR UPDATE',
    [FUND, [accountCode(from), accountCode(to)]],
  )
  const source = rows.find((row) => row.code === accountCode(from))
  const target = rows.find((row) => row.code === accountCode(to))
  if (source === undefined || target === undefined) throw new Error('an account is missing')
  const numbered = await client.query<{ number: string }>(`SELECT nextval('naive_number') AS number`)
  const number = numbered.rows[0]?.number
  await client.query(
    `INSERT INTO naive_transactions (id, fund_id, number, kind, reference, entry_count, effective_at, recorded_at, journal_id, content_hash)
     VALUES ($1, $2, $3, 'post', $4, 2, now(), now(), $3, $5)`,
    [randomUUID(), FUND, number, `post:0011223344556677:${key}`, Buffer.alloc(32, 1)],
  )
  const insertEntry = `INSERT INTO naive_entries (account_id, journal_id, ordinal, line, amount, balance_after) VALUES ($1, $2, $3, $4, $5, $6)`
  await client.query(insertEntry, [source.id, number, 1, Number(source.version) + 1, '12.50', source.balance])
  await client.query(insertEntry, [target.id, number, 2, Number(target.version) + 1, '-12.50', target.balance])
  const update = 'UPDATE naive_accounts SET balance = balance + $2, version = version + 1 WHERE id = $1'
  await client.query(update, [source.id, '-12.50'])
  await client.query(update, [target.id, '12.50'])
  await client.query(
    `INSERT INTO naive_outbox (id, event_id, topic, partition, source, key, sequence, envelope) OVERRIDING SYSTEM VALUE
     VALUES ($1, $2, 'ledger.journal.v1', 0, '/ledger/ledger.journal.v1', $3, $1, $4)`,
    [
      number,
      randomUUID(),
      FUND,
      JSON.stringify({
        id: number,
        entries: [
          { account: source.code, amount: '12.50' },
          { account: target.code, amount: '-12.50' },
        ],
      }),
    ],
  )
  await client.query('COMMIT')
}
