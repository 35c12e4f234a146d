import type { Database, Transaction } from '@fundtrace/database'
import { parseMoney, toFen } from '@fundtrace/money'
import type { SourceLine, SourceSupport } from '../../domain/guarantee/count-sources.ts'
import type { Explanation } from '../../domain/plan/explanation.ts'
import type { Moment } from './register/revision-repository.ts'

/*
 * What a page of the register was given in a year: three set-based reads for a thousand receivers, by index, so the cost of an evaluation
 * grows with the receivers alone.
 */
export type GivenLine = SourceLine & Readonly<{ beneficiaryId: string; explanation: Explanation | null }>
export type GivenSupport = SourceSupport & Readonly<{ beneficiaryId: string; unitId: string | null }>

/** By programme, plan and line. Explanations are heavy; they come where they are asked for. */
export async function readGivenLines(
  db: Database | Transaction,
  ids: readonly string[],
  planIds: readonly string[],
  { withExplanations = false }: Readonly<{ withExplanations?: boolean }> = {},
): Promise<GivenLine[]> {
  const { rows } = await db.raw<{ rows: LineRow[] }>(
    `SELECT l.beneficiary_id, p.programme_id, l.plan_id, l.line, l.amount,
            ${withExplanations ? 'l.explanation' : 'NULL AS explanation'}, s.parts
       FROM plan_lines l
       JOIN plans p ON p.id = l.plan_id
       LEFT JOIN LATERAL (
         SELECT array_agg(funder_id || ' ' || amount ORDER BY funder_id) AS parts
           FROM plan_line_parts WHERE plan_id = l.plan_id AND line = l.line) s ON true
      WHERE l.beneficiary_id = ANY(:ids::text[]) AND l.plan_id = ANY(:planIds::uuid[])
      ORDER BY p.programme_id, l.plan_id, l.line`,
    { ids: [...ids], planIds: [...planIds] },
  )
  return rows.map((row) => ({
    beneficiaryId: row.beneficiary_id,
    programmeId: row.programme_id,
    planId: row.plan_id,
    line: row.line,
    fen: toFen(parseMoney(row.amount)),
    parts: (row.parts ?? []).map(toPart),
    explanation: row.explanation,
  }))
}

type LineRow = {
  beneficiary_id: string
  programme_id: string
  plan_id: string
  line: number
  amount: string
  parts: string[] | null
  explanation: Explanation | null
}

/** 'district 2000.00': ids of funders have no blanks. */
function toPart(text: string): SourceLine['parts'][number] {
  const [funderId = '', amount = ''] = text.split(' ')
  return { funderId, fen: toFen(parseMoney(amount)) }
}

/** Support money of the calendar year, as known at the revision, by id. A cadre's counts for its unit. */
export async function readGivenSupports(
  db: Database | Transaction,
  ids: readonly string[],
  year: number,
  revision: number,
): Promise<GivenSupport[]> {
  const { rows } = await db.raw<{ rows: SupportRow[] }>(
    `SELECT s.beneficiary_id, s.id, s.kind, s.funder_id, s.amount, s.counts_in,
            coalesce(s.unit_id, s.cadre_id, s.giver_name) AS giver, coalesce(s.unit_id, c.unit_id) AS unit_id
       FROM (SELECT DISTINCT ON (id) * FROM supports
              WHERE id IN (SELECT id FROM supports WHERE beneficiary_id = ANY(:ids::text[])) AND revision <= :revision
              ORDER BY id, revision DESC) s
       LEFT JOIN cadres c ON c.id = s.cadre_id
      WHERE NOT s.withdrawn AND s.beneficiary_id = ANY(:ids::text[]) AND s.given_on BETWEEN :first::date AND :last::date
      ORDER BY s.id`,
    { ids: [...ids], revision, first: `${year}-01-01`, last: `${year}-12-31` },
  )
  return rows.map((row) => ({
    beneficiaryId: row.beneficiary_id,
    id: row.id,
    giver: row.giver,
    unitId: row.unit_id,
    kind: row.kind,
    funderId: row.funder_id,
    fen: toFen(parseMoney(row.amount)),
    countsIn: row.counts_in,
  }))
}

