import type { Client, Connection } from 'pg'
import type { Transaction } from './connect.ts'

/**
 * Rows by COPY ... FROM STDIN within the transaction: what is in `chunks` is sent as it is, and memory stays bounded by one chunk. Where a
 * chunk cannot be made, nothing is copied.
 */
export async function copyIn(
  trx: Transaction,
  statement: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  // A transaction of knex answers with the connection that it holds.
  const client = (await trx.client.acquireConnection()) as Client
  await new Promise<void>((resolve, reject) => {
    let failure: unknown = null
    client.query({
      submit: (connection: Connection) => connection.query(statement),
      handleCopyInResponse: (connection: CopyConnection) => {
        sendAll(connection, chunks).catch((error: unknown) => {
          failure = error
          connection.sendCopyFail('the rows could not be made')
        })
      },
      handleCommandComplete: () => undefined,
      // The last that the query hears: node-postgres forgets it with its error.
      handleError: (error: unknown) => reject(failure ?? error),
      handleReadyForQuery: () => resolve(),
    })
  })
}

/** What node-postgres has for a query that copies in, and does not tell of in its types. */
type CopyConnection = Connection & {
  sendCopyFromChunk: (chunk: Uint8Array) => void
  endCopyFrom: () => void
  sendCopyFail: (reason: string) => void
}

async function sendAll(
  connection: CopyConnection,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  for await (const chunk of chunks) {
    connection.sendCopyFromChunk(chunk)
    if (connection.stream.writableNeedDrain) await drained(connection.stream)
  }
  connection.endCopyFrom()
}

const drained = (stream: Connection['stream']): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      stream.off('close', lost)
      resolve()
    }
    const lost = (): void => {
      stream.off('drain', done)
      reject(new Error('The connection was lost while rows were copied'))
    }
    stream.once('drain', done)
    stream.once('close', lost)
  })
