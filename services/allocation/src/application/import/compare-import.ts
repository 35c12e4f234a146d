import type { Transaction } from '@fundtrace/database'
import {
  findDeceased,
  findPersonsElsewhere,
  findRepeatedPersons,
  findSharedAccounts,
  findTakenNumbers,
  markMoves,
} from '../../adapters/postgres/import-comparisons.ts'
import { insertFaults } from '../../adapters/postgres/import-faults.ts'
import { leaveOutLacking } from '../../adapters/postgres/import-left-out.ts'
import { type ImportRecord, moveImport } from '../../adapters/postgres/import-repository.ts'
import { countStaged } from '../../adapters/postgres/import-rows.ts'
import { type Fault, fault } from '../../domain/import/fault.ts'
import { judgeControlTotals } from '../../domain/import/judge-control-totals.ts'
import { shownValue } from '../../domain/import/shown-value.ts'
import type { JobWork } from '../jobs/run-job.ts'

/** The rows against each other and against the register, all at once: one transaction of a few statements. */
export async function compareImport(work: JobWork, begun: ImportRecord): Promise<ImportRecord> {
  let record = begun
  await work.page(async (trx) => {
    await markMoves(trx, begun.id, begun.valid_from)
    await insertFaults(trx, begun.id, await findFaults(trx, begun))
    await leaveOutLacking(trx, begun.id)
    const counted = await countStaged(trx, begun.id)
    await insertFaults(trx, begun.id, judgeControlTotals(counted, begun))
    record = await moveImport(trx, begun.id, { state: 'judging', households: counted.households })
    return { done: record.rows_read, total: record.rows_read + 2 * counted.households }
  })
  return record
}

async function findFaults(trx: Transaction, { id, valid_from, areas }: ImportRecord): Promise<Fault[]> {
  const repeated = await findRepeatedPersons(trx, id)
  const elsewhere = await findPersonsElsewhere(trx, id, areas)
  const deceased = await findDeceased(trx, id, valid_from)
  const taken = await findTakenNumbers(trx, id, areas, valid_from)
  const shared = await findSharedAccounts(trx, id)
  return [
    ...repeated.map(({ row, first, identity_masked }) =>
      fault('PERSON_TWICE_IN_FILE', row, 'identity_number', { value: identity_masked, otherRow: first }),
    ),
    ...elsewhere.map(({ row, identity_masked, told_household }) =>
      fault('PERSON_IN_OTHER_HOUSEHOLD', row, 'identity_number', {
        value: identity_masked,
        expected: told_household ?? '权限范围以外的户 / a household outside your access',
      }),
    ),
    ...deceased.map(({ row, identity_masked }) =>
      fault('PERSON_DECEASED', row, 'identity_number', { value: identity_masked }),
    ),
    ...taken.map(({ row, household }) =>
      fault('HOUSEHOLD_NUMBER_TAKEN', row, 'household_number', { value: shownValue('household_number', household) }),
    ),
    ...shared.map(({ row, first, account_masked }) =>
      fault('ACCOUNT_SHARED', row, 'bank_account', { value: account_masked, otherRow: first }),
    ),
  ]
}
