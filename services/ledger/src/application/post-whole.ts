import { type Transaction, violatedConstraint } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import { alreadyPosted } from '../domain/errors.ts'
import type { Posting } from './posting.ts'

export type Outcome = Readonly<{ posting: Posting } | { refusal: DomainError }>

/**
 * Posts whole or refuses whole. Works in a savepoint of the caller's transaction, so that a refusal leaves nothing behind and can
 * still be answered in that transaction. `reference` names what is asked for, should another fund have it already.
 */
export async function postWhole(
  trx: Transaction,
  reference: string,
  post: (savepoint: Transaction) => Promise<Posting>,
): Promise<Outcome> {
  try {
    return { posting: await trx.transaction(post) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error }
    const constraint = violatedConstraint(error)
    if (constraint !== undefined && ONCE_ONLY.has(constraint)) return { refusal: alreadyPosted(reference) }
    throw error
  }
}

/** Ids that another fund or batch has taken. What the fund itself has posted is asked under its lock, by name. */
const ONCE_ONLY = new Set([
  'payments_pkey',
  'awards_pkey',
  'identifications_pkey',
  'carries_out_pkey',
  'carries_in_pkey',
  'clawbacks_pkey',
])
