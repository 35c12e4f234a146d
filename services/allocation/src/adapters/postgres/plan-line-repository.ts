import type { Database, Transaction } from '@fundtrace/database'
import type { LineText } from '../../domain/plan/plan-bytes.ts'

/** `explanationJson` is written once, for the plan's bytes and for its row. */
export type NewLine = Omit<LineText, 'explanation'> & Readonly<{ explanationJson: string }>

/**
 * Some 1,000 lines and their parts, each in one statement. The array literals are written here: node-postgres would take longer
 * for them than PostgreSQL for the rows.
 */
export async function insertLines(trx: Transaction, planId: string, lines: readonly NewLine[]): Promise<void> {
  await trx.raw(
    `INSERT INTO plan_lines (plan_id, line, beneficiary_id, area_code, units, amount, explanation)
     SELECT :planId, n.* FROM unnest(:lines::int[], :beneficiaries::text[], :areas::text[], :units::int[], :amounts::numeric[], :explanations::jsonb[]) AS n`,
    {
      planId,
      lines: plainArray(lines.map((line) => line.line)),
      beneficiaries: textArray(lines.map((line) => line.beneficiary_id)),
      areas: textArray(lines.map((line) => line.area_code)),
      units: plainArray(lines.map((line) => line.units)),
      amounts: plainArray(lines.map((line) => line.amount)),
      explanations: textArray(lines.map((line) => line.explanationJson)),
    },
  )
  const numbers: number[] = []
  const funders: string[] = []
  const amounts: string[] = []
  for (const { line, parts } of lines)
    for (const part of parts ?? []) {
      numbers.push(line)
      funders.push(part.funder_id)
      amounts.push(part.amount)
    }
  if (numbers.length === 0) return
  await trx.raw(
    `INSERT INTO plan_line_parts (plan_id, line, funder_id, amount)
     SELECT :planId, n.* FROM unnest(:lines::int[], :funders::text[], :amounts::numeric[]) AS n`,
    { planId, lines: plainArray(numbers), funders: textArray(funders), amounts: plainArray(amounts) },
  )
}

/** Of whole numbers and amounts, which need no quotes. */
const plainArray = (values: readonly (number | string)[]): string => `{${values.join(',')}}`

/** JSON's quotes are those of an array literal, for text without control characters: ids, codes, and JSON itself, which escapes them. */
const textArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : JSON.stringify(value))).join(',')}}`

/** By number after `after`. */
export async function readLines(
  db: Database | Transaction,
  planId: string,
  page: { after: number; limit: number },
): Promise<LineText[]> {
  const { rows } = await db.raw<{ rows: LineText[] }>(
    `SELECT l.line, l.beneficiary_id, l.area_code, l.units, l.amount, l.explanation,
            (SELECT json_agg(json_build_object('funder_id', funder_id, 'amount', amount::text) ORDER BY funder_id COLLATE "C")
               FROM plan_line_parts p WHERE p.plan_id = l.plan_id AND p.line = l.line) AS parts
       FROM plan_lines l WHERE l.plan_id = :planId AND l.line > :after ORDER BY l.line LIMIT :limit`,
    { planId, after: page.after, limit: page.limit },
  )
  return rows
}

/** The number of the last line that is stored, 0 without any: lines are stored in order. */
export async function readLastLine(db: Database | Transaction, planId: string): Promise<number> {
  const row = await db('plan_lines').where({ plan_id: planId }).max({ line: 'line' }).first()
  return Number(row?.['line'] ?? 0)
}

export async function hasLine(db: Database | Transaction, planId: string, line: number): Promise<boolean> {
  return (await db('plan_lines').where({ plan_id: planId, line }).first('line')) !== undefined
}

/** Whether the plan says who receives, or counts people and lump sums. */
export async function namesReceivers(db: Database | Transaction, planId: string): Promise<boolean> {
  const row = await db('plan_lines').where({ plan_id: planId }).whereNotNull('beneficiary_id').first('line')
  return row !== undefined
}
