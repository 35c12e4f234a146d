import type { Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { countLeftOut, leaveOutFaulty, leaveOutMovedWith } from '../../adapters/postgres/import-left-out.ts'
import { countFaults, insertFaults } from '../../adapters/postgres/import-faults.ts'
import { wouldTakeIn } from '../../domain/import/would-take-in.ts'
import { endImport, type ImportRecord, moveImport, readImport } from '../../adapters/postgres/import-repository.ts'
import { deleteRows, readHouseholds } from '../../adapters/postgres/import-rows.ts'
import { fault } from '../../domain/import/fault.ts'
import { judgeHousehold } from '../../domain/import/judge-household.ts'
import type { JobWork } from '../jobs/run-job.ts'
import { countUnchanged } from './apply-import.ts'
import { byHousehold, unstageRow } from './staged-row.ts'

const PAGE_HOUSEHOLDS = 1_000

/** Every household by itself; then what comes of the import. */
export async function judgeImport(work: JobWork, ring: KeyRing, begun: ImportRecord): Promise<ImportRecord> {
  let record = begun
  for (;;) {
    const page = { after: record.reached_household, limit: PAGE_HOUSEHOLDS, goodOnly: false }
    const households = byHousehold(await readHouseholds(work.db, begun.id, page))
    if (households.length === 0) break
    const faults = households.flatMap((rows) =>
      judgeHousehold({
        rows: rows.map((row) => unstageRow(ring, begun.id, row)),
        hasRelationFault: rows.some((row) => row.relation_faulty),
        mayLackRows: rows.some((row) => row.may_lack_rows),
      }),
    )
    await work.page(async (trx) => {
      await insertFaults(trx, begun.id, faults)
      record = await moveImport(trx, begun.id, {
        reached_household: households.at(-1)?.[0]?.household ?? record.reached_household,
        households_judged: record.households_judged + households.length,
      })
      return { done: record.rows_read + record.households_judged }
    })
  }
  return decide(work, ring, record)
}

/** Nothing is taken in unless all is right or the officer takes the good households. */
async function decide(work: JobWork, ring: KeyRing, judged: ImportRecord): Promise<ImportRecord> {
  if (judged.dry_run) return endDryRun(work, ring, judged)
  let record = judged
  await work.page(async (trx) => {
    await leaveOut(trx, judged)
    const { faults, warnings } = await countFaults(trx, judged.id)
    const leftOut = await countLeftOut(trx, judged.id)
    record = await moveImport(trx, judged.id, { faults, warnings, households_left_out: leftOut, reached_household: '' })
    const done = judged.rows_read + judged.households_judged
    if (wouldTakeIn({ take: judged.take, faults })) {
      record = await moveImport(trx, judged.id, { state: 'applying' })
      return { done, total: done + judged.households_judged - leftOut }
    }
    await deleteRows(trx, judged.id)
    await endImport(trx, judged.id, 'refused')
    record = await readImport(trx, judged.id)
    return { done, total: done }
  })
  return record
}

/** Says too what the import would write. Begun again after a crash it counts anew: nothing of it stays but the counts. */
async function endDryRun(work: JobWork, ring: KeyRing, judged: ImportRecord): Promise<ImportRecord> {
  let record = judged
  const done = judged.rows_read + judged.households_judged
  await work.page(async (trx) => {
    await leaveOut(trx, judged)
    const leftOut = await countLeftOut(trx, judged.id)
    record = await moveImport(trx, judged.id, { ...(await countFaults(trx, judged.id)), households_left_out: leftOut })
    return { done, total: done + (wouldTakeIn(record) ? judged.households_judged - leftOut : 0) }
  })
  const unchanged = wouldTakeIn(record) ? await countUnchanged(work, ring, record) : 0
  await work.page(async (trx) => {
    await moveImport(trx, judged.id, { households_unchanged: unchanged })
    await deleteRows(trx, judged.id)
    await endImport(trx, judged.id, 'checked')
    record = await readImport(trx, judged.id)
    return { done: wouldTakeIn(record) ? done + judged.households_judged - (record.households_left_out ?? 0) : done }
  })
  return record
}

async function leaveOut(trx: Transaction, { id, take }: ImportRecord): Promise<void> {
  await leaveOutFaulty(trx, id)
  // Where nothing is taken in, nobody needs to hear that one household waits for another.
  if (take !== 'good') return
  for (;;) {
    const held = await leaveOutMovedWith(trx, id)
    if (held.length === 0) return
    await insertFaults(
      trx,
      id,
      held.map(({ row, other_row }) => fault('HOUSEHOLD_HELD_BACK', row, 'household_number', { otherRow: other_row })),
    )
  }
}
