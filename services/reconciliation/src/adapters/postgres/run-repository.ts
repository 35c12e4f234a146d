import type { Transaction } from '@fundtrace/database'
import { formatMoney } from '@fundtrace/money'
import type { Break, Comparison, Match } from '../../domain/break.ts'
import { keyOf } from '../../domain/ledger-record.ts'
import { toDisbursementRow, toLedgerRow, toLineRow } from './break-rows.ts'
import type { CopyPosition } from './run-facts.ts'
import type { StatementRecord } from './statement-repository.ts'

export type NewRun = Readonly<{
  id: string
  madeBy: string
  statements: readonly StatementRecord[]
  positions: readonly CopyPosition[]
  result: Comparison
}>

/** Writes a run whole. The constraints of its tables are the proof that no record and no line has two places. */
export async function insertRun(trx: Transaction, run: NewRun): Promise<void> {
  const { matches, breaks } = run.result
  await trx('runs').insert({
    id: run.id,
    line_count: run.statements.reduce((count, statement) => count + statement.count, 0),
    match_count: matches.length,
    break_count: breaks.length,
    made_by: run.madeBy,
  })
  await trx('run_statements').insert(
    run.statements.map(({ id, fund_id, sha256 }) => ({ run_id: run.id, statement_id: id, fund_id, sha256 })),
  )
  if (run.positions.length > 0)
    await trx('run_positions').insert(run.positions.map((position) => ({ run_id: run.id, ...position })))
  await insertMatches(trx, run.id, matches)
  await insertBreaks(trx, run.id, breaks)
  await insertLinePlaces(trx, run.id, run.result)
}

async function insertMatches(trx: Transaction, runId: string, matches: readonly Match[]): Promise<void> {
  await trx.raw(
    `INSERT INTO matches (run_id, ordinal, fund_id, ledger_record)
     SELECT :runId, n.ordinal, n.fund_id, n.ledger_record
       FROM unnest(:funds::text[], :records::text[]) WITH ORDINALITY AS n (fund_id, ledger_record, ordinal)`,
    { runId, funds: matches.map((match) => match.fundId), records: matches.map((match) => keyOf(match.ledger)) },
  )
}

async function insertBreaks(trx: Transaction, runId: string, breaks: readonly Break[]): Promise<void> {
  await trx.raw(
    `INSERT INTO breaks (run_id, ordinal, fund_id, kind, direction, difference, ledger, statement, disbursement, related,
                         explanation_zh, explanation_en)
     SELECT :runId, n.ordinal, n.fund_id, n.kind, n.direction, n.difference, n.ledger, n.statement, n.disbursement, n.related, n.zh, n.en
       FROM unnest(:funds::text[], :kinds::text[], :directions::text[], :differences::numeric[], :ledger::jsonb[], :statement::jsonb[],
                   :disbursement::jsonb[], :related::jsonb[], :zh::text[], :en::text[])
            WITH ORDINALITY AS n (fund_id, kind, direction, difference, ledger, statement, disbursement, related, zh, en, ordinal)`,
    {
      runId,
      funds: breaks.map((each) => each.fundId),
      kinds: breaks.map((each) => each.kind),
      directions: breaks.map((each) => each.direction),
      differences: breaks.map((each) => formatMoney(each.difference)),
      ledger: breaks.map(({ ledger }) => ledger && JSON.stringify(toLedgerRow(ledger))),
      statement: breaks.map(({ statement }) => statement && JSON.stringify(toLineRow(statement))),
      disbursement: breaks.map(({ disbursement }) => disbursement && JSON.stringify(toDisbursementRow(disbursement))),
      related: breaks.map(({ related }) =>
        JSON.stringify({ ledger: related.ledger.map(toLedgerRow), statement: related.statement.map(toLineRow) }),
      ),
      zh: breaks.map((each) => each.explanation.zh),
      en: breaks.map((each) => each.explanation.en),
    },
  )
}

async function insertLinePlaces(trx: Transaction, runId: string, { matches, breaks }: Comparison): Promise<void> {
  const places = [
    ...matches.flatMap(({ lines }, index) => lines.map((line) => ({ line, match: index + 1, break: null }))),
    ...breaks.flatMap(({ statement, related }, index) =>
      [statement ?? [], related.statement].flat().map((line) => ({ line, match: null, break: index + 1 })),
    ),
  ]
  await trx.raw(
    `INSERT INTO run_lines (run_id, statement_id, line, match_ordinal, break_ordinal)
     SELECT :runId, n.*
       FROM unnest(:statements::uuid[], :lines::integer[], :matches::integer[], :breaks::integer[]) AS n`,
    {
      runId,
      statements: places.map(({ line }) => line.statementId),
      lines: places.map(({ line }) => line.line),
      matches: places.map((place) => place.match),
      breaks: places.map((place) => place.break),
    },
  )
}
