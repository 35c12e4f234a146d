import { randomBytes, randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { journalId, shardOf } from '../src/domain/shard.ts'

/** Amounts in fen, debits positive; without entries it is the record of a close. */
export type RawRecord = Readonly<{
  fundId: string
  kind: 'post' | 'close'
  reference: string
  effectiveAt: Date
  recordedAt: Date
  entries: readonly Readonly<{ account: string; amount: bigint }>[]
}>

/**
 * Writes a record as a block of its own with whatever time of recording, which no road of the service lets anybody choose. The database proves
 * it as every block; its hashes are made up.
 */
export async function writeRawBlock(trx: Transaction, record: RawRecord): Promise<void> {
  const shard = shardOf(record.fundId)
  const head = await trx('shard_heads').where({ shard }).first()
  const position = Number(head.position) + 1
  const id = journalId(shard, position).toString()
  const number = await trx('funds').where({ id: record.fundId }).first('transaction_count')
  await trx('transactions').insert({
    id: randomUUID(),
    fund_id: record.fundId,
    number: record.kind === 'close' ? null : Number(number.transaction_count) + 1,
    kind: record.kind,
    reference: record.reference,
    entry_count: record.entries.length,
    effective_at: record.effectiveAt,
    recorded_at: record.recordedAt,
    journal_id: id,
  })
  const after = new Map<string, { fen: bigint; line: bigint }>()
  const rows: Record<string, unknown>[] = []
  for (const [index, { account, amount }] of record.entries.entries()) {
    const row = await trx('accounts').where({ fund_id: record.fundId, code: account }).first()
    const before = after.get(account) ?? {
      fen: BigInt(String(row.balance).replace('.', '')),
      line: BigInt(row.version),
    }
    const left = { fen: before.fen + (row.normal_side === 'debit' ? amount : -amount), line: before.line + 1n }
    after.set(account, left)
    rows.push({
      account_id: row.id,
      journal_id: id,
      ordinal: index + 1,
      line: left.line.toString(),
      amount: formatFen(amount),
      balance_after: formatFen(left.fen),
    })
  }
  if (rows.length > 0) await trx('entries').insert(rows)
  let balances = 0n
  let lines = 0n
  for (const { fen, line } of after.values()) {
    balances += fen
    lines += line
  }
  await trx.raw(
    `SELECT write_block(:shard::smallint, :epoch, :height, :position, :position, 'sha256', :root, :previous, :hash, :recordedAt, :accounts, :balances, :lines, '{}', '{}')`,
    {
      shard,
      epoch: head.epoch,
      height: Number(head.height) + 1,
      position,
      root: randomBytes(32),
      previous: head.head,
      hash: randomBytes(32),
      recordedAt: record.recordedAt,
      accounts: after.size,
      balances: formatFen(balances),
      lines: lines.toString(),
    },
  )
}

/** Opens a fund with general accounts that have no floor; '+a' is general:a on the debit side. */
export async function openRawFund(trx: Transaction, fundId: string, ...slugs: readonly string[]): Promise<void> {
  await trx('funds').insert({
    id: fundId,
    name: '示例',
    programme_id: fundId,
    fiscal_year: 2016,
    area_code: '441802',
    funded: 'by_plan',
    shard: shardOf(fundId),
  })
  await trx('accounts').insert(
    slugs.map((slug) => ({
      fund_id: fundId,
      code: `general:${slug.replace('+', '')}`,
      kind: 'general',
      normal_side: slug.startsWith('+') ? 'debit' : 'credit',
      minimum: null,
    })),
  )
}
