import type { Database } from '@fundtrace/database'
import type { ReceiverKind } from '../../../domain/plan/receiver.ts'
import type { Facts, ItemKind } from '../../../domain/programme/facts.ts'
import { COUNTS_WHEN } from '../../../domain/register/item.ts'
import type { MovedAreas } from '../../../domain/register/area.ts'
import { HOME } from './area-repository.ts'
import type { Moment } from './revision-repository.ts'

/*
 * Shape: one page of receivers by id, then for all of the page at once their members, items and supporters.
 * Cost: the version in force is one step back in the primary key (beneficiary, valid_from, revision), so a page costs the same
 * however long the history is. What is asked of a revision never changes, so no transaction has to stay open between pages.
 */

/** With `ids` those of them and no others. */
export type ReceiverPage = Readonly<{
  prefixes: readonly string[]
  moved: MovedAreas
  after: string
  limit: number
  ids?: readonly string[]
}>
/** `area_code` is that of the area in force on the day. */
export type ReceiverRow = Readonly<{ id: string; area_code: string; facts: Facts; people: number | null }>

/** Those that a programme may pay on the day: in the register, or out of poverty and still in their time of grace. */
export async function readReceiverPage(
  db: Database,
  kind: ReceiverKind,
  at: Moment,
  page: ReceiverPage,
): Promise<ReceiverRow[]> {
  const { rows } = await db.raw<{ rows: FlatRow[] }>(
    `SELECT b.id, v.*, h.area_code
       FROM beneficiaries b
       CROSS JOIN LATERAL (
         SELECT ${COLUMNS[kind]} FROM ${kind}_versions
          WHERE beneficiary_id = b.id AND valid_from <= :day AND revision <= :revision
          ORDER BY valid_from DESC, revision DESC LIMIT 1) v
       CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h
      WHERE b.kind = :kind AND b.id > :after AND h.area_code LIKE ANY(:prefixes::text[]) AND ${IN_FORCE[kind]}
        ${page.ids === undefined ? '' : 'AND b.id = ANY(:ids::text[])'}
      ORDER BY b.id LIMIT :limit`,
    {
      kind,
      day: at.day,
      revision: at.revision,
      after: page.after,
      prefixes: page.prefixes.map((prefix) => `${prefix}%`),
      limit: page.limit,
      ...page.moved,
      ...(page.ids === undefined ? {} : { ids: [...page.ids] }),
    },
  )
  return rows.map(({ id, area_code, people, ...facts }) => ({ id, area_code, people, facts }))
}

