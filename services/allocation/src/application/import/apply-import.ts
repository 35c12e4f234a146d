import type { Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { countWritten, readLeavers, readMovers, readSynthetic } from '../../adapters/postgres/import-moves.ts'
import { endImport, type ImportRecord, moveImport } from '../../adapters/postgres/import-repository.ts'
import { deleteRows, type HouseholdRow, readHouseholds } from '../../adapters/postgres/import-rows.ts'
import { lockRegister } from '../../adapters/postgres/register/revision-repository.ts'
import { householdChanges } from '../../domain/import/household-changes.ts'
import { importOutsideAreas } from '../../domain/import/import-errors.ts'
import type { RegisterChange } from '../../domain/register/register-change.ts'
import { type JobWork, officerOfJob } from '../jobs/run-job.ts'
import type { Officer } from '../officer.ts'
import { applyRegisterChanges } from '../register/apply-register-changes.ts'
import { byHousehold, unstageRow } from './staged-row.ts'

/** Taken in together, as one revision of the register. */
const PAGE_HOUSEHOLDS = 500

/**
 * The good households page by page. What of a page is in the register and how far the import has come are committed together, so it goes
 * on behind the last page whatever happens. A household as it is in the register already writes nothing.
 */
export async function applyImport(work: JobWork, ring: KeyRing, begun: ImportRecord): Promise<void> {
  const officer = officerOfJob(work.job)
  let record = begun
  for (;;) {
    const page = { after: record.reached_household, limit: PAGE_HOUSEHOLDS, goodOnly: true }
    const households = byHousehold(await readHouseholds(work.db, begun.id, page))
    if (households.length === 0) break
    await work.page(async (trx) => {
      const written = await applyHouseholds(trx, ring, begun, households, officer)
      record = await moveImport(trx, begun.id, {
        reached_household: households.at(-1)?.[0]?.household ?? record.reached_household,
        households_written: record.households_written + written,
        households_unchanged: record.households_unchanged + households.length - written,
      })
      const applied = record.households_written + record.households_unchanged
      return { done: record.rows_read + record.households_judged + applied }
    })
  }
  await work.finish(async (trx) => {
    await deleteRows(trx, begun.id)
    await endImport(trx, begun.id, 'applied')
  })
}

/** How many good households a dry run would leave as they are: each page is taken in and taken back before its transaction ends. */
export async function countUnchanged(work: JobWork, ring: KeyRing, judged: ImportRecord): Promise<number> {
  const officer = officerOfJob(work.job)
  const judgedSoFar = judged.rows_read + judged.households_judged
  let [reached, tried, unchanged] = ['', 0, 0]
  for (;;) {
    const page = { after: reached, limit: PAGE_HOUSEHOLDS, goodOnly: true }
    const households = byHousehold(await readHouseholds(work.db, judged.id, page))
    if (households.length === 0) return unchanged
    await work.page(async (trx) => {
      const take = (inner: Transaction) => applyHouseholds(inner, ring, judged, households, officer)
      unchanged += households.length - (await undone(trx, take))
      tried += households.length
      return { done: judgedSoFar + tried }
    })
    reached = households.at(-1)?.[0]?.household ?? reached
  }
}

/** What the work answers, of which nothing stays. */
async function undone(trx: Transaction, work: (trx: Transaction) => Promise<number>): Promise<number> {
  let answer = 0
  await trx
    .transaction(async (inner) => {
      answer = await work(inner)
      throw TAKEN_BACK
    })
    .catch((error: unknown) => {
      if (error !== TAKEN_BACK) throw error
    })
  return answer
}

const TAKEN_BACK = new Error('taken back')

/** How many of them were not in the register like this before. */
async function applyHouseholds(
  trx: Transaction,
  ring: KeyRing,
  record: ImportRecord,
  households: readonly (readonly HouseholdRow[])[],
  officer: Officer,
): Promise<number> {
  await lockRegister(trx)
  const reason = `导入 import ${record.id}`
  const ids = households.flatMap(([first]) => (first === undefined ? [] : [first.household]))
  const leavers = await readLeavers(trx, record.id, ids, record.valid_from)
  const movers = await readMovers(trx, record.id, ids, record.valid_from)
  const known = await readSynthetic(trx, ids)

  const left = new Map(movers.map((personId) => [personId, 'moved' as 'moved' | 'other']))
  for (const { person_id, is_elsewhere_in_file } of leavers)
    left.set(person_id, is_elsewhere_in_file ? 'moved' : 'other')
  const changes: RegisterChange[] = [...left].map(([personId, ended]) => ({
    change: 'member_left',
    valid_from: record.valid_from,
    reason,
    person_id: personId,
    ended,
  }))
  for (const rows of households) {
    const synthetic = known.get(rows[0]?.household ?? '') ?? record.synthetic
    const as = { validFrom: record.valid_from, reason, synthetic }
    changes.push(
      ...householdChanges(
        rows.map((row) => unstageRow(ring, record.id, row)),
        as,
      ),
    )
  }
  const { applied, revision } = await applyRegisterChanges(trx, ring, changes, officer, {
    kind: 'import',
    requireArea: (areaCode) => {
      if (!record.areas.some((area) => areaCode.startsWith(area))) throw importOutsideAreas(areaCode, record.areas)
    },
  })
  return applied === 0 ? 0 : countWritten(trx, ids, { revision, reason })
}
