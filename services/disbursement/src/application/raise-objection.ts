import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type KeyRing, maskName, open, seal } from '@fundtrace/personal-data'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import {
  decideObjection,
  insertObjection,
  listObjectionRows,
  type ObjectionDecision,
  readObjectedTo,
  readObjection,
} from '../adapters/postgres/objection-repository.ts'
import { readBlockedByChecks } from '../adapters/postgres/payment-check-repository.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { officerNotAnother } from '../domain/batch-life-errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { requirePaymentMove } from '../domain/moves.ts'
import { notInNotice, objectionDecided } from '../domain/objection-errors.ts'
import { lockPayment } from './lock-payment.ts'
import type { Officer } from './officer.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

/** Somebody of the public objects to a line of a batch in notice, up to the end of the last day: the line is held, the batch is not. */
export async function raiseObjection(
  trx: Transaction,
  ring: KeyRing,
  order: Readonly<{ paymentId: string; by: string; text: string }>,
  officer: Officer,
): Promise<{ objectionId: string }> {
  const { batch, payment } = await lockPayment(trx, order.paymentId)
  const today = todayInShanghai()
  const { noticeFrom, noticeUntil } = batch
  const isOpen = noticeFrom !== null && noticeUntil !== null && noticeFrom <= today && today <= noticeUntil
  if (batch.state !== 'in_notice' || !isOpen) throw notInNotice(batch.id, noticeFrom, noticeUntil, today)
  if (payment.state !== 'blocked') requirePaymentMove(payment.id, payment.state, 'blocked')
  const id = randomUUID()
  await insertObjection(
    trx,
    {
      id,
      paymentId: payment.id,
      objectorShown: maskName(order.by),
      objectorSealed: seal(ring, order.by, contextOf(id, 'by')),
      textSealed: seal(ring, order.text, contextOf(id, 'text')),
      raisedOn: today,
    },
    officer,
  )
  if (payment.state === 'ready') {
    await movedBy(trx, officer, `objection ${id}`)
    await movePayments(trx, { batchId: batch.id, ids: [payment.id] }, 'ready', 'blocked')
  }
  return { objectionId: id }
}

/** Another officer than who wrote it down decides: upheld, the line is withdrawn; dismissed, it is paid, where nothing else holds it. */
export async function answerObjection(
  trx: Transaction,
  ring: KeyRing,
  order: Readonly<{ objectionId: string; decision: ObjectionDecision; text: string }>,
  officer: Officer,
): Promise<{ paymentId: string }> {
  const { payment_id } = await readObjection(trx, order.objectionId)
  const { batch, payment } = await lockPayment(trx, payment_id)
  const objection = await readObjection(trx, order.objectionId)
  if (objection.decision !== null) throw objectionDecided(objection.id, objection.decision)
  const recorder = { subject: objection.recorded_by, actingFor: objection.recorded_for }
  if (!isAnother(officer, recorder)) throw officerNotAnother(officer, recorder, 'decides on the objection')
  const to = order.decision === 'upheld' ? 'withdrawn' : 'ready'
  // Another objection may have been upheld before, or the batch cancelled.
  if (payment.state !== 'withdrawn') requirePaymentMove(payment.id, payment.state, to)

  const answerSealed = seal(ring, order.text, contextOf(objection.id, 'answer'))
  await decideObjection(trx, objection.id, { decision: order.decision, answerSealed }, officer)
  const isHeld =
    to === 'ready' &&
    ((await readObjectedTo(trx, [payment.id])).has(payment.id) ||
      (await readBlockedByChecks(trx, [payment.id])).has(payment.id))
  if (payment.state === 'blocked' && !isHeld) {
    await movedBy(trx, officer, `objection ${objection.id} ${order.decision}`)
    await movePayments(trx, { batchId: batch.id, ids: [payment.id] }, 'blocked', to)
  }
  return { paymentId: payment.id }
}

export type ShownObjection = {
  id: string
  payment_id: string
  reference: string
  /** Masked. */
  by: string
  text: string
  raised_on: string
  recorded_by: string
  decision: ObjectionDecision | null
  answer: string | null
  decided_by: string | null
  decided_at: string | null
}

export async function listObjections(db: Transaction, ring: KeyRing, batchId: string): Promise<ShownObjection[]> {
  const rows = await listObjectionRows(db, batchId)
  return rows.map((row) => ({
    id: row.id,
    payment_id: row.payment_id,
    reference: row.reference,
    by: row.objector_shown,
    text: open(ring, row.text_sealed, contextOf(row.id, 'text')),
    raised_on: row.raised_on,
    recorded_by: row.recorded_by,
    decision: row.decision,
    answer: row.answer_sealed === null ? null : open(ring, row.answer_sealed, contextOf(row.id, 'answer')),
    decided_by: row.decided_by,
    decided_at: row.decided_at,
  }))
}

/** What a sealed value belongs to: put anywhere else, it does not open. */
const contextOf = (objectionId: string, what: 'by' | 'text' | 'answer'): string =>
  `payment-objection:${objectionId}:${what}`
