import type { Database, Transaction } from '@fundtrace/database'
import type { Finding, GivenBy } from '../../domain/guarantee/finding.ts'
import { shownOf } from './report-register.ts'

export type CountedPlan = Readonly<{
  id: string
  fund_id: string
  programme_id: string
  fiscal_year: number
  state: string
  register_day: string | null
}>

/** The plan in force of every fund and programme of the year: posted, or approved where none is posted yet. */
export async function readPlansInForce(trx: Transaction, year: number): Promise<CountedPlan[]> {
  const { rows } = await trx.raw<{ rows: CountedPlan[] }>(
    `SELECT DISTINCT ON (p.fund_id, p.programme_id) ${PLAN_COLUMNS}
       FROM plans p JOIN funds f ON f.id = p.fund_id
      WHERE f.fiscal_year = :year AND p.state IN ('approved', 'posted')
      ORDER BY p.fund_id, p.programme_id, p.state DESC, p.id`,
    { year },
  )
  return rows
}

export async function readPlansNamed(trx: Transaction, ids: readonly string[]): Promise<CountedPlan[]> {
  const { rows } = await trx.raw<{ rows: CountedPlan[] }>(
    `SELECT ${PLAN_COLUMNS} FROM plans p JOIN funds f ON f.id = p.fund_id WHERE p.id = ANY(:ids::uuid[])
      ORDER BY p.fund_id, p.programme_id, p.id`,
    { ids: [...ids] },
  )
  return rows
}

const PLAN_COLUMNS = 'p.id, p.fund_id, p.programme_id, f.fiscal_year, p.state, p.register_day'

export type Evaluation = Readonly<{
  id: string
  guarantee_id: string
  version: number
  fiscal_year: number
  register_day: string
  register_revision: number
  bound: number
  short: number
  floor_total: string
  given_total: string
  missing_total: string
  findings: number
  content_sha256: string
}>

