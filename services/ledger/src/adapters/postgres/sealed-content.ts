import type { Database, Transaction } from '@fundtrace/database'
import { journalId } from '../../domain/shard.ts'

/** Records of a shard by their positions, both counted in. */
export type RecordRange = Readonly<{ shard: number; first: number; last: number }>

/** The sealed texts of the records that are there, in order. One that was deleted is missing in the answer; nobody throws for it. */
export async function readSealedRecords(db: Database | Transaction, range: RecordRange): Promise<string[]> {
  const { rows } = await db.raw<{ rows: SealedRow[] }>(sealedRecordsSql(range))
  return rows.map((row) => row.sealed)
}

export type SealedRow = Readonly<{ position: string; sealed: string }>

/**
 * Rebuilds what both roads sealed (domain/posting/record.ts) from the stored rows, byte for byte: RFC 8785 JSON, its names in order. One
 * statement over a range of the journal, for any driver: there is nothing in it but numbers of our own. A hold stands there as the record
 * left it, whatever became of it since.
 * Its cost follows the range: three index scans and a look-up for each account.
 */
export function sealedRecordsSql({ shard, first, last }: RecordRange): string {
  const range = `BETWEEN ${journalId(shard, first)} AND ${journalId(shard, last)}`
  return `
    WITH entry_texts AS (
      SELECT e.journal_id, string_agg('{"account":' || to_json(a.code) || ',"amount":"' || e.amount || '","balance_after":"' || e.balance_after
               || '","line":' || e.line || '}', ',' ORDER BY e.ordinal) AS text
        FROM entries e JOIN accounts a ON a.id = e.account_id
       WHERE e.journal_id ${range} GROUP BY e.journal_id),
    hold_texts AS (
      SELECT h.journal_id, string_agg('{"account":' || to_json(h.account_code) || ',"amount":"' || h.amount || '","hold_id":"' || h.id
               || '","posted":"' || h.posted || '","state":"' || h.state || '"}', ',' ORDER BY h.id) AS text
        FROM (SELECT placed_in AS journal_id, id, account_code, amount, 0.00 AS posted, 'pending' AS state FROM holds WHERE placed_in ${range}
              UNION ALL
              SELECT ended_in, id, account_code, amount, posted, state FROM holds WHERE ended_in ${range}) h
       GROUP BY h.journal_id)
    SELECT (t.journal_id & ${POSITION_BITS})::text AS position,
           '{"asked_by":' || ${quoted('t.asked_by')} || ',"document_number":' || ${quoted('t.document_number')}
           || ',"effective_at":"' || ${instant('t.effective_at')} || '","entries":[' || coalesce(e.text, '')
           || '],"event_id":' || coalesce('"' || t.event_id || '"', 'null') || ',"fund":' || to_json(t.fund_id)
           || ',"holds":[' || coalesce(h.text, '') || '],"id":"' || t.id || '","kind":"' || t.kind
           || '","metadata":' || coalesce(t.metadata, 'null') || ',"number":' || coalesce(t.number::text, 'null')
           || ',"payment_id":' || coalesce('"' || t.payment_id || '"', 'null') || ',"position":' || (t.journal_id & ${POSITION_BITS})
           || ',"private_hash":' || coalesce('"' || encode(t.private_hash, 'hex') || '"', 'null')
           || ',"recorded_at":"' || ${instant('t.recorded_at')} || '","reference":' || to_json(t.reference)
           || ',"reverses":' || coalesce('"' || t.reverses || '"', 'null') || ',"shard":' || (t.journal_id >> 48) || '}' AS sealed
      FROM transactions t
      LEFT JOIN entry_texts e ON e.journal_id = t.journal_id
      LEFT JOIN hold_texts h ON h.journal_id = t.journal_id
     WHERE t.journal_id ${range}
     ORDER BY t.journal_id`
}

const POSITION_BITS = '281474976710655'
/** PostgreSQL escapes in JSON what RFC 8785 escapes, and the same way. */
const quoted = (column: string): string => `coalesce(to_json(${column})::text, 'null')`
/** What is below a millisecond, in rows from before there were blocks, is cut off, as a Date of them is. */
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