/** Up to `limit` of them, drawn by a seed: the same seed, day and revision draw the same. Costs a look at every one of the areas. */
export async function drawReceivers(
  db: Database,
  kind: ReceiverKind,
  at: Moment,
  draw: Readonly<{ prefixes: readonly string[]; moved: MovedAreas; seed: string; limit: number }>,
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT b.id
       FROM beneficiaries b
       CROSS JOIN LATERAL (
         SELECT ${COLUMNS[kind]} FROM ${kind}_versions
          WHERE beneficiary_id = b.id AND valid_from <= :day AND revision <= :revision
          ORDER BY valid_from DESC, revision DESC LIMIT 1) v
       CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h
      WHERE b.kind = :kind AND h.area_code LIKE ANY(:prefixes::text[]) AND ${IN_FORCE[kind]}
      ORDER BY sha256(convert_to(:seed || ' ' || b.id, 'UTF8')), b.id LIMIT :limit`,
    {
      kind,
      day: at.day,
      revision: at.revision,
      prefixes: draw.prefixes.map((prefix) => `${prefix}%`),
      seed: draw.seed,
      limit: draw.limit,
      ...draw.moved,
    },
  )
  return rows.map((row) => row.id)
}

/** How somebody stands in the register, whether or not a programme may pay. */
export type StandingRow = Readonly<{
  id: string
  status: 'registered' | 'left_poverty' | 'removed'
  grace_until: string | null
  /** As it was recorded, and that of the area in force on the day. */
  recorded_area: string
  area_code: string
}>

/** Whoever is not registered yet has no row. */
export async function readStandings(
  db: Database,
  kind: ReceiverKind,
  ids: readonly string[],
  at: Moment,
  moved: MovedAreas,
): Promise<StandingRow[]> {
  const { rows } = await db.raw<{ rows: StandingRow[] }>(
    `SELECT i.id, v.status, v.grace_until, v.area_code AS recorded_area, h.area_code
       FROM unnest(:ids::text[]) AS i(id)
       CROSS JOIN LATERAL (
         SELECT status, area_code, ${kind === 'household' ? 'grace_until' : 'NULL::date AS grace_until'} FROM ${kind}_versions
          WHERE beneficiary_id = i.id AND valid_from <= :day AND revision <= :revision
          ORDER BY valid_from DESC, revision DESC LIMIT 1) v
       CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h`,
    { ids: [...ids], day: at.day, revision: at.revision, ...moved },
  )
  return rows
}

type FlatRow = { id: string; area_code: string; people: number | null } & Record<string, string | number | boolean>

const COLUMNS = {
  household: `area_code, people, class, status, grace_until, registered_since, income_per_person, willing_to_work`,
  village: `area_code, people, status, key, poor, old_revolutionary_base, supported_by_county, households, collective_income`,
  enterprise: `area_code, people, status, filed_since`,
  project: `area_code, people, status`,
} as const satisfies Record<ReceiverKind, string>

const IN_FORCE = {
  household: `(v.status = 'registered' OR (v.status = 'left_poverty' AND v.grace_until >= :day))`,
  village: `v.status = 'registered'`,
  enterprise: `v.status = 'registered'`,
  project: `v.status = 'registered'`,
} as const satisfies Record<ReceiverKind, string>

/**
 * Members at home in one of the households on the day, each once: a version is in force when no later one of that person is. So whoever
 * moved on by then is not among them. One step back in the primary key for each; written as a join it may read the whole table.
 */
const MEMBERS = `
  member_versions m
  CROSS JOIN LATERAL (
    SELECT valid_from, revision FROM member_versions
     WHERE person_id = m.person_id AND valid_from <= :day AND revision <= :revision
     ORDER BY valid_from DESC, revision DESC LIMIT 1) l
  WHERE m.household_id = ANY(:ids::text[]) AND m.valid_from = l.valid_from AND m.revision = l.revision`

export type MemberRow = Readonly<{
  household_id: string
  id: string
  ability: string | null
  stage: string | null
  health_cover: string | null
  relation: string
}>

/** In order of id. */
export async function readMembers(db: Database, ids: readonly string[], at: Moment): Promise<MemberRow[]> {
  const { rows } = await db.raw<{ rows: MemberRow[] }>(
    `SELECT m.household_id, m.person_id AS id, m.ability, m.stage, m.health_cover, m.relation FROM ${MEMBERS} ORDER BY 2`,
    { ids: [...ids], ...at },
  )
  return rows
}

export type MemberCount = Readonly<{ household_id: string; members: number; able_members: number }>

export async function countMembers(db: Database, ids: readonly string[], at: Moment): Promise<MemberCount[]> {
  const { rows } = await db.raw<{ rows: MemberCount[] }>(
    `SELECT m.household_id, count(*)::int AS members,
            count(*) FILTER (WHERE m.ability IN ('full', 'partial'))::int AS able_members
       FROM ${MEMBERS} GROUP BY m.household_id`,
    { ids: [...ids], ...at },
  )
  return rows
}

export type ItemRow = Readonly<{ beneficiary_id: string; id: string; facts: Facts }>

/** In order of id. */
export async function readItems(
  db: Database,
  ids: readonly string[],
  kind: ItemKind,
  year: number,
  at: Moment,
): Promise<ItemRow[]> {
  const { rows } = await db.raw<{ rows: ItemRow[] }>(
    `SELECT i.beneficiary_id, i.id, i.facts
       FROM (SELECT DISTINCT ON (id) id, beneficiary_id, happened_on, ended_on, facts, withdrawn FROM base_items
              WHERE beneficiary_id = ANY(:ids::text[]) AND kind = :kind AND revision <= :revision
              ORDER BY id, revision DESC) i
      WHERE NOT i.withdrawn AND i.happened_on <= :day::date AND ${ITEM_COUNTS[COUNTS_WHEN[kind]]}
      ORDER BY i.id`,
    { ids: [...ids], kind, day: at.day, revision: at.revision, first: `${year}-01-01`, last: `${year}-12-31` },
  )
  return rows
}

const ITEM_COUNTS = {
  happened: `i.happened_on BETWEEN :first::date AND :last::date`,
  held: `(i.ended_on IS NULL OR i.ended_on > :day::date)`,
  // The day of the end bears no interest any more.
  runs: `i.happened_on <= :last::date AND least(i.ended_on, (i.facts ->> 'due_on')::date) > :first::date`,
} as const

export type SupporterRow = Readonly<{ beneficiary_id: string; id: string; funder_id: string; pledged: string }>

/** In order of id. */
export async function readSupporters(db: Database, ids: readonly string[], at: Moment): Promise<SupporterRow[]> {
  const { rows } = await db.raw<{ rows: SupporterRow[] }>(
    `SELECT p.beneficiary_id, p.supporter_id AS id, u.funder_id, p.pledged
       FROM (SELECT DISTINCT ON (beneficiary_id, supporter_id) beneficiary_id, supporter_id, unit_id, cadre_id, pledged, active
               FROM pairings
              WHERE beneficiary_id = ANY(:ids::text[]) AND valid_from <= :day AND revision <= :revision
              ORDER BY beneficiary_id, supporter_id, valid_from DESC, revision DESC) p
       LEFT JOIN cadres c ON c.id = p.cadre_id
       JOIN supporting_units u ON u.id = coalesce(p.unit_id, c.unit_id)
      WHERE p.active ORDER BY p.supporter_id`,
    { ids: [...ids], ...at },
  )
  return rows
}
