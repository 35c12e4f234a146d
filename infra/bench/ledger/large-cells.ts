import type { BenchDatabase } from './bench-database.ts'
import { FUND } from './bench-fund.ts'
import { median } from './median.ts'
import type { BenchOptions } from './measure.ts'
import { runWriter } from './run-cell.ts'
import type { WriterOrder } from './writer.ts'

export type LargeSize = Readonly<{ transactions: number; accounts: number }>

const PIECE = 1_000_000
const HEAP_MIB = 768

/**
 * `--large`: the same engine with ten million transactions in its tables (unless another number is given), as a part of its speed before; and over five
 * million accounts in a writer whose heap is limited so that the whole process stays below 1 GiB.
 */
export async function measureLarge(
  { owner, checkpoint }: BenchDatabase,
  size: LargeSize,
  { rounds, say }: BenchOptions,
  order: WriterOrder,
): Promise<Readonly<{ of_small: number; accounts_5m: Readonly<{ tx_s: number; peak_mib: number }> }>> {
  await checkpoint()
  const before = await speed(order, rounds)
  say(`${size.transactions} transactions`)
  await fillTables(owner, size.transactions)
  await checkpoint()
  const after = await speed(order, rounds)
  say(`${Math.round(before)} a second before, ${Math.round(after)} after`)

  say(`${size.accounts} accounts`)
  await owner.query(
    `INSERT INTO accounts (fund_id, code, kind, normal_side, minimum)
     SELECT $1, 'general:a' || n, 'general', 'credit', NULL FROM generate_series($2::int + 1, $3::int) n`,
    [FUND, order.accounts, size.accounts],
  )
  await owner.query('ANALYZE accounts')
  await checkpoint()
  const many = await runWriter({ ...order, accounts: size.accounts, seconds: 30 }, [`--max-old-space-size=${HEAP_MIB}`])
  return {
    of_small: after / before,
    accounts_5m: { tx_s: many.transactions / many.seconds, peak_mib: many.peakMib },
  }
}

async function speed(order: WriterOrder, rounds: number): Promise<number> {
  const speeds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { transactions, seconds } = await runWriter(order)
    speeds.push(transactions / seconds)
  }
  return median(speeds)
}

/** On the same accounts, in a shard that nobody posts into; sound rows, but no block over them. */
async function fillTables(owner: BenchDatabase['owner'], transactions: number): Promise<void> {
  await owner.query('ALTER TABLE entries DISABLE TRIGGER USER')
  for (let first = 1; first <= transactions; first += PIECE) {
    const piece = [first, Math.min(first + PIECE - 1, transactions)]
    await owner.query(
      `INSERT INTO transactions (id, fund_id, number, kind, reference, entry_count, effective_at, recorded_at, journal_id, content_hash)
       SELECT ('00' || lpad(to_hex(n), 6, '0') || '-0000-8000-8000-000000000000')::uuid, $3, n, 'post', 'post:ffeeddccbbaa9988:' || md5(n::text), 2,
              now(), now(), n, decode(repeat('01', 32), 'hex') FROM generate_series($1::bigint, $2::bigint) n`,
      [...piece, FUND],
    )
    await owner.query(
      `INSERT INTO entries (account_id, journal_id, ordinal, line, amount, balance_after)
       SELECT ids.first + (n * 7919 + side * 31) % 10000, n, side, n, CASE side WHEN 1 THEN 12.50 ELSE -12.50 END, 0
         FROM generate_series($1::bigint, $2::bigint) n, generate_series(1, 2) side, (SELECT min(id) AS first FROM accounts WHERE fund_id = $3) ids`,
      [...piece, FUND],
    )
  }
  await owner.query('ALTER TABLE entries ENABLE TRIGGER USER')
  await owner.query('VACUUM ANALYZE transactions')
  await owner.query('VACUUM ANALYZE entries')
}
