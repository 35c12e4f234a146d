import type { Transaction } from '@fundtrace/database'
import { lockPlan, movePlan } from '../../adapters/postgres/plan-repository.ts'
import { lastNoticeDay, requireMove } from '../../domain/plan/plan-life.ts'
import { noticeBegun, noticeNotAsked, planWithdrawnByAnother } from '../../domain/plan/plan-life-errors.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'

/** Asks for the approval of a computed plan; who asks does not approve. */
export async function submitPlan(trx: Transaction, planId: string, officer: Officer): Promise<void> {
  const plan = await lockPlan(trx, planId)
  requireMove(plan, 'submitted')
  await movePlan(trx, plan, { to: 'submitted', by: officer.subject }, { submitted_by: officer.subject })
}

/** Puts a submitted plan into public notice (公示) for as many days as its programme asks, the first one and the last included. */
export async function noticePlan(
  trx: Transaction,
  planId: string,
  order: { firstDay: string | null },
  officer: Officer,
): Promise<void> {
  const plan = await lockPlan(trx, planId)
  if (plan.noticeDays === 0) throw noticeNotAsked(planId)
  requireMove(plan, 'noticed')
  const today = todayInShanghai()
  const firstDay = order.firstDay ?? today
  if (firstDay < today) throw noticeBegun(planId, firstDay, today)
  const days = { notice_from: firstDay, notice_to: lastNoticeDay(firstDay, plan.noticeDays) }
  await movePlan(trx, plan, { to: 'noticed', by: officer.subject }, days)
}

/** Its maker takes back what nobody has approved yet; what is being computed is not computed to its end. */
export async function withdrawPlan(trx: Transaction, planId: string, reason: string, officer: Officer): Promise<void> {
  const plan = await lockPlan(trx, planId)
  if (plan.madeBy !== officer.subject) throw planWithdrawnByAnother(planId, plan.madeBy)
  requireMove(plan, 'withdrawn')
  await movePlan(trx, plan, { to: 'withdrawn', by: officer.subject, reason })
}
