import type { Database } from '@fundtrace/database'
import { blindIndex, type KeyRing, normaliseIdentityNumber } from '@fundtrace/personal-data'
import { findPerson, type FoundPerson } from '../../adapters/postgres/register/household-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { IDENTITY_INDEX } from './sealed-places.ts'

/** By exact match, however the number is spelt; the number itself goes no further than its keyed hash. */
export const searchPerson = (db: Database, ring: KeyRing, identityNumber: string, at: Moment): Promise<FoundPerson[]> =>
  findPerson(db, blindIndex(ring, normaliseIdentityNumber(identityNumber), IDENTITY_INDEX), at)
