import assert from 'node:assert/strict'
import type { Topic } from '@fundtrace/contracts'
import { partitionOf } from './partition.ts'

/** An envelope as text around its sequence, which is not known before the database gives it out. */
export type OutboxRow = Readonly<{ id: string; key: string; head: string; tail: string }>

/** Each of `$1`, `$2` ... stands once and in order; what has a name comes again and may be prepared. */
export type OutboxStatement = Readonly<{ name: string | null; text: string; values: (string | number)[] }>
/** Runs in the caller's transaction. */
export type RunOutboxStatement = (statement: OutboxStatement) => Promise<readonly Readonly<Record<string, unknown>>[]>

/**
 * Takes the sequences of all keys, in key order, writes the rows in theirs and wakes the relay: one round trip for up to 5,000 rows, which is
 * beyond what is written for several keys. Answers the rows' sequences.
 * Texts are values of their own and not elements of an array: what is put into an array is quoted once more, which costs more than the rest.
 */
export async function writeOutboxRows(
  run: RunOutboxStatement,
  source: string,
  topic: Topic,
  rows: readonly OutboxRow[],
): Promise<number[]> {
  const sequences: number[] = []
  for (const part of partsOf(rows)) sequences.push(...sequencesOf(part, await run(statementOf(source, topic, part))))
  return sequences
}

/** The same as statements, for who sends them on a connection of its own; they follow each other in one transaction. */
export const outboxStatements = (source: string, topic: Topic, rows: readonly OutboxRow[]): OutboxStatement[] =>
  partsOf(rows).map((part) => statementOf(source, topic, part))

function partsOf(rows: readonly OutboxRow[]): (readonly OutboxRow[])[] {
  if (rows.length <= STATEMENT_ROWS_MAX) return [rows]
  const parts: (readonly OutboxRow[])[] = []
  for (let from = 0; from < rows.length; from += STATEMENT_ROWS_MAX)
    parts.push(rows.slice(from, from + STATEMENT_ROWS_MAX))
  return parts
}

/** A statement may have 65,535 values; six stand for each row. */
const STATEMENT_ROWS_MAX = 5_000
/** Statements of more rows come seldom, and each number of rows would be one more that a connection keeps. */
const PREPARED_ROWS_MAX = 8

function statementOf(source: string, topic: Topic, rows: readonly OutboxRow[]): OutboxStatement {
  const ofKey = Map.groupBy(rows, (row) => row.key)
  const values: (string | number)[] = [source]
  const next = (value: string | number): string => `$${values.push(value)}`
  const asked = [...ofKey].map(([key, { length }]) => `(${next(key)}::text, ${next(length)}::bigint)`)
  const topicName = next(topic.name)
  const written = [...ofKey].flatMap(([key, ofThisKey]) => {
    const partition = partitionOf(key, topic.partitions)
    return ofThisKey.map(
      ({ id, head, tail }, index) =>
        `(${next(id)}::uuid, ${next(key)}::text, ${next(partition)}::smallint, ${next(ofThisKey.length - 1 - index)}::bigint, ${next(head)}::text, ${next(tail)}::text)`,
    )
  })
  return {
    name: rows.length <= PREPARED_ROWS_MAX ? `append-to-outbox-${ofKey.size}-${rows.length}` : null,
    text: `
      WITH taken AS (
        INSERT INTO outbox_sequences AS s (source, key, last_sequence)
        SELECT $1::text, key, count FROM (VALUES ${asked.join(', ')}) AS n (key, count) ORDER BY key COLLATE "C"
            ON CONFLICT (source, key) DO UPDATE SET last_sequence = s.last_sequence + excluded.last_sequence
        RETURNING source, key, last_sequence
      ), written AS (
        INSERT INTO outbox (event_id, topic, partition, source, key, sequence, envelope)
        SELECT e.id, ${topicName}::text, e.partition, t.source, t.key, t.last_sequence - e.behind,
               (e.head || (t.last_sequence - e.behind) || e.tail)::json
          FROM (VALUES ${written.join(', ')}) AS e (id, key, partition, behind, head, tail) JOIN taken t USING (key)
         ORDER BY t.key, t.last_sequence - e.behind
      )
      SELECT key, last_sequence, pg_notify('outbox', '') FROM taken`,
    values,
  }
}

/** Of the rows, out of what the statement answered: the last sequence of each key. */
function sequencesOf(rows: readonly OutboxRow[], taken: readonly Readonly<Record<string, unknown>>[]): number[] {
  const lasts = new Map(taken.map((row) => [row['key'], Number(row['last_sequence'])]))
  const left = new Map([...Map.groupBy(rows, (row) => row.key)].map(([key, { length }]) => [key, length]))
  return rows.map(({ key }) => {
    const last = lasts.get(key)
    const behind = (left.get(key) ?? 0) - 1
    assert(last !== undefined, `a sequence is given out for ${key}`)
    left.set(key, behind)
    return last - behind
  })
}
