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

/** What a plan gives, by line after the cursor. */
export async function readNoticeRows(
  db: Database,
  planId: string,
  at: Moment,
  page: Readonly<{ after: number; limit: number }>,
): Promise<DisclosedRow[]> {
  const { rows } = await db.raw<{ rows: DisclosedRow[] }>(
    `SELECT l.line AS number, NULL AS line, NULL AS period, l.amount, l.area_code, ${ABOUT}
       FROM (SELECT * FROM plan_lines WHERE plan_id = :planId AND line > :after ORDER BY line LIMIT :limit) l
       ${CONSENTED} ORDER BY l.line`,
    { planId, ...at, ...page },
  )
  return rows
}

/** What was awarded of a plan, by run and order, counted through; the ledger's refusals are none. */
export async function readAwardedRows(
  db: Database,
  planId: string,
  at: Moment,
  page: Readonly<{ after: number; limit: number }>,
): Promise<DisclosedRow[]> {
  const { rows } = await db.raw<{ rows: DisclosedRow[] }>(
    `SELECT l.number, l.line, l.period, l.amount, l.area_code, ${ABOUT}
       FROM (SELECT (row_number() OVER w)::int AS number, a.beneficiary_id, a.line, a.period, a.amount,
                    coalesce(b.area_code, '') AS area_code
               FROM awards a JOIN award_runs r ON r.id = a.award_run_id
               CROSS JOIN LATERAL (SELECT ${homeOf('a.beneficiary_id')} AS area_code) b
              WHERE a.plan_id = :planId AND a.state <> 'refused'
             WINDOW w AS (ORDER BY r.made_at, r.id, a.ordinal, a.id)
              ORDER BY r.made_at, r.id, a.ordinal, a.id OFFSET :after LIMIT :limit) l
       ${CONSENTED} ORDER BY l.number`,
    { planId, ...at, ...page },
  )
  return rows
}

function homeOf(beneficiary: string): string {
  return shownOf(beneficiary).replaceAll('SELECT name_shown', 'SELECT area_code')
}

const ABOUT = `l.beneficiary_id, ${shownOf('l.beneficiary_id')} AS name,
  (SELECT name FROM area_versions WHERE code = l.area_code AND valid_from <= :day AND revision <= :revision
    ORDER BY valid_from DESC, revision DESC LIMIT 1) AS area_name,
  h.class, h.people`

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
