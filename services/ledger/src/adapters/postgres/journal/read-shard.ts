import { fenOf } from '@fundtrace/money'
import type { HashAlgorithm } from '@fundtrace/seal'
import type { Client } from 'pg'
import type { BookAccount, BookFund, BookHold, PostedBefore, ShardBook } from '../../../domain/posting/shard-book.ts'
import type { Receipt } from '../../../domain/posting/command.ts'
import { adoptEarlierRecords } from '../adopt-earlier-records.ts'
import { textArray } from './array-literal.ts'

/**
 * Undefined where the head belongs to another epoch: somebody else posts into the shard by now. What was posted before there were blocks is
 * sealed first.
 */
export async function readHead(
  client: Client,
  shard: number,
  epoch: string,
  algorithm: HashAlgorithm,
): Promise<ShardBook | undefined> {
  let head = await selectHead(client, shard)
  if (head?.epoch !== epoch) return undefined
  if (Number(head.position) < Number(head.earlier_records)) {
    // There may be millions of them.
    await client.query('SET LOCAL transaction_timeout = 0')
    await adoptEarlierRecords((sql) => client.query(sql), shard, algorithm)
    head = await selectHead(client, shard)
    if (head === undefined) return undefined
  }
  return {
    shard,
    epoch,
    height: Number(head.height),
    position: Number(head.position),
    head: head.head,
    recordedAt: head.recorded_at?.getTime() ?? 0,
    funds: new Map(),
    holds: new Map(),
    accountCount: 0,
    postedBefore: new Map(),
  }
}

async function selectHead(client: Client, shard: number): Promise<HeadRow | undefined> {
  const { rows } = await client.query<HeadRow>({
    name: 'read-head',
    text: `SELECT epoch, height, position, encode(head, 'hex') AS head, CASE WHEN isfinite(recorded_at) THEN recorded_at END AS recorded_at, earlier_records FROM shard_heads WHERE shard = $1`,
    values: [shard],
  })
  return rows[0]
}

/** Whether the shard ends with this block still, and belongs to this epoch. */
export async function isHead(
  client: Client,
  { shard, epoch, height }: Pick<ShardBook, 'shard' | 'epoch' | 'height'>,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'is-head',
    text: 'SELECT FROM shard_heads WHERE shard = $1 AND epoch = $2 AND height = $3',
    values: [shard, epoch, height],
  })
  return rowCount === 1
}

export async function readFunds(client: Client, shard: number, ids: readonly string[]): Promise<BookFund[]> {
  const { rows } = await client.query<FundRow>({
    name: 'read-funds',
    text: `SELECT id, transaction_count, CASE WHEN isfinite(open_from) THEN open_from END AS open_from
             FROM funds WHERE shard = $1 AND id = ANY($2::text[])`,
    values: [shard, textArray(ids)],
  })
  return rows.map((row) => ({
    id: row.id,
    quotedId: JSON.stringify(row.id),
    openFrom: row.open_from === null ? Number.NEGATIVE_INFINITY : row.open_from.getTime(),
    transactionCount: Number(row.transaction_count),
    accounts: new Map(),
  }))
}

export async function readAccounts(
  client: Client,
  wanted: readonly Readonly<{ fundId: string; code: string }>[],
): Promise<BookAccount[]> {
  const { rows } = await client.query<AccountRow>({
    name: 'read-accounts',
    text: `SELECT a.id, a.fund_id, a.code, a.normal_side, a.balance, a.held, a.version, a.minimum, a.maximum, a.closed_at IS NOT NULL AS closed
             FROM unnest($1::text[], $2::text[]) AS n (fund_id, code) JOIN accounts a ON a.fund_id = n.fund_id AND a.code = n.code`,
    values: [textArray(wanted.map(({ fundId }) => fundId)), textArray(wanted.map(({ code }) => code))],
  })
  return rows.map((row) => ({
    id: row.id,
    fundId: row.fund_id,
    code: row.code,
    quotedCode: JSON.stringify(row.code),
    isDebitNormal: row.normal_side === 'debit',
    minimum: row.minimum === null ? null : fenOf(row.minimum),
    maximum: row.maximum === null ? null : fenOf(row.maximum),
    isClosed: row.closed,
    balance: fenOf(row.balance),
    held: fenOf(row.held),
    line: Number(row.version),
  }))
}

