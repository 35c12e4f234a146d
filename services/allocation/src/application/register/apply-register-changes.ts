import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { blindIndex, type KeyRing, maskIdentityNumber, seal } from '@fundtrace/personal-data'
import { NOW } from '../../adapters/postgres/register/area-repository.ts'
import { readKnownPersons, readMissing } from '../../adapters/postgres/register/known-register-repository.ts'
import {
  insertRevision,
  lockRegister,
  newestRevision,
  type RevisionKind,
} from '../../adapters/postgres/register/revision-repository.ts'
import { insertVersions } from '../../adapters/postgres/register/version-repository.ts'
import { unknown } from '../../domain/errors.ts'
import { applyChanges } from '../../domain/register/apply-changes.ts'
import { codeInForce } from '../../domain/register/area.ts'
import type { RegisterChange } from '../../domain/register/register-change.ts'
import type { Officer } from '../officer.ts'
import { resolveAreas } from './known-areas.ts'
import { loadKnownRegister } from './load-known-register.ts'
import { identityContext, IDENTITY_INDEX } from './sealed-places.ts'
import { writeWork } from './write-work.ts'

export type AppliedChanges = Readonly<{
  /** The one that was made, or the newest where nothing had changed. */
  revision: number
  /** Of the changes, how many told something new. */
  applied: number
  unchanged: number
}>

export type ApplyOptions = Readonly<{
  kind?: Extract<RevisionKind, 'changes' | 'import'>
  /** Told of every area that a change touches, as it is in force now; refuses by throwing. */
  requireArea?: (areaCode: string) => void
}>

/**
 * Takes a list of changes into the register, all or none, as one revision: each on what those before it left. What is known already
 * writes nothing, so the same list twice is one revision. Thousands at once: the number of statements does not grow with the list.
 * Changes are made one after the other under the register's lock, which is held until the transaction ends.
 */
export async function applyRegisterChanges(
  trx: Transaction,
  ring: KeyRing,
  changes: readonly RegisterChange[],
  officer: Officer,
  options: ApplyOptions = {},
): Promise<AppliedChanges> {
  await lockRegister(trx)
  await requireFundersAndProgrammes(trx, changes)
  const persons = await identify(trx, ring, changes)
  const known = await loadKnownRegister(trx, ring, changes, [...persons.idOf.values()])
  const inForce = await resolveAreas(trx, NOW)
  const seen = new Set<string>()
  const work = applyChanges(known, changes, {
    personOf: (identityNumber) => persons.idOf.get(identityNumber) ?? '',
    onArea: (areaCode) => {
      if (seen.has(areaCode)) return
      seen.add(areaCode)
      options.requireArea?.(codeInForce(inForce, areaCode))
    },
  })
  const applied = changes.length - work.unchanged
  if (applied === 0) return { revision: await newestRevision(trx), applied, unchanged: work.unchanged }

  const revision = await insertRevision(trx, {
    kind: options.kind ?? 'changes',
    reason: changes[0]?.reason ?? '',
    recordedBy: officer.subject,
  })
  await insertVersions(trx, 'persons', persons.newRows)
  await writeWork(trx, ring, work, { revision, officer })
  return { revision, applied, unchanged: work.unchanged }
}

type PersonRow = Readonly<{ id: string; identity_index: string; identity_sealed: string; identity_masked: string }>
type Persons = Readonly<{ idOf: ReadonlyMap<string, string>; newRows: readonly PersonRow[] }>

/** Who is new to the register gets an id; nobody is looked for by his number but through its keyed hash. */
async function identify(trx: Transaction, ring: KeyRing, changes: readonly RegisterChange[]): Promise<Persons> {
  const numbers = new Set(
    changes.flatMap((change) => (change.change === 'member_recorded' ? [change.identity_number] : [])),
  )
  const indexOf = new Map([...numbers].map((number) => [number, blindIndex(ring, number, IDENTITY_INDEX)]))
  const known = new Map((await readKnownPersons(trx, [...indexOf.values()])).map((row) => [row.identity_index, row.id]))
  const people = [...indexOf].map(([number, index]) => ({ number, index, id: known.get(index) ?? randomUUID() }))
  return {
    idOf: new Map(people.map(({ number, id }) => [number, id])),
    newRows: people
      .filter(({ index }) => !known.has(index))
      .map(({ number, index, id }) => ({
        id,
        identity_index: index,
        identity_sealed: seal(ring, number, identityContext(id)),
        identity_masked: maskIdentityNumber(number),
      })),
  }
}

async function requireFundersAndProgrammes(trx: Transaction, changes: readonly RegisterChange[]): Promise<void> {
  const funders = changes.flatMap((change) => ('funder_id' in change ? (change.funder_id ?? []) : []))
  const [funder] = await readMissing(trx, 'funders', funders)
  if (funder !== undefined) throw unknown('funder', funder)
  const programmes = changes.flatMap((change) => ('counts_in' in change ? (change.counts_in ?? []) : []))
  const [programme] = await readMissing(trx, 'programmes', programmes)
  if (programme !== undefined) throw unknown('programme', programme)
}
