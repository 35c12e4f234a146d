import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import {
  type DelegationRecord,
  insertDelegation,
  insertDelegationDecision,
  insertDelegationEnd,
  lockDelegation,
} from '../adapters/postgres/delegation-repository.ts'
import { findOfficer } from '../adapters/postgres/officer-repository.ts'
import {
  areaForbidden,
  delegationBeyond,
  delegationDaysWrong,
  delegationNotYours,
  delegationOver,
  delegationUnknown,
  officerUnknown,
  officerWithoutAccess,
} from '../domain/access-errors.ts'
import { coversAll, coversArea } from '../domain/areas.ts'
import { daysBetween, type Delegation, DELEGATION_DAYS_MAX, mayDecide } from '../domain/delegation.ts'
import { isActive, personsOf } from '../domain/officer.ts'
import { requireAnother } from './change-officer.ts'
import { doerOf, type Order } from './order.ts'

export type WantedDelegation = Omit<Delegation, 'id'> & Readonly<{ reason: string }>

/** Asks that one officer may stand in for another: the other himself asks, or an administrator of the areas. */
export async function askDelegation(trx: Transaction, wanted: WantedDelegation, order: Order): Promise<string> {
  const { caller, today, requestId } = order
  const { delegator, delegate, areas, firstDay, lastDay } = wanted
  for (const area of areas) if (!coversArea(caller.areas, area)) throw areaForbidden(area, caller.areas)
  requireOwnOrAdmin(wanted, order)
  if (delegate === delegator) throw delegationNotYours(delegator)
  requireAnother({ subject: delegate, actingFor: null }, personsOf(caller))
  const days = daysBetween(firstDay, lastDay)
  if (!(days >= 1 && days <= DELEGATION_DAYS_MAX) || lastDay < today) {
    throw delegationDaysWrong(firstDay, lastDay, DELEGATION_DAYS_MAX)
  }
  await requireBothInOffice(trx, wanted)
  const id = randomUUID()
  await insertDelegation(trx, { ...wanted, id, askedBy: doerOf(caller), requestId })
  return id
}

/** An administrator of the areas or a superior of the delegator decides; none of the two, and not whoever asked. */
export async function decideDelegation(
  trx: Transaction,
  id: string,
  { outcome, reason }: Readonly<{ outcome: 'approved' | 'rejected'; reason: string }>,
  { caller, requestId }: Order,
): Promise<void> {
  const delegation = await readLocked(trx, id)
  if (!mayDecide(caller, delegation)) throw delegationNotYours(delegation.delegator)
  if (delegation.state !== 'asked') throw delegationOver(id)
  const by = doerOf(caller)
  requireAnother(by, [delegation.delegator, delegation.delegate, ...personsOf(delegation.askedBy)])
  if (outcome === 'approved') await requireBothInOffice(trx, delegation)
  await insertDelegationDecision(trx, delegation, { outcome, by, reason, requestId })
}

/** Ends it at once: either of the two, or an administrator of the areas. */
export async function endDelegation(trx: Transaction, id: string, reason: string, order: Order): Promise<void> {
  const delegation = await readLocked(trx, id)
  if (order.caller.subject !== delegation.delegate) requireOwnOrAdmin(delegation, order)
  if (delegation.state === 'ended' || delegation.state === 'rejected') throw delegationOver(id)
  await insertDelegationEnd(trx, id, { by: doerOf(order.caller), reason, requestId: order.requestId })
}

async function readLocked(trx: Transaction, id: string): Promise<DelegationRecord> {
  const delegation = await lockDelegation(trx, id)
  if (delegation === undefined) throw delegationUnknown(id)
  return delegation
}

/** Somebody who stands in for the delegator is not the delegator: he could hand the office on. */
function requireOwnOrAdmin({ delegator, areas }: Pick<Delegation, 'delegator' | 'areas'>, { caller }: Order): void {
  const isOwn = caller.subject === delegator && caller.actingFor === null
  if (isOwn || (caller.roles.includes('admin') && coversAll(caller.areas, areas))) return
  throw delegationNotYours(delegator)
}

/** On its first day the delegator must have all that is given, and the delegate must be somebody in office. */
async function requireBothInOffice(trx: Transaction, delegation: Omit<Delegation, 'id'>): Promise<void> {
  const { delegator, delegate, roles, areas, firstDay } = delegation
  const [giver, taker] = [await findOfficer(trx, delegator), await findOfficer(trx, delegate)]
  if (giver === undefined) throw officerUnknown(delegator)
  if (taker === undefined) throw officerUnknown(delegate)
  if (!isActive(taker, firstDay)) throw officerWithoutAccess(delegate)
  const hasAll = roles.every((role) => giver.roles.includes(role)) && coversAll(giver.areas, areas)
  if (!isActive(giver, firstDay) || !hasAll) throw delegationBeyond(delegator)
}
