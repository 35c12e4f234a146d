import type { Database } from '@fundtrace/database'
import { HOME, readMovedAreas } from './area-repository.ts'
import type { Moment } from './revision-repository.ts'

export type HouseholdCount = Readonly<{
  status: 'registered' | 'left_poverty' | 'removed'
  households: number
  /** Members on record; of a household without any the number stated. */
  people: number
  /** Of the households whose income per person is known: their people, and income per person × people, yuan a year. */
  people_with_income: number
  income: string
}>

/**
 * The households in the areas on the day, as known at the revision, by where they stand: whoever left poverty is out of it whether his
 * time of grace is over or not.
 */
export async function countRegister(
  db: Database,
  areas: readonly string[],
  day: string,
  revision: number,
): Promise<HouseholdCount[]> {
  const at: Moment = { day, revision }
  const { rows } = await db.raw<{ rows: HouseholdCount[] }>(
    `WITH people AS (
       SELECT household_id, count(*)::int AS members
         FROM (SELECT DISTINCT ON (person_id) household_id FROM member_versions
                WHERE valid_from <= :day AND revision <= :revision
                ORDER BY person_id, valid_from DESC, revision DESC) m
        WHERE household_id IS NOT NULL GROUP BY household_id)
     SELECT v.status, count(*)::int AS households, sum(n.people)::int AS people,
            coalesce(sum(n.people) FILTER (WHERE v.income_per_person IS NOT NULL), 0)::int AS people_with_income,
            coalesce(sum(n.people * v.income_per_person), 0)::numeric(21,2)::text AS income
       FROM (SELECT DISTINCT ON (beneficiary_id) beneficiary_id, status, area_code, people, income_per_person FROM household_versions
              WHERE valid_from <= :day AND revision <= :revision
              ORDER BY beneficiary_id, valid_from DESC, revision DESC) v
       CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h
       LEFT JOIN people ON people.household_id = v.beneficiary_id
       CROSS JOIN LATERAL (SELECT coalesce(people.members, v.people, 0) AS people) n
      WHERE h.area_code LIKE ANY(:prefixes::text[])
      GROUP BY v.status ORDER BY v.status`,
    { ...at, ...(await readMovedAreas(db, at)), prefixes: areas.map((area) => `${area}%`) },
  )
  return rows
}
