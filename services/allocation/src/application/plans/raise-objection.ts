import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import { type KeyRing, maskName, open, seal } from '@fundtrace/personal-data'
import {
  insertAnswer,
  insertObjection,
  listObjectionRows,
  lockObjection,
} from '../../adapters/postgres/plan-objection-repository.ts'
import { hasLine } from '../../adapters/postgres/plan-line-repository.ts'
import { lockPlan } from '../../adapters/postgres/plan-repository.ts'
import { refuseObjection } from '../../domain/plan/plan-life.ts'
import { objectionAnswered, objectionLineUnknown, objectionUnknown } from '../../domain/plan/plan-life-errors.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'

/** Somebody of the public objects to a plan in notice, or to a line of it; an officer writes it down. */
export async function raiseObjection(
  trx: Transaction,
  ring: KeyRing,
  order: { planId: string; line: number | null; text: string; by: string },
  officer: Officer,
): Promise<{ objection_id: string }> {
  const plan = await lockPlan(trx, order.planId)
  const today = todayInShanghai()
  const refusal = refuseObjection(plan, today)
  if (refusal !== null) throw refusal
  if (order.line !== null && !(await hasLine(trx, plan.id, order.line))) throw objectionLineUnknown(plan.id, order.line)
  const id = randomUUID()
  await insertObjection(trx, {
    id,
    plan_id: plan.id,
    line: order.line,
    objector_shown: maskName(order.by),
    objector_sealed: seal(ring, order.by, contextOf(id, 'by')),
    text_sealed: seal(ring, order.text, contextOf(id, 'text')),
    raised_on: today,
    recorded_by: officer.subject,
  })
  return { objection_id: id }
}

/** Once: an answer stands. */
export async function answerObjection(
  trx: Transaction,
  ring: KeyRing,
  order: { planId: string; objectionId: string; text: string },
  officer: Officer,
): Promise<void> {
  const objection = await lockObjection(trx, order.planId, order.objectionId)
  if (objection === undefined) throw objectionUnknown(order.planId, order.objectionId)
  if (objection.answered) throw objectionAnswered(order.objectionId)
  const text = seal(ring, order.text, contextOf(order.objectionId, 'answer'))
  await insertAnswer(trx, order.objectionId, text, officer.subject)
}

export type Objection = Readonly<{
  id: string
  line: number | null
  /** Masked. */
  by: string
  text: string
  raised_on: string
  recorded_by: string
  answer: Readonly<{ text: string; answered_by: string; answered_at: string }> | null
}>

/** In the order in which they came. */
export async function listObjections(db: Database, ring: KeyRing, planId: string): Promise<Objection[]> {
  const rows = await listObjectionRows(db, planId)
  return rows.map((row) => ({
    id: row.id,
    line: row.line,
    by: row.objector_shown,
    text: open(ring, row.text_sealed, contextOf(row.id, 'text')),
    raised_on: row.raised_on,
    recorded_by: row.recorded_by,
    answer:
      row.answer_sealed === null || row.answered_by === null || row.answered_at === null
        ? null
        : {
            text: open(ring, row.answer_sealed, contextOf(row.id, 'answer')),
            answered_by: row.answered_by,
            answered_at: row.answered_at.toISOString(),
          },
  }))
}

/** What a sealed value belongs to: put anywhere else, it does not open. */
const contextOf = (objectionId: string, what: 'by' | 'text' | 'answer'): string => `objection:${objectionId}:${what}`
