import type { Database, Transaction } from '@fundtrace/database'
import type { Moment } from './register/revision-repository.ts'
import { shownOf } from './report-register.ts'

/** One row of a public list: nothing of a household but its masked name, its place and the money, unless it consents to more. */
export type DisclosedRow = Readonly<{
  number: number
  beneficiary_id: string | null
  name: string | null
  area_code: string
  area_name: string | null
  amount: string
  /** Of awards: which payment it is, of which year or half. */
  line: string | null
  period: string | null
  /** Only of a household that consents. */
  class: string | null
  people: number | null
}>

/** Of a list, the rows after the cursor; `area` (a code's first digits, '' for all) and the masked `name` of a household choose among them. */
export type DisclosurePage = Readonly<{ after: number; limit: number; area?: string; name?: string | null }>

/** What a plan gives, by line after the cursor. */
export async function readNoticeRows(
  db: Database,
  planId: string,
  at: Moment,
  { after, limit, area = '', name = null }: DisclosurePage,
): Promise<DisclosedRow[]> {
  const { rows } = await db.raw<{ rows: DisclosedRow[] }>(
    `SELECT l.line AS number, NULL AS line, NULL AS period, l.amount, l.area_code, ${ABOUT}
       FROM (SELECT * FROM plan_lines n
              WHERE plan_id = :planId AND line > :after AND area_code LIKE :area AND ${NAMED} ORDER BY line LIMIT :limit) l
       ${CONSENTED} ORDER BY l.line`,
    { planId, ...at, after, limit, area: `${area}%`, name },
  )
  return rows
}

/** What was awarded of a plan, by run and order, counted through; the ledger's refusals are none. */
export async function readAwardedRows(
  db: Database,
  planId: string,
  at: Moment,
  { after, limit, area = '', name = null }: DisclosurePage,
): Promise<DisclosedRow[]> {
  const isWhole = area === '' && name === null
  const { rows } = await db.raw<{ rows: DisclosedRow[] }>(
    `SELECT l.number, l.line, l.period, l.amount, l.area_code, ${ABOUT}
       FROM (${isWhole ? AWARDS_BEHIND : CHOSEN_AWARDS_BEHIND}) l
       ${CONSENTED} ORDER BY l.number`,
    { planId, ...at, after, limit, area: `${area}%`, name },
  )
  return rows
}

/** How many rows of a list each village has, and what they come to. */
export type DisclosedPlace = Readonly<{ area_code: string; area_name: string | null; lines: number; total: string }>

export async function readNoticePlaces(db: Database, planId: string, at: Moment): Promise<DisclosedPlace[]> {
  return readPlaces(db, 'SELECT area_code, amount FROM plan_lines WHERE plan_id = :planId', planId, at)
}

export async function readAwardedPlaces(db: Database, planId: string, at: Moment): Promise<DisclosedPlace[]> {
  return readPlaces(db, `SELECT ${AWARD_HOME} AS area_code, n.amount FROM ${AWARDS_OF_PLAN}`, planId, at)
}

async function readPlaces(db: Database, list: string, planId: string, at: Moment): Promise<DisclosedPlace[]> {
  const { rows } = await db.raw<{ rows: DisclosedPlace[] }>(
    `SELECT l.area_code, ${AREA_NAME} AS area_name, l.lines, l.total
       FROM (SELECT area_code, count(*)::int AS lines, sum(amount)::numeric(21,2) AS total FROM (${list}) every GROUP BY area_code) l
      ORDER BY l.area_code`,
    { planId, ...at },
  )
  return rows
}

function homeOf(beneficiary: string): string {
  return shownOf(beneficiary).replaceAll('SELECT name_shown', 'SELECT area_code')
}

/** The runs of a plan in their order, each with how many awards stand before its first; counted in the index alone. */
const RUNS = `
  SELECT r.id, c.count, (coalesce(sum(c.count) OVER (ORDER BY r.made_at, r.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::int AS before
    FROM award_runs r
    CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM awards WHERE award_run_id = r.id AND state <> 'refused') c
   WHERE r.plan_id = :planId`

/** Of the award n: of its line p of the plan, else of the register of the plan's day. */
const AWARD_HOME = `coalesce(p.area_code, ${homeOf('n.beneficiary_id')}, '')`
const LINE_OF_AWARD = `LEFT JOIN plan_lines p ON p.plan_id = n.plan_id AND p.line = n.plan_line`
const AWARDS_OF_PLAN = `awards n ${LINE_OF_AWARD} WHERE n.plan_id = :planId AND n.state <> 'refused'`

