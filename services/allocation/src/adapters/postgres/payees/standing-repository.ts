import type { Database } from '@fundtrace/database'
import type { BeneficiaryKind } from '../register-repository.ts'
import type { Moment } from '../register/revision-repository.ts'

export type Standing = Readonly<{
  beneficiary_id: string
  status: 'registered' | 'left_poverty' | 'removed'
  grace_until: string | null
  /** The first day on which it was no longer registered; null while it is. */
  left_on: string | null
}>

/** How each stands in the register on the day. Who is not in it yet has no row. */
export async function readStandingsOn(
  db: Database,
  kind: BeneficiaryKind,
  ids: readonly string[],
  at: Moment,
): Promise<Standing[]> {
  const grace = kind === 'household' ? 'grace_until' : 'NULL::date AS grace_until'
  const { rows } = await db.raw<{ rows: Standing[] }>(
    `WITH days AS (
       SELECT DISTINCT ON (beneficiary_id, valid_from) beneficiary_id, valid_from, status, ${grace} FROM ${kind}_versions
        WHERE beneficiary_id = ANY(:ids::text[]) AND valid_from <= :day AND revision <= :revision
        ORDER BY beneficiary_id, valid_from, revision DESC),
     since AS (
       SELECT d.*, max(valid_from) FILTER (WHERE status = 'registered') OVER (PARTITION BY beneficiary_id) AS registered_on FROM days d)
     SELECT DISTINCT ON (beneficiary_id) beneficiary_id, status, grace_until,
            min(valid_from) FILTER (WHERE valid_from > coalesce(registered_on, '-infinity')) OVER (PARTITION BY beneficiary_id) AS left_on
       FROM since ORDER BY beneficiary_id, valid_from DESC`,
    { ids: [...ids], day: at.day, revision: at.revision },
  )
  return rows
}

export type StayRow = Readonly<{
  person_id: string
  household_id: string | null
  valid_from: string
  until: string | null
  relation: string
  ended: 'moved' | 'deceased' | 'other' | null
  told_at: string
  /** Of those who are now in one of the households named. */
  name_sealed: string | null
}>

/** Where whoever was ever in one of these households was at all times up to the day, in order of person and day. */
export async function readStays(
  db: Database,
  households: readonly string[],
  named: readonly string[],
  at: Moment,
): Promise<StayRow[]> {
  const { rows } = await db.raw<{ rows: StayRow[] }>(
    `WITH people AS MATERIALIZED (SELECT DISTINCT person_id FROM member_versions WHERE household_id = ANY(:households::text[])),
     days AS (
       SELECT DISTINCT ON (m.person_id, m.valid_from) m.person_id, m.valid_from, m.household_id, m.relation, m.ended, m.revision, m.name_sealed
         FROM people JOIN member_versions m USING (person_id)
        WHERE m.valid_from <= :day AND m.revision <= :revision
        ORDER BY m.person_id, m.valid_from, m.revision DESC),
     stays AS (SELECT d.*, lead(valid_from) OVER (PARTITION BY person_id ORDER BY valid_from) AS until FROM days d)
     SELECT s.person_id, s.household_id, s.valid_from, s.until, s.relation, s.ended,
            (extract(epoch FROM r.recorded_at) * 1000000)::bigint::text AS told_at,
            CASE WHEN s.until IS NULL AND s.household_id = ANY(:named::text[]) THEN s.name_sealed END AS name_sealed
       FROM stays s JOIN register_revisions r USING (revision) ORDER BY s.person_id, s.valid_from`,
    { households: [...households], named: [...named], day: at.day, revision: at.revision },
  )
  return rows
}