export async function readHolds(client: Client, ids: readonly string[]): Promise<BookHold[]> {
  const { rows } = await client.query<HoldRow>({
    name: 'read-holds',
    text: `SELECT id, fund_id, account_code, amount, posted, state, expires_at
             FROM holds WHERE id = ANY($1::uuid[])`,
    values: [textArray(ids)],
  })
  return rows.map((row) => ({
    id: row.id,
    fundId: row.fund_id,
    account: row.account_code,
    amount: fenOf(row.amount),
    expiresAt: row.expires_at === null ? null : row.expires_at.getTime(),
    state: row.state,
    posted: fenOf(row.posted),
  }))
}

export async function readPostedBefore(client: Client, ids: readonly string[]): Promise<PostedBefore[]> {
  const { rows } = await client.query<PostedRow>({
    name: 'read-posted',
    text: `SELECT t.id, t.fund_id, t.kind, t.asked_by, EXISTS (SELECT FROM transactions r WHERE r.reverses = t.id) AS reversed,
                  (SELECT coalesce(json_agg(json_build_object('account', e.account_code, 'amount', e.amount::text) ORDER BY e.ordinal), '[]')
                     FROM entry_lines e WHERE e.journal_id = t.journal_id) AS entries
             FROM transactions t WHERE t.id = ANY($1::uuid[])`,
    values: [textArray(ids)],
  })
  return rows.map((row) => ({
    id: row.id,
    fundId: row.fund_id,
    kind: row.kind,
    askedBy: row.asked_by,
    entries: row.entries.map(({ account, amount }) => ({ account, amount: fenOf(amount) })),
    isReversed: row.reversed,
  }))
}

/** What was accepted under a reference. Without a content hash: posted by another road, which has references of its own. */
export type Accepted = Readonly<{ contentHash: Buffer | null; receipt: Receipt }>

/** What stands in the journal under these references already, by `<fund> <reference>`. */
export async function readKnown(
  client: Client,
  shard: number,
  fundIds: readonly string[],
  references: readonly string[],
): Promise<Map<string, Accepted>> {
  const { rows } = await client.query<KnownRow>({
    name: 'read-known',
    text: `SELECT t.fund_id, t.reference, t.content_hash, t.id, t.number, t.journal_id & ((1::bigint << 48) - 1) AS position, t.recorded_at
             FROM unnest($1::text[], $2::text[]) AS n (fund_id, reference)
             JOIN transactions t ON t.fund_id = n.fund_id AND t.reference = n.reference`,
    values: [textArray(fundIds), textArray(references)],
  })
  return new Map(
    rows.map((row) => [
      `${row.fund_id} ${row.reference}`,
      {
        contentHash: row.content_hash,
        receipt: {
          id: row.id,
          number: row.number === null ? null : Number(row.number),
          shard,
          position: Number(row.position),
          recordedAt: row.recorded_at.getTime(),
        },
      },
    ]),
  )
}

type HeadRow = {
  epoch: string
  height: string
  position: string
  head: string
  recorded_at: Date | null
  earlier_records: string
}
type FundRow = { id: string; transaction_count: string; open_from: Date | null }
type AccountRow = {
  id: string
  fund_id: string
  code: string
  normal_side: string
  balance: string
  held: string
  version: string
  minimum: string | null
  maximum: string | null
  closed: boolean
}
type HoldRow = {
  id: string
  fund_id: string
  account_code: string
  amount: string
  posted: string
  state: BookHold['state']
  expires_at: Date | null
}
type PostedRow = {
  id: string
  fund_id: string
  kind: string
  asked_by: string | null
  reversed: boolean
  entries: { account: string; amount: string }[]
}
type KnownRow = {
  fund_id: string
  reference: string
  content_hash: Buffer | null
  id: string
  number: string | null
  position: string
  recorded_at: Date
}