/** Findings first, their evaluation last: it closes the list. */
export async function insertFindings(
  trx: Transaction,
  evaluationId: string,
  firstNumber: number,
  findings: readonly Finding[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO guarantee_findings (evaluation_id, number, role, beneficiary_id, area_code, supporter_id, person_id,
            receivers, qualifying, floor, given, missing, sources)
     SELECT :evaluationId, :firstNumber::int + n.place - 1, n.role, n.beneficiary_id, n.area_code, n.supporter_id, n.person_id,
            n.receivers, n.qualifying, n.floor, n.given, n.missing, n.sources::jsonb
       FROM unnest(:roles::text[], :beneficiaries::text[], :areas::text[], :supporters::text[], :persons::uuid[], :receivers::int[],
                   :qualifying::numeric[], :floors::numeric[], :given::numeric[], :missing::numeric[], :sources::text[])
            WITH ORDINALITY AS n (role, beneficiary_id, area_code, supporter_id, person_id, receivers, qualifying, floor, given,
                                  missing, sources, place)`,
    {
      evaluationId,
      firstNumber,
      roles: findings.map((finding) => finding.role),
      beneficiaries: findings.map((finding) => finding.beneficiaryId),
      areas: findings.map((finding) => finding.areaCode),
      supporters: findings.map((finding) => finding.supporterId),
      persons: findings.map((finding) => finding.personId),
      receivers: findings.map((finding) => finding.receivers),
      qualifying: findings.map((finding) => finding.qualifying),
      floors: findings.map((finding) => finding.floor),
      given: findings.map((finding) => finding.given),
      missing: findings.map((finding) => finding.missing),
      sources: findings.map((finding) => JSON.stringify(finding.sources)),
    },
  )
}

export async function insertEvaluation(
  trx: Transaction,
  evaluation: Evaluation,
  planIds: readonly string[],
  madeBy: string,
): Promise<void> {
  await trx('guarantee_evaluations').insert({ ...evaluation, made_by: madeBy })
  await trx.raw(
    `INSERT INTO guarantee_evaluation_plans (evaluation_id, plan_id) SELECT :id, plan_id FROM unnest(:planIds::uuid[]) AS plan_id`,
    { id: evaluation.id, planIds: [...planIds] },
  )
}

export type KeptEvaluation = Omit<Evaluation, 'register_revision'> &
  Readonly<{ area_code: string; register_revision: string; plan_ids: string[]; made_by: string; made_at: Date }>

export async function findEvaluation(db: Database | Transaction, id: string): Promise<KeptEvaluation | undefined> {
  const { rows } = await db.raw<{ rows: KeptEvaluation[] }>(
    `SELECT e.*, g.area_code, ARRAY(SELECT plan_id FROM guarantee_evaluation_plans WHERE evaluation_id = e.id ORDER BY plan_id) AS plan_ids
       FROM guarantee_evaluations e JOIN guarantees g ON g.id = e.guarantee_id WHERE e.id = :id`,
    { id },
  )
  return rows[0]
}

/** The newest first. */
export async function readEvaluations(
  db: Database,
  guaranteeId: string,
  year: number | null,
): Promise<KeptEvaluation[]> {
  const { rows } = await db.raw<{ rows: KeptEvaluation[] }>(
    `SELECT e.*, g.area_code, ARRAY(SELECT plan_id FROM guarantee_evaluation_plans WHERE evaluation_id = e.id ORDER BY plan_id) AS plan_ids
       FROM guarantee_evaluations e JOIN guarantees g ON g.id = e.guarantee_id
      WHERE e.guarantee_id = :guaranteeId AND (:year::int IS NULL OR e.fiscal_year = :year::int)
      ORDER BY e.made_at DESC, e.id LIMIT 100`,
    { guaranteeId, year },
  )
  return rows
}

export type ShownFinding = Finding &
  Readonly<{
    number: number
    /** Masked, as it stood on the register day. */
    nameShown: string | null
    supporterName: string | null
    personShown: string | null
  }>

/** By number after the cursor, with masked names. */
export async function readFindings(
  db: Database,
  evaluation: Pick<KeptEvaluation, 'id' | 'register_day' | 'register_revision'>,
  page: Readonly<{ after: number; limit: number }>,
): Promise<ShownFinding[]> {
  const { rows } = await db.raw<{ rows: FindingRow[] }>(
    `SELECT f.*, ${shownOf('f.beneficiary_id')} AS name_shown, u.name AS supporter_name, m.name_shown AS person_shown
       FROM guarantee_findings f
       LEFT JOIN LATERAL (SELECT name_shown FROM member_versions
                           WHERE person_id = f.person_id AND valid_from <= :day AND revision <= :revision
                           ORDER BY valid_from DESC, revision DESC LIMIT 1) m ON true
       LEFT JOIN supporting_units u ON u.id = f.supporter_id
      WHERE f.evaluation_id = :id AND f.number > :after ORDER BY f.number LIMIT :limit`,
    { id: evaluation.id, day: evaluation.register_day, revision: evaluation.register_revision, ...page },
  )
  return rows.map((row) => ({
    number: row.number,
    role: row.role,
    beneficiaryId: row.beneficiary_id,
    areaCode: row.area_code,
    supporterId: row.supporter_id,
    personId: row.person_id,
    receivers: row.receivers,
    qualifying: row.qualifying,
    floor: row.floor,
    given: row.given,
    missing: row.missing,
    sources: row.sources,
    nameShown: row.name_shown,
    supporterName: row.supporter_name,
    personShown: row.person_shown,
  }))
}

type FindingRow = {
  number: number
  role: Finding['role']
  beneficiary_id: string | null
  area_code: string | null
  supporter_id: string | null
  person_id: string | null
  receivers: number
  qualifying: string | null
  floor: string
  given: string
  missing: string
  sources: GivenBy[]
  name_shown: string | null
  supporter_name: string | null
  person_shown: string | null
}
