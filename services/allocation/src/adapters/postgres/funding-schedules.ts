import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney } from '@fundtrace/money'
import type { Instalment } from '../../domain/funding/instalments.ts'

/** What is decided about the money of a fund is decided one after the other, until the transaction ends. */
export async function lockFunding(trx: Transaction, fundId: string): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('funding ' || ?, 0))`, [fundId])
}

/** Each funder's next version; under the fund's lock. */
export async function insertSchedules(
  trx: Transaction,
  fundId: string,
  schedules: ReadonlyMap<string, readonly Instalment[]>,
  by: { reason: string; madeBy: string },
): Promise<void> {
  const entries = [...schedules].map(([funderId, instalments]) => ({ id: randomUUID(), funderId, instalments }))
  await trx.raw(
    `INSERT INTO due_schedules (id, fund_id, funder_id, version, reason, made_by)
     SELECT n.id, :fundId, n.funder_id,
            1 + coalesce((SELECT max(version) FROM due_schedules d WHERE d.fund_id = :fundId AND d.funder_id = n.funder_id), 0),
            :reason, :madeBy
       FROM unnest(:ids::uuid[], :funders::text[]) AS n (id, funder_id)`,
    { fundId, ...by, ids: entries.map((entry) => entry.id), funders: entries.map((entry) => entry.funderId) },
  )
  const rows = entries.flatMap(({ id, instalments }) =>
    instalments.map((instalment, index) => ({ id, ordinal: index + 1, ...instalment })),
  )
  await trx.raw(
    `INSERT INTO due_instalments (schedule_id, ordinal, due_on, amount)
     SELECT * FROM unnest(:ids::uuid[], :ordinals::int[], :days::date[], :amounts::numeric[])`,
    {
      ids: rows.map((row) => row.id),
      ordinals: rows.map((row) => row.ordinal),
      days: rows.map((row) => row.dueOn),
      amounts: rows.map((row) => formatMoney(row.amount)),
    },
  )
}

export type ScheduleListed = Readonly<{
  funder_id: string
  version: number
  reason: string
  made_by: string
  made_at: string
  instalments: readonly { due_on: string; amount: string }[]
}>

/** Every version of every funder, the newest of each first. */
export async function listSchedules(db: Database | Transaction, fundId: string): Promise<ScheduleListed[]> {
  const { rows } = await db.raw<{ rows: ScheduleListed[] }>(
    `SELECT d.funder_id, d.version, d.reason, d.made_by, to_char(d.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS made_at,
            coalesce(json_agg(json_build_object('due_on', i.due_on, 'amount', i.amount::text) ORDER BY i.ordinal)
                       FILTER (WHERE i.ordinal IS NOT NULL), '[]') AS instalments
       FROM due_schedules d LEFT JOIN due_instalments i ON i.schedule_id = d.id
      WHERE d.fund_id = :fundId GROUP BY d.id ORDER BY d.funder_id, d.version DESC`,
    { fundId },
  )
  return rows
}
