import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Each connection has one request waiting at a time, and sends the next when it has read the whole answer. */
export type ClosedLoop = Readonly<{
  port: number
  connections: number
  seconds: number
  /** Put together for each request anew. */
  request: () => Buffer
}>
/** Requests a second that were answered 2xx, and the 99th percentile of the time from the first byte sent to the last one read. */
export type LoopResult = Readonly<{ requests_s: number; p99_ms: number; refused: number }>

/**
 * A load generator that does what it must and no more: it works on the cores of who is measured, and one for any purpose takes as long for a request
 * as the server does.
 */
export async function runClosedLoop({ port, connections, seconds, request }: ClosedLoop): Promise<LoopResult> {
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      await once(socket, 'connect')
      return socket
    }),
  )
  const latencies: number[] = []
  let refused = 0
  const until = performance.now() + seconds * 1000
  await Promise.all(
    sockets.map((socket) =>
      keepAsking(socket, request, (status, askedAt, readAt) => {
        if (readAt > until) return false
        if (status < 200 || status > 299) refused += 1
        else latencies.push(readAt - askedAt)
        return true
      }),
    ),
  )
  latencies.sort((one, other) => one - other)
  return {
    requests_s: latencies.length / seconds,
    p99_ms: Math.round((latencies[Math.ceil(latencies.length * 0.99) - 1] ?? 0) * 10) / 10,
    refused,
  }
}

/** Until `onAnswer` says that it is over. */
function keepAsking(
  socket: Socket,
  request: () => Buffer,
  onAnswer: (status: number, askedAt: number, readAt: number) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let askedAt = 0
    let read: Buffer = NOTHING
    const ask = (): void => {
      read = NOTHING
      const bytes = request()
      askedAt = performance.now()
      socket.write(bytes)
    }
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (chunk) => {
      read = read.length === 0 ? chunk : Buffer.concat([read, chunk])
      const status = statusOf(read)
      if (status === null) return
      if (onAnswer(status, askedAt, performance.now())) return ask()
      socket.removeAllListeners()
      socket.destroy()
      resolve()
    })
    ask()
  })
}

const NOTHING = Buffer.alloc(0)

/** Null until the whole answer is there. */
function statusOf(answer: Buffer): number | null {
  const end = answer.indexOf('\r\n\r\n')
  if (end === -1) return null
  const head = answer.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer does not say its length: ${head}`)
  return answer.length < end + 4 + Number(length) ? null : Number(head.slice(9, 12))
}
