import type { Database, Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { batchUnknown } from '../../domain/errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { type BatchState, requireMove } from '../../domain/moves.ts'
import type { PaymentTerms } from '../../domain/payment-terms.ts'

export type Batch = Readonly<{
  id: string
  fundId: string
  areaCode: string
  state: BatchState
  count: number
  total: Money
  madeBy: string
  /** In whose place (代岗); null where in his own. */
  madeFor: string | null
  /** Its last approver's subject. */
  approvedBy: string | null
  /** YYYY-MM-DD; null until it is validated, where nobody said it before. */
  payOn: string | null
  /** Null until it is validated. */
  terms: PaymentTerms | null
  pausedFrom: 'submitted' | 'funded' | null
  /** How often it was submitted. */
  round: number
  /** First and last day of its public notice, both included. */
  noticeFrom: string | null
  noticeUntil: string | null
}>

export const makerOf = ({ madeBy, madeFor }: Pick<Batch, 'madeBy' | 'madeFor'>): Person => ({
  subject: madeBy,
  actingFor: madeFor,
})

/** How many lines, and how much they come to. */
export type Lines = Readonly<{ count: number; total: Money }>

/** As it is now, to look at. Who moves it takes `lockBatch`. */
export async function readBatch(db: Database | Transaction, id: string): Promise<Batch> {
  const row: BatchRow | undefined = await db('batches')
    .where({ id })
    .first(...BATCH_COLUMNS)
  if (row === undefined) throw batchUnknown(id)
  return toBatch(row)
}

/** Where the batch's trace began; null for a batch that was made untraced, and for an unknown one. */
export async function readTraceparent(db: Database | Transaction, id: string): Promise<string | null> {
  const row: { traceparent: string | null } | undefined = await db('batches').where({ id }).first('traceparent')
  return row?.traceparent ?? null
}

/**
 * Under the batch's lock: of those who want to move it at once, one moves it and the others see where it is. Parcels and payments are moved
 * under it, too, so it is taken first.
 */
export async function lockBatch(trx: Transaction, id: string): Promise<Batch> {
  const row: BatchRow | undefined = await trx('batches')
    .where({ id })
    .forUpdate()
    .first(...BATCH_COLUMNS)
  if (row === undefined) throw batchUnknown(id)
  return toBatch(row)
}

/** What a move writes beside the state. */
export type BatchChanges = Readonly<
  Partial<
    Pick<Batch, 'approvedBy' | 'payOn' | 'terms' | 'pausedFrom' | 'round' | 'noticeFrom' | 'noticeUntil'> & {
      problem: ProblemRecord | null
    }
  >
>

export async function moveBatch(
  trx: Transaction,
  batch: Pick<Batch, 'id' | 'state'>,
  to: BatchState,
  { officer, reason, ...changes }: Readonly<{ officer: Person; reason: string }> & BatchChanges,
): Promise<void> {
  requireMove(batch.id, batch.state, to)
  await trx('batches')
    .where({ id: batch.id })
    .update({
      state: to,
      ...(changes.approvedBy === undefined ? {} : { approved_by: changes.approvedBy }),
      ...(changes.payOn === undefined ? {} : { pay_on: changes.payOn }),
      ...(changes.terms === undefined ? {} : { terms: jsonOf(changes.terms) }),
      ...(changes.problem === undefined ? {} : { problem: jsonOf(changes.problem) }),
      ...(changes.pausedFrom === undefined ? {} : { paused_from: changes.pausedFrom }),
      ...(changes.round === undefined ? {} : { round: changes.round }),
      ...(changes.noticeFrom === undefined ? {} : { notice_from: changes.noticeFrom }),
      ...(changes.noticeUntil === undefined ? {} : { notice_until: changes.noticeUntil }),
    })
  await trx.raw(
    `INSERT INTO batch_moves (batch_id, place, from_state, to_state, moved_by, moved_for, reason)
     SELECT :batchId, 1 + count(*), :from, :to, :by, :for, :reason FROM batch_moves WHERE batch_id = :batchId`,
    { batchId: batch.id, from: batch.state, to, by: officer.subject, for: officer.actingFor, reason },
  )
}

const jsonOf = (value: PaymentTerms | ProblemRecord | null): string | null =>
  value === null ? null : JSON.stringify(value)

type BatchRow = {
  id: string
  fund_id: string
  area_code: string
  state: BatchState
  count: number
  total: string
  made_by: string
  made_for: string | null
  approved_by: string | null
  pay_on: string | null
  terms: PaymentTerms | null
  paused_from: 'submitted' | 'funded' | null
  round: number
  notice_from: string | null
  notice_until: string | null
}
const BATCH_COLUMNS = [
  'id',
  'fund_id',
  'area_code',
  'state',
  'count',
  'total',
  'made_by',
  'made_for',
  'approved_by',
  'pay_on',
  'terms',
  'paused_from',
  'round',
  'notice_from',
  'notice_until',
] as const
const toBatch = (row: BatchRow): Batch => ({
  id: row.id,
  fundId: row.fund_id,
  areaCode: row.area_code,
  state: row.state,
  count: row.count,
  total: parseMoney(row.total),
  madeBy: row.made_by,
  madeFor: row.made_for,
  approvedBy: row.approved_by,
  payOn: row.pay_on,
  terms: row.terms,
  pausedFrom: row.paused_from,
  round: row.round,
  noticeFrom: row.notice_from,
  noticeUntil: row.notice_until,
})