/** Households were called many things over time: first those that ever had the mask, then whether the list shows it. */
const NAMED = `(:name::text IS NULL OR n.beneficiary_id IN (SELECT beneficiary_id FROM household_versions WHERE name_shown = :name)
                AND ${shownOf('n.beneficiary_id')} = :name)`

/** Those before the page are stepped over in the index. */
const AWARDS_BEHIND = `
  SELECT k.number, n.beneficiary_id, n.line, n.period, n.amount, ${AWARD_HOME} AS area_code
    FROM (SELECT o.id, r.before + greatest(:after - r.before, 0) + o.place AS number
            FROM (${RUNS}) r
            CROSS JOIN LATERAL (
              SELECT s.id, (row_number() OVER (ORDER BY s.ordinal, s.id))::int AS place
                FROM (SELECT id, ordinal FROM awards WHERE award_run_id = r.id AND state <> 'refused'
                       ORDER BY ordinal, id OFFSET greatest(:after - r.before, 0) LIMIT :limit) s) o
           WHERE r.before + r.count > :after ORDER BY number LIMIT :limit) k
    JOIN awards n ON n.id = k.id ${LINE_OF_AWARD}`

/** Their numbers are those of the whole list: every award is counted, and then chosen. */
const CHOSEN_AWARDS_BEHIND = `
  SELECT n.number, n.beneficiary_id, n.line, n.period, n.amount, n.area_code
    FROM (SELECT r.before + n.place AS number, n.*, ${AWARD_HOME} AS area_code
            FROM (${RUNS}) r
            CROSS JOIN LATERAL (
              SELECT (row_number() OVER (ORDER BY a.ordinal, a.id))::int AS place, a.plan_id, a.plan_line, a.beneficiary_id, a.line, a.period, a.amount
                FROM awards a WHERE a.award_run_id = r.id AND a.state <> 'refused') n ${LINE_OF_AWARD}) n
   WHERE n.number > :after AND n.area_code LIKE :area AND ${NAMED}
   ORDER BY n.number LIMIT :limit`

/** As it was called on the day; a place that was listed only later as it is called now. */
const AREA_NAME = `coalesce(
  (SELECT name FROM area_versions WHERE code = l.area_code AND valid_from <= :day AND revision <= :revision ORDER BY valid_from DESC, revision DESC LIMIT 1),
  (SELECT name FROM area_versions WHERE code = l.area_code ORDER BY valid_from DESC, revision DESC LIMIT 1))`

const ABOUT = `l.beneficiary_id, ${shownOf('l.beneficiary_id')} AS name, ${AREA_NAME} AS area_name, h.class, h.people`

/** The newest word of the household, and only then its facts. */
const CONSENTED = `
  LEFT JOIN LATERAL (SELECT consents FROM disclosure_consents
                      WHERE beneficiary_id = l.beneficiary_id ORDER BY number DESC LIMIT 1) c ON true
  LEFT JOIN LATERAL (SELECT class, people FROM household_versions
                      WHERE c.consents AND beneficiary_id = l.beneficiary_id AND valid_from <= :day AND revision <= :revision
                      ORDER BY valid_from DESC, revision DESC LIMIT 1) h ON true`

export type Consent = Readonly<{ consents: boolean; given_on: string; evidence: string }>

/** Under a lock of the household until the transaction ends, so that two words cannot both be the newest. */
export async function insertConsent(
  trx: Transaction,
  beneficiaryId: string,
  consent: Consent,
  recordedBy: string,
): Promise<number> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('consent ' || ?, 0))`, [beneficiaryId])
  const { rows } = await trx.raw<{ rows: { number: number }[] }>(
    `INSERT INTO disclosure_consents (beneficiary_id, number, consents, given_on, evidence, recorded_by)
     SELECT :beneficiaryId, coalesce(max(number), 0) + 1, :consents, :given_on, :evidence, :recordedBy
       FROM disclosure_consents WHERE beneficiary_id = :beneficiaryId RETURNING number`,
    { beneficiaryId, ...consent, recordedBy },
  )
  return rows[0]?.number ?? 0
}