type SupportRow = {
  beneficiary_id: string
  id: string
  kind: string
  funder_id: string | null
  amount: string
  counts_in: string | null
  giver: string
  unit_id: string | null
}

export type PairedUnit = Readonly<{
  beneficiaryId: string
  unitId: string
  funderId: string
  /** The unit itself and its cadres that are paired with the receiver. */
  supporterIds: readonly string[]
}>

/** Supporting units paired with each receiver on the day, themselves or through their cadres, by unit. */
export async function readPairedUnits(
  db: Database | Transaction,
  ids: readonly string[],
  at: Moment,
): Promise<PairedUnit[]> {
  const { rows } = await db.raw<{
    rows: { beneficiary_id: string; unit_id: string; funder_id: string; supporter_ids: string[] }[]
  }>(
    `SELECT p.beneficiary_id, u.id AS unit_id, u.funder_id, array_agg(p.supporter_id ORDER BY p.supporter_id) AS supporter_ids
       FROM (SELECT DISTINCT ON (beneficiary_id, supporter_id) beneficiary_id, supporter_id, unit_id, cadre_id, active
               FROM pairings
              WHERE beneficiary_id = ANY(:ids::text[]) AND valid_from <= :day AND revision <= :revision
              ORDER BY beneficiary_id, supporter_id, valid_from DESC, revision DESC) p
       LEFT JOIN cadres c ON c.id = p.cadre_id
       JOIN supporting_units u ON u.id = coalesce(p.unit_id, c.unit_id)
      WHERE p.active GROUP BY p.beneficiary_id, u.id, u.funder_id ORDER BY p.beneficiary_id, u.id`,
    { ids: [...ids], ...at },
  )
  return rows.map((row) => ({
    beneficiaryId: row.beneficiary_id,
    unitId: row.unit_id,
    funderId: row.funder_id,
    supporterIds: row.supporter_ids,
  }))
}

export type Bill = Readonly<{
  beneficiaryId: string
  id: string
  /** Null where it is known of the household only. */
  personId: string | null
  /** Fen that are left of the costs that qualify after every insurance, never below zero. */
  qualifying: bigint
}>

/** Bills of the calendar year up to the day that lie within cover, by id. */
export async function readBills(
  db: Database | Transaction,
  ids: readonly string[],
  year: number,
  at: Moment,
): Promise<Bill[]> {
  const { rows } = await db.raw<{
    rows: { beneficiary_id: string; id: string; person_id: string | null; qualifying: string }[]
  }>(
    `SELECT i.beneficiary_id, i.id, i.person_id,
            greatest((i.facts ->> 'cost')::numeric - coalesce((i.facts ->> 'insurance_paid')::numeric, 0), 0)::numeric(21,2) AS qualifying
       FROM (SELECT DISTINCT ON (id) * FROM base_items
              WHERE id IN (SELECT id FROM base_items WHERE beneficiary_id = ANY(:ids::text[]) AND kind = 'medical_bill')
                AND revision <= :revision
              ORDER BY id, revision DESC) i
      WHERE NOT i.withdrawn AND i.beneficiary_id = ANY(:ids::text[]) AND i.happened_on <= :day::date
        AND i.happened_on BETWEEN :first::date AND :last::date AND i.happened_on >= (i.facts ->> 'covered_from')::date
      ORDER BY i.id`,
    { ids: [...ids], ...at, first: `${year}-01-01`, last: `${year}-12-31` },
  )
  return rows.map((row) => ({
    beneficiaryId: row.beneficiary_id,
    id: row.id,
    personId: row.person_id,
    qualifying: toFen(parseMoney(row.qualifying)),
  }))
}
