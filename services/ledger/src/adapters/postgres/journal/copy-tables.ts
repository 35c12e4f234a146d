import type { Client, Connection } from 'pg'
import { reserve } from './growing-bytes.ts'
import { type BinaryRows, endRows, putSignature, putWord, startBinaryRows } from './binary-rows.ts'

/** Rows for a table: `put` writes them, each with all of the columns. */
export type CopiedTable = Readonly<{ statement: string; put: (rows: BinaryRows) => void }>

/**
 * Inserts by COPY, all tables with one write to the socket and one answer: what belongs to the second is on its way before the first is done, and
 * PostgreSQL passes over it where that fails.
 * https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-COPY
 */
export function copyTables(client: Client, tables: readonly CopiedTable[]): Promise<void> {
  const rows = memoryOf(client)
  rows.at = 0
  const query = openMessage(rows, 'Q')
  reserve(rows, STATEMENTS_BYTES_MAX)
  rows.at += rows.bytes.write(`${tables.map(({ statement }) => statement).join(';')}\0`, rows.at, 'latin1')
  closeMessage(rows, query)
  for (const { put } of tables) {
    const data = openMessage(rows, 'd')
    putSignature(rows)
    put(rows)
    endRows(rows)
    closeMessage(rows, data)
    closeMessage(rows, openMessage(rows, 'c'))
  }
  return new Promise((resolve, reject) => {
    let failure: unknown = null
    client.query({
      submit: (connection: Connection) => void connection.stream.write(rows.bytes.subarray(0, rows.at)),
      handleCopyInResponse: () => undefined,
      handleCommandComplete: () => undefined,
      handleError: (error: unknown) => {
        failure = error
        reject(error)
      },
      handleReadyForQuery: () => {
        if (failure === null) resolve()
      },
    })
  })
}

const STATEMENTS_BYTES_MAX = 2_000

/** A connection writes one message after the other, and what it has written has been read when its answer comes: one piece of memory is enough. */
const MEMORIES = new WeakMap<Client, BinaryRows>()
function memoryOf(client: Client): BinaryRows {
  const known = MEMORIES.get(client)
  if (known !== undefined) return known
  const rows = startBinaryRows()
  MEMORIES.set(client, rows)
  return rows
}

/** Where its length will stand. */
function openMessage(rows: BinaryRows, type: string): number {
  reserve(rows, 5)
  rows.bytes[rows.at] = type.charCodeAt(0)
  rows.at += 5
  return rows.at - 4
}

function closeMessage(rows: BinaryRows, start: number): void {
  const end = rows.at
  rows.at = start
  putWord(rows, end - start)
  rows.at = end
}
