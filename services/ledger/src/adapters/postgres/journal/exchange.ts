import assert from 'node:assert/strict'
import type { Client, Connection } from 'pg'
import { type BinaryRows, endRows, putShort, putSignature, putText, putWord, startBinaryRows } from './binary-rows.ts'
import { reserve } from './growing-bytes.ts'

/** What has a name is prepared once on a connection. Each `$1`, `$2` ... is given as text. */
export type Statement = Readonly<{ name: string | null; text: string; values: readonly (string | number)[] }>
/** `put` writes its rows, each with all of the columns. */
export type Copy = Readonly<{ name: string; text: string; put: (rows: BinaryRows) => void }>

/**
 * Statements that do not need each other's answers, put together in one piece of memory: one write to the socket and one answer, because waking a
 * backend and waiting for a turn of the event loop cost more than a small batch. Where one fails PostgreSQL passes over those after it.
 * https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export type Exchange = Readonly<{
  run: (statement: Statement) => void
  copy: (copy: Copy) => void
  /** Sends the statement and its values under a name of the transaction, to be run by a later exchange of it. */
  bind: (portal: string, statement: Statement) => void
  runBound: (portal: string) => void
  /** Fulfilled with the tags of what was run, such as 'UPDATE 3'. `onCopy` is told when all before the first copied rows is done. */
  send: (onCopy?: () => void) => Promise<readonly string[]>
}>

export function startExchange(client: Client): Exchange {
  const rows = memoryOf(client)
  rows.at = 0
  const prepared = preparedOn(client)
  const parsed: string[] = []

  const parse = ({ name, text }: Omit<Statement, 'values'>): string => {
    if (name !== null && (prepared.has(name) || parsed.includes(name))) return name
    // It may be there already, from an exchange that failed later: to close what is not there is no error.
    if (name !== null) putMessage(rows, 'C', () => putTextOf(rows, `S${name}`))
    putMessage(rows, 'P', () => {
      putTextOf(rows, name ?? '')
      putTextOf(rows, text)
      reserve(rows, 2)
      putShort(rows, 0)
    })
    if (name !== null) parsed.push(name)
    return name ?? ''
  }
  const bind = (portal: string, statement: Statement): void => {
    const name = parse(statement)
    putMessage(rows, 'B', () => {
      putTextOf(rows, portal)
      putTextOf(rows, name)
      reserve(rows, 4)
      putShort(rows, 0)
      putShort(rows, statement.values.length)
      for (const value of statement.values) putText(rows, `${value}`)
      reserve(rows, 2)
      putShort(rows, 0)
    })
  }
  const runBound = (portal: string): void =>
    putMessage(rows, 'E', () => {
      putTextOf(rows, portal)
      reserve(rows, 4)
      putWord(rows, 0)
    })
  const run = (statement: Statement): void => {
    bind('', statement)
    runBound('')
  }

  return {
    run,
    bind,
    runBound,
    copy: ({ name, text, put }) => {
      run({ name, text, values: [] })
      putMessage(rows, 'd', () => {
        putSignature(rows)
        put(rows)
        endRows(rows)
      })
      putMessage(rows, 'c', () => undefined)
    },
    send: (onCopy) => {
      putMessage(rows, 'S', () => undefined)
      return new Promise((resolve, reject) => {
        const tags: string[] = []
        client.query({
          submit: (connection: Connection) => void connection.stream.write(rows.bytes.subarray(0, rows.at)),
          handleCopyInResponse: () => onCopy?.(),
          handleDataRow: () => undefined,
          handleCommandComplete: ({ text }: Readonly<{ text: string }>) => void tags.push(text),
          handleError: reject,
          handleReadyForQuery: () => {
            for (const name of parsed) prepared.add(name)
            resolve(tags)
          },
        })
      })
    },
  }
}

/** A connection has one exchange after the other, and what it has written has been read when its answer comes: one piece of memory is enough. */
const MEMORIES = new WeakMap<Client, BinaryRows>()
function memoryOf(client: Client): BinaryRows {
  const known = MEMORIES.get(client)
  if (known !== undefined) return known
  const rows = startBinaryRows()
  MEMORIES.set(client, rows)
  return rows
}

/** The driver's own list is of what went through its own queries. */
const PREPARED = new WeakMap<Client, Set<string>>()
function preparedOn(client: Client): Set<string> {
  const known = PREPARED.get(client)
  if (known !== undefined) return known
  const none = new Set<string>()
  PREPARED.set(client, none)
  return none
}

/** Its length counts itself and what `putBody` writes. */
function putMessage(rows: BinaryRows, type: string, putBody: () => void): void {
  reserve(rows, 5)
  rows.bytes[rows.at] = type.charCodeAt(0)
  const start = rows.at + 1
  rows.at += 5
  putBody()
  const end = rows.at
  rows.at = start
  putWord(rows, end - start)
  rows.at = end
}

/** Ended by a zero byte, as the protocol has its names and statements. */
function putTextOf(rows: BinaryRows, text: string): void {
  assert(!text.includes('\0'), 'a zero byte would end the text')
  reserve(rows, 3 * text.length + 1)
  rows.at += rows.bytes.write(text, rows.at, 'utf8')
  rows.bytes[rows.at] = 0
  rows.at += 1
}
