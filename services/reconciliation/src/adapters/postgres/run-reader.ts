import type { Database, Transaction } from '@fundtrace/database'
import type { BreakKind } from '../../domain/break.ts'
import type { Direction } from '../../domain/statement-line.ts'
import type { DisbursementRow, LedgerRow, LineRow } from './break-rows.ts'
import type { CopyPosition } from './run-facts.ts'

export type RunSummary = Readonly<{
  id: string
  number: number
  funds: string[]
  lines: number
  matched: number
  break_count: number
  made_by: string
  made_at: string
}>

export type BreakRecord = Readonly<{
  ordinal: number
  kind: BreakKind
  fund_id: string
  difference: string
  direction: Direction
  ledger: LedgerRow | null
  statement: LineRow | null
  disbursement: DisbursementRow | null
  related: Readonly<{ ledger: LedgerRow[]; statement: LineRow[] }>
  explanation: Readonly<{ zh: string; en: string }>
}>

const SUMMARY = `
  SELECT r.id, r.number::int AS number, r.line_count AS lines, r.match_count AS matched, r.break_count, r.made_by, r.made_at,
         ARRAY(SELECT DISTINCT fund_id FROM run_statements s WHERE s.run_id = r.id ORDER BY fund_id) AS funds
    FROM runs r`

export async function readRun(db: Database | Transaction, id: string): Promise<RunSummary | undefined> {
  const { rows } = await db.raw<{ rows: SummaryRow[] }>(`${SUMMARY} WHERE r.id = :id`, { id })
  return rows.map(toSummary)[0]
}

/** Newest first: the runs all of whose funds lie in these areas, or are paid for by one of them. */
export async function listRuns(
  db: Database,
  prefixes: readonly string[],
  page: { before: number; limit: number },
): Promise<RunSummary[]> {
  const { rows } = await db.raw<{ rows: SummaryRow[] }>(
    `WITH visible AS (
       SELECT p.fund_id FROM plan_copies p
        WHERE p.area_code LIKE ANY(:areas::text[])
           OR EXISTS (SELECT FROM unnest(p.funder_areas) AS area WHERE area LIKE ANY(:areas::text[])))
     ${SUMMARY}
      WHERE r.number < :before
        AND NOT EXISTS (SELECT FROM run_statements s
                         WHERE s.run_id = r.id AND s.fund_id NOT IN (SELECT fund_id FROM visible))
      ORDER BY r.number DESC LIMIT :limit`,
    { areas: prefixes.map((prefix) => `${prefix}%`), ...page },
  )
  return rows.map(toSummary)
}

export type FrozenStatement = Readonly<{ id: string; fund_id: string; sha256: string; from: string; to: string }>

export async function readFrozenInputs(
  db: Database | Transaction,
  runId: string,
): Promise<{ statements: FrozenStatement[]; positions: (Omit<CopyPosition, 'sequence'> & { sequence: number })[] }> {
  const { rows: statements } = await db.raw<{ rows: FrozenStatement[] }>(
    `SELECT r.statement_id AS id, r.fund_id, r.sha256, s.first_day AS "from", s.last_day AS "to"
       FROM run_statements r JOIN statements s ON s.id = r.statement_id
      WHERE r.run_id = :runId ORDER BY r.fund_id, s.first_day, r.statement_id`,
    { runId },
  )
  const positions: CopyPosition[] = await db('run_positions')
    .where({ run_id: runId })
    .orderBy(['fund_id', 'consumer', 'source'])
    .select('fund_id', 'consumer', 'source', 'sequence')
  return { statements, positions: positions.map((each) => ({ ...each, sequence: Number(each.sequence) })) }
}

export async function readBreaks(
  db: Database | Transaction,
  runId: string,
  page: { after: number; limit: number },
): Promise<BreakRecord[]> {
  const { rows } = await db.raw<{ rows: BreakRecord[] }>(
    `SELECT ordinal, kind, fund_id, difference, direction, ledger, statement, disbursement, related,
            json_build_object('zh', explanation_zh, 'en', explanation_en) AS explanation
       FROM breaks WHERE run_id = :runId AND ordinal > :after ORDER BY ordinal LIMIT :limit`,
    { runId, ...page },
  )
  return rows
}

type SummaryRow = Omit<RunSummary, 'made_at'> & { made_at: Date }
const toSummary = (row: SummaryRow): RunSummary => ({ ...row, made_at: row.made_at.toISOString() })
