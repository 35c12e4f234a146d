import type { Database, Transaction } from '@fundtrace/database'
import { type AreaState, codesInForce, type MovedAreas, movedAreas } from '../../../domain/register/area.ts'
import type { Moment } from './revision-repository.ts'

export type AreaVersionRow = Readonly<{
  code: string
  valid_from: string
  revision: number
  name: string
  state: 'active' | 'abolished'
  successor_code: string | null
  reason: string
}>

export async function readAreas(db: Database | Transaction, at: Moment): Promise<Map<string, AreaState>> {
  const { rows } = await db.raw<{ rows: (AreaState & { code: string })[] }>(
    `SELECT DISTINCT ON (code) code, name, state, successor_code AS successor FROM area_versions
      WHERE valid_from <= :day AND revision <= :revision ORDER BY code, valid_from DESC, revision DESC`,
    { day: at.day, revision: at.revision },
  )
  return new Map(rows.map(({ code, ...state }) => [code, state]))
}

/** As it stands by now: no version is of a day to come. */
export const NOW: Moment = { day: '9999-12-31', revision: Number.MAX_SAFE_INTEGER }

/** The home of version v by the areas in force, with the bindings that `readMovedAreas` gives. */
export const HOME = `coalesce((SELECT m.target FROM unnest(:movedFrom::text[], :movedTo::text[]) AS m(code, target)
    WHERE v.area_code LIKE m.code || '%' ORDER BY length(m.code) DESC LIMIT 1), v.area_code)`

export const readMovedAreas = async (db: Database | Transaction, at: Moment): Promise<MovedAreas> =>
  movedAreas(codesInForce(await readAreas(db, at)))

export type ListedArea = Readonly<{
  code: string
  name: string
  state: 'active' | 'abolished'
  successor_code: string | null
  valid_from: string
}>

export async function listAreas(
  db: Database,
  at: Moment,
  page: Readonly<{ areaCode: string; after: string; limit: number }>,
): Promise<ListedArea[]> {
  const { rows } = await db.raw<{ rows: ListedArea[] }>(
    `SELECT DISTINCT ON (code) code, name, state, successor_code, valid_from FROM area_versions
      WHERE valid_from <= :day AND revision <= :revision AND code LIKE :area AND code > :after
      ORDER BY code, valid_from DESC, revision DESC LIMIT :limit`,
    { day: at.day, revision: at.revision, area: `${page.areaCode}%`, after: page.after, limit: page.limit },
  )
  return rows
}

export async function insertAreaVersions(trx: Transaction, rows: readonly AreaVersionRow[]): Promise<void> {
  await trx('area_versions').insert(rows)
}
