import type { Database } from '@fundtrace/database'
import type { Moment } from './register/revision-repository.ts'

const KINDS = ['household', 'village', 'enterprise', 'project'] as const

/** Of the beneficiary that the SQL names: how it was shown on the day (households masked). It has versions of one kind. */
export const shownOf = (beneficiary: string): string =>
  `(${KINDS.map(
    (kind) => `(SELECT name_shown FROM ${kind}_versions
        WHERE beneficiary_id = ${beneficiary} AND valid_from <= :day AND revision <= :revision
        ORDER BY valid_from DESC, revision DESC LIMIT 1)`,
  ).join(' UNION ALL ')})`

/** Masked names of a few, by id. */
export async function readShownNames(
  db: Database,
  ids: readonly string[],
  at: Moment,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.raw<{ rows: { id: string; name: string | null }[] }>(
    `SELECT id, ${shownOf('b.id')} AS name FROM unnest(:ids::text[]) AS b(id)`,
    { ids: [...ids], ...at },
  )
  return new Map(rows.map(({ id, name }) => [id, name ?? id]))
}

/** Masked names by id, and names of areas by code, as they were on a day. */
export type ShownPlaces = Readonly<{ names: ReadonlyMap<string, string>; areas: ReadonlyMap<string, string> }>

/** What a page of lines is shown with. Whoever the register has no name for is not among them. */
export async function readShownPlaces(
  db: Database,
  lines: readonly Readonly<{ beneficiary_id: string | null; area_code: string | null }>[],
  at: Moment,
): Promise<ShownPlaces> {
  const ids = lines.flatMap((line) => line.beneficiary_id ?? [])
  const codes = [...new Set(lines.flatMap((line) => line.area_code ?? []))]
  const { rows } = await db.raw<{ rows: { code: string; name: string }[] }>(
    `SELECT a.code, v.name FROM unnest(:codes::text[]) AS a(code)
       CROSS JOIN LATERAL (SELECT name FROM area_versions WHERE code = a.code AND valid_from <= :day AND revision <= :revision
                            ORDER BY valid_from DESC, revision DESC LIMIT 1) v`,
    { codes, ...at },
  )
  return {
    names: ids.length === 0 ? new Map() : await readShownNames(db, ids, at),
    areas: new Map(rows.map(({ code, name }) => [code, name])),
  }
}

/** Those of the households that are out of poverty on the day, in their time of grace or after it. */
export async function readOutOfPoverty(db: Database, ids: readonly string[], at: Moment): Promise<ReadonlySet<string>> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT b.id FROM unnest(:ids::text[]) AS b(id)
       CROSS JOIN LATERAL (SELECT status FROM household_versions
                            WHERE beneficiary_id = b.id AND valid_from <= :day AND revision <= :revision
                            ORDER BY valid_from DESC, revision DESC LIMIT 1) v
      WHERE v.status = 'left_poverty'`,
    { ids: [...ids], ...at },
  )
  return new Set(rows.map(({ id }) => id))
}
