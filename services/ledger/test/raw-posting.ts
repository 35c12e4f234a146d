import type { Database, Transaction } from '@fundtrace/database'
import { shardOf } from '../src/domain/shard.ts'
import { idOf } from './ledger-fixture.ts'

/** What a statement of SQL met: nothing, the constraint that it broke, or the right that it lacked. */
export async function resultOf(db: Database, work: (trx: Transaction) => Promise<unknown>): Promise<string> {
  try {
    await db.transaction(async (trx) => {
      await work(trx)
      await trx.raw('SET CONSTRAINTS ALL IMMEDIATE')
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return 'done'
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '42501') return 'no right'
    if ((code?.startsWith('23') || code === '40001') && constraint !== undefined) return constraint
    throw error
  }
  return 'committed'
}

/** Every attempt is undone, so that the next one finds the ledger as it was. */
class Undone extends Error {}

/** Account, number of its entry, amount (debits positive), the balance that the entry says it leaves. */
export type RawEntry = readonly [account: string, line: number, amount: string, balanceAfter: string]

export type RawPosting = Readonly<{
  fund: string
  number: number | null
  kind: string
  reference: string
  entryCount: number
  effectiveAt: string
  /** Each list is written by a statement of its own. */
  statements: readonly (readonly RawEntry[])[]
  entriesOfFund: string
  /** Beside the place after the shard's last record. */
  skips: number
  shard: number
}>

/** What is told to write_block where it is not what the postings say; `null` in place of it: no block is written. */
export type RawBlock = Readonly<{
  epoch?: number
  height?: number
  first?: number
  last?: number
  previous?: string
  recordedAt?: string
  accounts?: number
  balances?: string
  lines?: number
}>

/** Writes transactions with their entries and the block over them without the application, as anybody with the database's password could. */
export async function writeRaw(
  trx: Transaction,
  postings: readonly RawPosting[],
  block: RawBlock | null = {},
): Promise<void> {
  const [first] = postings
  if (first === undefined) return
  const head = await readHead(trx, shardOf(first.fund))
  for (const [index, posting] of postings.entries()) {
    const place = `${(BigInt(posting.shard) << 48n) + BigInt(head.position) + BigInt(index + 1 + posting.skips)}`
    await trx('transactions').insert({
      id: idOf(`raw transaction ${index}`),
      fund_id: posting.fund,
      number: posting.number,
      kind: posting.kind,
      reference: posting.reference,
      event_id: idOf('raw event'),
      entry_count: posting.entryCount,
      effective_at: posting.effectiveAt,
      recorded_at: head.now,
      journal_id: place,
    })
    for (const entries of posting.statements) await writeRawEntries(trx, posting.entriesOfFund, place, entries)
  }
  if (block !== null) await writeRawBlock(trx, head, postings, block)
}

/** An account that is not there is written as account 0. */
export async function writeRawEntries(
  trx: Transaction,
  fund: string,
  place: string,
  entries: readonly RawEntry[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO public.entries (account_id, journal_id, ordinal, line, amount, balance_after)
     SELECT coalesce(a.id, 0), :place, (SELECT count(*) FROM public.entries WHERE journal_id = :place) + n.ordinal, n.line, n.amount, n.balance
       FROM unnest(:codes::text[], :lines::bigint[], :amounts::numeric[], :balances::numeric[])
            WITH ORDINALITY AS n (code, line, amount, balance, ordinal)
       LEFT JOIN public.accounts a ON a.fund_id = :fund AND a.code = n.code`,
    {
      fund,
      place,
      codes: entries.map(([code]) => code),
      lines: entries.map(([, line]) => line),
      amounts: entries.map(([, , amount]) => amount),
      balances: entries.map(([, , , balance]) => balance),
    },
  )
}

async function writeRawBlock(
  trx: Transaction,
  head: Head,
  postings: readonly RawPosting[],
  block: RawBlock,
): Promise<void> {
  const left = new Map<string, RawEntry>()
  for (const { entriesOfFund, statements } of postings)
    for (const entry of statements.flat()) left.set(`${entriesOfFund} ${entry[0]}`, entry)
  const entries = [...left.values()]
  const fen = entries.reduce((sum, [, , , balance]) => sum + BigInt(balance.replace('.', '')), 0n)
  const told = {
    shard: head.shard,
    epoch: head.epoch,
    height: head.height + 1,
    first: head.position + 1,
    last: head.position + postings.length,
    previous: head.hash,
    recordedAt: head.now,
    accounts: entries.length,
    balances: `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`,
    lines: entries.reduce((sum, [, line]) => sum + line, 0),
    ...block,
  }
  await trx.raw(
    `SELECT write_block(:shard::smallint, :epoch, :height, :first, :last, 'sha256', sha256('root'), decode(:previous, 'hex'), sha256('hash'),
                        :recordedAt, :accounts, :balances, :lines, '{}', '{}')`,
    told,
  )
}

type Head = { shard: number; epoch: number; height: number; position: number; hash: string; now: string }

async function readHead(trx: Transaction, shard: number): Promise<Head> {
  const { rows } = await trx.raw<{ rows: [Head] }>(
    `SELECT shard, epoch::int, height::int, position::int, encode(head, 'hex') AS hash, greatest(recorded_at, clock_timestamp())::text AS now
       FROM shard_heads WHERE shard = :shard`,
    { shard },
  )
  return rows[0]
}
