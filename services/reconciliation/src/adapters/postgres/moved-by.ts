import type { Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'

/**
 * Says for the rest of the transaction, or until it is said again, who moves cases, corrections, periods and findings, and by which run where a run
 * shows it. Triggers write it with every move, and without it nothing moves.
 */
export async function movedBy(trx: Transaction, mover: Person, run: number | null = null): Promise<void> {
  await trx.raw(
    `SELECT set_config('fundtrace.moved_by', :subject, true), set_config('fundtrace.moved_for', :actingFor, true),
            set_config('fundtrace.moved_run', :run, true)`,
    { subject: mover.subject, actingFor: mover.actingFor ?? '', run: run === null ? '' : String(run) },
  )
}
