import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { findChange, insertChange, insertDecision, type OfficerChange } from '../adapters/postgres/change-repository.ts'
import { findOfficer, insertVersion, lockOfficer } from '../adapters/postgres/officer-repository.ts'
import {
  anotherNeeded,
  areaForbidden,
  changeDecided,
  changeStale,
  changeUnknown,
  officerUnknown,
  ownAccess,
} from '../domain/access-errors.ts'
import { coversArea } from '../domain/areas.ts'
import { type Doer, type OfficerVersion, personsOf, type Powers } from '../domain/officer.ts'
import { doerOf, type Order } from './order.ts'

/**
 * Asks that an officer be what is said here: a new one, or another state of one that is known. The areas that he has and those that he is to
 * have must lie within the asker's own, and nobody asks for himself. It takes effect when another administrator approves it.
 */
export async function askChange(
  trx: Transaction,
  wanted: Powers & Readonly<{ subject: string; reason: string }>,
  order: Order,
): Promise<string> {
  const { caller, requestId } = order
  const askedBy = doerOf(caller)
  await lockOfficer(trx, wanted.subject)
  const present = await findOfficer(trx, wanted.subject)
  requireReach(order, [...wanted.areas, ...(present?.areas ?? [])])
  requireNotOneself(askedBy, wanted.subject)
  const id = randomUUID()
  await insertChange(trx, { ...wanted, id, basedOn: present?.version ?? 0, askedBy, requestId })
  return id
}

/** Another administrator says yes or no, once. What was approved counts from this moment on. */
export async function decideChange(
  trx: Transaction,
  id: string,
  { outcome, reason }: Readonly<{ outcome: 'approved' | 'rejected'; reason: string }>,
  order: Order,
): Promise<void> {
  const asked = await findChange(trx, id)
  if (asked === undefined) throw changeUnknown(id)
  await lockOfficer(trx, asked.subject)
  const change = (await findChange(trx, id)) ?? asked
  const present = await findOfficer(trx, change.subject)
  requireReach(order, [...change.areas, ...(present?.areas ?? [])])
  if (change.outcome !== null) throw changeDecided(id)
  const by = doerOf(order.caller)
  requireAnother(by, [change.subject, ...personsOf(change.askedBy)])
  const version = present?.version ?? 0
  if (outcome === 'approved' && version !== change.basedOn) throw changeStale(id, change.basedOn, version)

  await insertDecision(trx, change, { outcome, by, reason, requestId: order.requestId })
  if (outcome === 'approved') await putIntoForce(trx, change, { by, requestId: order.requestId })
}

/**
 * Takes everything from an officer at once: one administrator is enough, since it is asked for in a hurry and gives nobody anything. Changes
 * that were asked for before are stale from here on.
 */
export async function revokeOfficer(trx: Transaction, subject: string, reason: string, order: Order): Promise<void> {
  const by = doerOf(order.caller)
  await lockOfficer(trx, subject)
  const present = await findOfficer(trx, subject)
  if (present === undefined) throw officerUnknown(subject)
  requireReach(order, present.areas)
  requireNotOneself(by, subject)
  if (present.kind === 'revoked') return
  const revoked: OfficerVersion = { ...present, version: present.version + 1, kind: 'revoked', roles: [] }
  await insertVersion(trx, revoked, { by, reason, requestId: order.requestId, changeId: null })
}

/** Throws unless none of those who decide is one of the persons. */
export function requireAnother(decider: Doer, persons: readonly string[]): void {
  if (personsOf(decider).some((person) => persons.includes(person))) throw anotherNeeded([...new Set(persons)])
}

function requireReach({ caller }: Order, areas: readonly string[]): void {
  for (const area of areas) if (!coversArea(caller.areas, area)) throw areaForbidden(area, caller.areas)
}

function requireNotOneself(doer: Doer, subject: string): void {
  if (personsOf(doer).includes(subject)) throw ownAccess(subject)
}

const putIntoForce = (
  trx: Transaction,
  { id, subject, name, roles, areas, validFrom, validUntil, basedOn, reason }: OfficerChange,
  { by, requestId }: Readonly<{ by: Doer; requestId: string }>,
): Promise<void> =>
  insertVersion(
    trx,
    { subject, version: basedOn + 1, kind: 'approved', name, roles, areas, validFrom, validUntil },
    { by, reason, requestId, changeId: id },
  )
