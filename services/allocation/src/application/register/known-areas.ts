import type { Database, Transaction } from '@fundtrace/database'
import { readAreas } from '../../adapters/postgres/register/area-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { codesInForce, type KnownAreas, knownAreasOf } from '../../domain/register/area.ts'

/** The areas listed on a day: ask `isKnownArea` of it whether a code may be a home. */
export const knownAreas = async (db: Database | Transaction, at: Moment): Promise<KnownAreas> =>
  knownAreasOf(await readAreas(db, at))

/** The codes in force on the day for all that are listed. Follow it with `codeInForce` for any code below them. */
export const resolveAreas = async (db: Database | Transaction, at: Moment): Promise<ReadonlyMap<string, string>> =>
  codesInForce(await readAreas(db, at))
