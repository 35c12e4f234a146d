import type { Transaction } from '@fundtrace/database'
import { type KeyRing, normaliseIdentityNumber } from '@fundtrace/personal-data'
import { NOW } from '../../adapters/postgres/register/area-repository.ts'
import type { KnownAreas } from '../../domain/register/area.ts'
import { checkChanges, dayOf } from '../../domain/register/check-changes.ts'
import type { RegisterChange } from '../../domain/register/register-change.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { type AppliedChanges, applyRegisterChanges, type ApplyOptions } from './apply-register-changes.ts'
import { knownAreas } from './known-areas.ts'

/** Changes that an officer tells: checked first, then taken as one revision. */
export async function recordChanges(
  trx: Transaction,
  ring: KeyRing,
  told: readonly RegisterChange[],
  officer: Officer,
  options: Pick<ApplyOptions, 'requireArea'>,
): Promise<AppliedChanges> {
  const changes = told.map(withNormalNumber)
  const areas = new Map<string, KnownAreas>()
  for (const day of new Set(changes.flatMap((change) => dayOf(change) ?? [])))
    areas.set(day, await knownAreas(trx, { ...NOW, day }))
  const unlisted: KnownAreas = { areas: new Map(), listedCounties: new Set() }
  checkChanges(changes, todayInShanghai(), (day) => areas.get(day) ?? unlisted)
  return applyRegisterChanges(trx, ring, changes, officer, options)
}

const withNormalNumber = (change: RegisterChange): RegisterChange =>
  change.change === 'member_recorded'
    ? { ...change, identity_number: normaliseIdentityNumber(change.identity_number) }
    : change
