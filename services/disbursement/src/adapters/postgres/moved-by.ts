import type { Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'

/** The ledger's word moves batches, parcels and payments, too. */
export const LEDGER: Person = { subject: 'ledger', actingFor: null }

/**
 * Says for the rest of the transaction, or until it is said again, who moves payments and why: a trigger writes it with every move, and
 * without it none is made. Where a payment gets a reason of its own with its move, that stands in the place of `why`.
 */
export async function movedBy(trx: Transaction, mover: Person, why: string): Promise<void> {
  await trx.raw(
    `SELECT set_config('fundtrace.moved_by', :subject, true), set_config('fundtrace.moved_for', :actingFor, true),
            set_config('fundtrace.moved_why', :why, true)`,
    { subject: mover.subject, actingFor: mover.actingFor ?? '', why },
  )
}
