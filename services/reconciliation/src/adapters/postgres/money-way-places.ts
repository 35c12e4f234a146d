import type { Award } from '@fundtrace/contracts'
import { type Database, rememberByKey } from '@fundtrace/database'

export type WayPlace = Readonly<{
  /** A township, or a shorter code where the beneficiary's own is shorter. */
  area_code: string
  kind: Award['beneficiary_kind']
  beneficiaries: number
  awarded: string
  in_transit: string
  paid: string
}>
export type WayOfFund = Readonly<{ id: string; places: readonly WayPlace[] }>

/**
 * Where the money of a year's funds went, by township and kind of receiver, up to the end of the day. The days are the journal's, and papers
 * without a day of their own count as in the ledger's report of the same name: an award of a year that was written up later on its last
 * day, and an award and a release no later than the bank moved their payment. Areas and kinds are those that allocation told of.
 */
export async function readWayPlaces(
  db: Database,
  { fiscalYear, areaPrefixes, on }: Readonly<{ fiscalYear: number; areaPrefixes: readonly string[]; on: string }>,
): Promise<WayOfFund[]> {
  const { rows: funds } = await db.raw<{ rows: { id: string; key: string }[] }>(FUNDS, {
    fiscalYear,
    prefixes: areaPrefixes.map((prefix) => `${prefix}%`),
  })
  const known = await recall(
    db,
    funds.map(({ id, key }) => ({ id, key: `${fiscalYear} ${on} ${key}` })),
    async (ids) => {
      const rows = await readAll(db, { fundIds: [...ids], fiscalYear, on })
      return new Map(rows.map((way) => [way.id, way]))
    },
  )
  return funds.flatMap(({ id }) => known.get(id) ?? [])
}

const readAll = (
  db: Database,
  values: Readonly<{ fundIds: string[]; fiscalYear: number; on: string }>,
): Promise<WayOfFund[]> =>
  db.transaction(async (trx) => {
    // 100,000 awards are sorted in memory, and not by way of the disk.
    await trx.raw(`SET LOCAL work_mem = '64MB'`)
    return (await trx.raw<{ rows: WayOfFund[] }>(PLACES, values)).rows
  })

const WAYS_REMEMBERED_MAX = 500
const recall = rememberByKey<WayOfFund>(WAYS_REMEMBERED_MAX)

/**
 * Its area by its newest plan; whoever pays for one of its plans sees it. `key`: up to where the copies go. Those of a fund are taken in by the order of
 * their numbers, what cannot be taken in holds up what follows.
 */
const FUNDS = `
  SELECT n.fund_id AS id, concat_ws('.', ${[
    'plan_share_copies',
    'award_copies',
    'payment_award_copies',
    'journal_record_copies',
  ]
    .map((copies) => `(SELECT max(sequence) FROM ${copies} WHERE fund_id = n.fund_id), '-'`)
    .join(', ')}) AS key
    FROM (SELECT DISTINCT ON (fund_id) fund_id, area_code FROM plan_copies ORDER BY fund_id, sequence DESC) n
   WHERE EXISTS (SELECT FROM plan_share_copies s WHERE s.fund_id = n.fund_id AND s.fiscal_year = :fiscalYear)
     AND (n.area_code LIKE ANY(:prefixes::text[])
          OR EXISTS (SELECT FROM plan_copies p, unnest(p.funder_areas) AS funder
                      WHERE p.fund_id = n.fund_id AND funder LIKE ANY(:prefixes::text[])))
   ORDER BY n.fund_id COLLATE "C"`

const RECORDS = `
  SELECT r.fund_id, split_part(r.reference, ':', 2) AS about,
         min(d.day) FILTER (WHERE r.kind = 'award') AS awarded_on, min(d.day) FILTER (WHERE r.kind = 'release') AS released_on,
         min(d.day) FILTER (WHERE r.kind = 'settle') AS settled_on, min(d.day) FILTER (WHERE r.kind = 'return') AS back_on
    FROM f
    JOIN journal_record_copies r ON r.fund_id = f.fund_id AND r.kind <> 'post' AND r.kind IN ('award', 'release', 'settle', 'return')
   CROSS JOIN LATERAL (SELECT (r.effective_at AT TIME ZONE 'Asia/Shanghai')::date AS day) d
   GROUP BY 1, 2`

const PLACES = `
  WITH f AS MATERIALIZED (SELECT unnest(:fundIds::text[]) AS fund_id),
  records AS MATERIALIZED (${RECORDS}),
  sent AS MATERIALIZED (
    SELECT p.fund_id, p.award_id, least(r.released_on, r.settled_on, r.back_on) AS left_on, r.settled_on, r.back_on
      FROM (SELECT DISTINCT x.fund_id, x.payment_id, x.award_id FROM f JOIN payment_award_copies x ON x.fund_id = f.fund_id) p
      JOIN records r ON r.fund_id = p.fund_id AND r.about = p.payment_id::text),
  given AS MATERIALIZED (
    SELECT a.fund_id, a.award_id, left(a.area_code, 9) AS area_code, a.beneficiary_kind AS kind, a.beneficiary_id, a.amount,
           least(r.awarded_on, make_date(:fiscalYear::int, 12, 31)) AS recorded_on, m.day AS moved_on
      FROM (SELECT DISTINCT ON (x.fund_id, x.award_id) x.* FROM f JOIN award_copies x ON x.fund_id = f.fund_id
             ORDER BY x.fund_id, x.award_id, x.sequence, x.place) a
      JOIN records r ON r.fund_id = a.fund_id AND r.about = a.award_id::text AND r.awarded_on IS NOT NULL
      LEFT JOIN (SELECT award_id, min(least(settled_on, back_on)) AS day FROM sent GROUP BY award_id) m ON m.award_id = a.award_id),
  moves AS (
    SELECT fund_id, area_code, kind, beneficiary_id, least(recorded_on, moved_on) AS day, amount AS awarded, 0.00 AS transit, 0.00 AS paid FROM given
    UNION ALL
    SELECT g.fund_id, g.area_code, g.kind, NULL, x.day, 0.00, x.transit * g.amount, x.paid * g.amount
      FROM sent s JOIN given g ON g.award_id = s.award_id
     CROSS JOIN LATERAL (VALUES (s.left_on, 1, 0), (coalesce(s.settled_on, s.back_on), -1, 0), (s.settled_on, 0, 1),
                                (CASE WHEN s.settled_on IS NOT NULL THEN s.back_on END, 0, -1)) AS x (day, transit, paid)),
  places AS MATERIALIZED (
    SELECT fund_id, area_code, kind, count(DISTINCT beneficiary_id)::int AS beneficiaries, sum(awarded)::numeric(21,2)::text AS awarded,
           sum(transit)::numeric(21,2)::text AS in_transit, sum(paid)::numeric(21,2)::text AS paid
      FROM moves WHERE day <= :on::date GROUP BY fund_id, area_code, kind)
  SELECT f.fund_id AS id,
         coalesce((SELECT json_agg(json_build_object('area_code', p.area_code, 'kind', p.kind, 'beneficiaries', p.beneficiaries,
                            'awarded', p.awarded, 'in_transit', p.in_transit, 'paid', p.paid) ORDER BY p.area_code, p.kind)
                     FROM places p WHERE p.fund_id = f.fund_id), '[]') AS places
    FROM f ORDER BY f.fund_id COLLATE "C"`
