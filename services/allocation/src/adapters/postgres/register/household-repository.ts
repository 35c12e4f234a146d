import type { Database } from '@fundtrace/database'
import type {
  Ability,
  Ended,
  HealthCover,
  HouseholdClass,
  Relation,
  Stage,
} from '../../../domain/register/register-change.ts'
import { HOME, readMovedAreas } from './area-repository.ts'
import type { Moment } from './revision-repository.ts'

/** Everything masked. `people` counts the members on record, or is the number stated where there are none. */
export type ShownHousehold = Readonly<{
  household_id: string
  area_code: string
  name: string
  status: 'registered' | 'left_poverty' | 'removed'
  grace_until: string | null
  class: HouseholdClass | null
  income_per_person: string | null
  willing_to_work: boolean | null
  registered_since: string | null
  people: number | null
  able_members: number | null
  synthetic: boolean
  valid_from: string
}>

export type HouseholdPage = Readonly<{
  /** Of the caller; and what he asks for. Both by the areas in force on the day. */
  prefixes: readonly string[]
  areaCode: string
  status: ShownHousehold['status'] | null
  after: string
  limit: number
}>

export async function listHouseholds(db: Database, at: Moment, page: HouseholdPage): Promise<ShownHousehold[]> {
  const { rows } = await db.raw<{ rows: ShownHousehold[] }>(
    `${HOUSEHOLDS} AND b.id > :after AND h.area_code LIKE ANY(:prefixes::text[]) AND h.area_code LIKE :area
        AND (v.status = :status OR :status::text IS NULL)
      ORDER BY b.id LIMIT :limit`,
    {
      ...at,
      ...(await readMovedAreas(db, at)),
      prefixes: page.prefixes.map((prefix) => `${prefix}%`),
      area: `${page.areaCode}%`,
      status: page.status,
      after: page.after,
      limit: page.limit,
    },
  )
  return rows
}

export async function readHousehold(db: Database, id: string, at: Moment): Promise<ShownHousehold | undefined> {
  const { rows } = await db.raw<{ rows: ShownHousehold[] }>(`${HOUSEHOLDS} AND b.id = :id`, {
    ...at,
    ...(await readMovedAreas(db, at)),
    id,
  })
  return rows[0]
}

/** Person p as he is on the day. */
const PERSON_ON_DAY = `
  CROSS JOIN LATERAL (SELECT valid_from, household_id, name_shown, relation, ability, stage, health_cover, ended FROM member_versions
    WHERE person_id = p.id AND valid_from <= :day AND revision <= :revision ORDER BY valid_from DESC, revision DESC LIMIT 1) m`
const EVER_IN = `SELECT DISTINCT person_id FROM member_versions WHERE household_id = b.id AND valid_from <= :day AND revision <= :revision`

const HOUSEHOLDS = `
  SELECT b.id AS household_id, h.area_code, v.name_shown AS name, v.status, v.grace_until, v.class, v.income_per_person,
         v.willing_to_work, v.registered_since, coalesce(c.people, v.people) AS people, c.able_members, b.synthetic, v.valid_from
    FROM beneficiaries b
    CROSS JOIN LATERAL (SELECT * FROM household_versions
      WHERE beneficiary_id = b.id AND valid_from <= :day AND revision <= :revision
      ORDER BY valid_from DESC, revision DESC LIMIT 1) v
    CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS people, count(*) FILTER (WHERE m.ability IN ('full', 'partial'))::int AS able_members
        FROM (${EVER_IN}) e JOIN persons p ON p.id = e.person_id ${PERSON_ON_DAY}
       WHERE m.household_id = b.id HAVING count(*) > 0) c ON true
   WHERE b.kind = 'household'`

export type ShownMember = Readonly<{
  person_id: string
  name: string
  identity_number: string
  relation: Relation
  ability: Ability | null
  stage: Stage | null
  health_cover: HealthCover | null
  valid_from: string
}>

/** Masked: the head first, then by id. */
export async function readHouseholdMembers(db: Database, id: string, at: Moment): Promise<ShownMember[]> {
  const { rows } = await db.raw<{ rows: ShownMember[] }>(
    `SELECT p.id AS person_id, m.name_shown AS name, p.identity_masked AS identity_number, m.relation, m.ability, m.stage,
            m.health_cover, m.valid_from
       FROM beneficiaries b CROSS JOIN LATERAL (${EVER_IN}) e JOIN persons p ON p.id = e.person_id ${PERSON_ON_DAY}
      WHERE b.id = :id AND m.household_id = b.id ORDER BY m.relation <> 'head', p.id`,
    { ...at, id },
  )
  return rows
}

export type HistoryEntry = Readonly<{
  revision: number
  valid_from: string
  /** Null: of the household itself. */
  person_id: string | null
  name: string
  /** Of a household where it stands in the register, of a member his relation, or why he is no member any more. */
  standing: string
  area_code: string | null
  grace_until: string | null
  reason: string
  recorded_by: string
  recorded_at: Date
}>

/** Every version of the household and of whoever was ever in it, in the order in which they were recorded; nothing is left out. */
export async function readHouseholdHistory(db: Database, id: string): Promise<HistoryEntry[]> {
  const { rows } = await db.raw<{ rows: (Omit<HistoryEntry, 'revision'> & { revision: string })[] }>(
    `SELECT v.*, r.recorded_by, r.recorded_at
       FROM (SELECT revision, valid_from, NULL::uuid AS person_id, name_shown AS name, status AS standing, area_code, grace_until, reason
               FROM household_versions WHERE beneficiary_id = :id
             UNION ALL
             SELECT m.revision, m.valid_from, m.person_id, m.name_shown,
                    CASE WHEN m.household_id = :id THEN m.relation ELSE coalesce(m.ended, 'moved') END, NULL, NULL, m.reason
               FROM member_versions m
              WHERE m.person_id IN (SELECT person_id FROM member_versions WHERE household_id = :id)) v
       JOIN register_revisions r USING (revision)
      ORDER BY v.revision, v.valid_from, v.person_id NULLS FIRST`,
    { id },
  )
  return rows.map((row) => ({ ...row, revision: Number(row.revision) }))
}

export type FoundPerson = Readonly<{
  person_id: string
  name: string
  identity_number: string
  /** The household that he is in on the day, or was in last; `ended` says so. */
  household_id: string
  relation: Relation
  ended: Ended | null
  status: ShownHousehold['status']
  area_code: string
}>

/** By the keyed hash of the identity number. */
export async function findPerson(db: Database, identityIndex: string, at: Moment): Promise<FoundPerson[]> {
  const { rows } = await db.raw<{ rows: FoundPerson[] }>(
    `SELECT p.id AS person_id, m.name_shown AS name, p.identity_masked AS identity_number, l.household_id, m.relation, m.ended,
            v.status, h.area_code
       FROM persons p ${PERSON_ON_DAY}
       CROSS JOIN LATERAL (SELECT household_id FROM member_versions
         WHERE person_id = p.id AND valid_from <= m.valid_from AND revision <= :revision AND household_id IS NOT NULL
         ORDER BY valid_from DESC, revision DESC LIMIT 1) l
       CROSS JOIN LATERAL (SELECT status, area_code FROM household_versions
         WHERE beneficiary_id = l.household_id AND valid_from <= :day AND revision <= :revision
         ORDER BY valid_from DESC, revision DESC LIMIT 1) v
       CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h
      WHERE p.identity_index = :identityIndex`,
    { ...at, ...(await readMovedAreas(db, at)), identityIndex },
  )
  return rows
}
