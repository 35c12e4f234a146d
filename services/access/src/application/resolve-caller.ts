import type { Database, Transaction } from '@fundtrace/database'
import { delegationsInForce } from '../adapters/postgres/delegation-repository.ts'
import { findOfficer } from '../adapters/postgres/officer-repository.ts'
import { delegationNone, officerWithoutAccess } from '../domain/access-errors.ts'
import { delegatedPowers } from '../domain/delegation.ts'
import { type Doer, isActive, type OfficerAtWork } from '../domain/officer.ts'

/**
 * What somebody who signed in may do today, by what was approved and by nothing else: for himself all that is his, for another the delegated
 * part of that one's and nothing of his own. Throws where that is nothing.
 */
export async function resolveCaller(
  db: Database | Transaction,
  { subject, actingFor }: Doer,
  today: string,
): Promise<OfficerAtWork> {
  const officer = await findOfficer(db, subject)
  if (officer === undefined || !isActive(officer, today)) throw officerWithoutAccess(subject)
  const { name, roles, areas } = officer
  if (actingFor === null) return { subject, name, roles, areas, actingFor }

  const delegator = await findOfficer(db, actingFor)
  const delegations = await delegationsInForce(db, { delegator: actingFor, delegate: subject, day: today })
  for (const delegation of delegations) {
    const powers = delegator && delegatedPowers(delegation, delegator, today)
    if (powers !== undefined) return { subject, name, ...powers, actingFor }
  }
  throw delegationNone(subject, actingFor)
}
