import type { Database, Transaction } from '@fundtrace/database'
import { type Caller, requireArea } from '@fundtrace/http-server'
import { type CasePlace, readCasePlaces } from '../postgres/case-repository.ts'

/** All of them, or a refusal: nobody learns of one what is not his to see. */
export async function readOwnCases(
  db: Database | Transaction,
  caller: Caller,
  ids: readonly string[],
): Promise<CasePlace[]> {
  const places = await readCasePlaces(db, ids)
  for (const { area_code } of places) requireArea(caller, area_code)
  return places
}

export async function readOwnCase(db: Database | Transaction, caller: Caller, id: string): Promise<CasePlace> {
  const [place] = await readOwnCases(db, caller, [id])
  if (place === undefined) throw new Error('one case was read')
  return place
}
