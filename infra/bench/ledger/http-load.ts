import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { generateLocalIssuerKeys, signLocalToken } from '@fundtrace/http-server'
import autocannon from 'autocannon'
import { FUND } from './bench-fund.ts'
import { drawEntries, nextKey, type Spread } from './posting-orders.ts'

export type HttpLoad = Readonly<{
  noOp: (cell: HttpCell) => Promise<HttpResult>
  single: (cell: HttpCell) => Promise<HttpResult>
  bulk: (cell: HttpCell & Readonly<{ perRequest: number }>) => Promise<HttpResult>
  close: () => Promise<void>
}>
export type HttpCell = Spread & Readonly<{ connections: number; seconds: number }>
/** Requests a second that were answered 2xx, and the 99th percentile of their latency. */
export type HttpResult = Readonly<{ requests_s: number; p99_ms: number; refused: number }>

/** A server process with the posting routes, and autocannon in this one: three parties on the same cores, as the issue asks it. */
export async function startHttpLoad(urls: Readonly<{ appUrl: string; messagesUrl: string }>): Promise<HttpLoad> {
  const keys = generateLocalIssuerKeys()
  const order = JSON.stringify({ ...urls, publicKeyPem: keys.publicKeyPem })
  const server = fork(fileURLToPath(new URL('./serve.ts', import.meta.url)), [order])
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  const token = await signLocalToken({
    privateKeyPem: keys.privateKeyPem,
    subject: 'treasury-officer-17',
    name: 'bench',
    roles: ['treasury'],
    areas: ['441802'],
    lifetimeSeconds: 3_600,
  })

  const run = async (path: string, cell: HttpCell, body: () => unknown): Promise<HttpResult> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const result = await autocannon({
      url: `http://127.0.0.1:${port}`,
      connections: cell.connections,
      duration: cell.seconds,
      requests: [
        {
          method: 'POST',
          path,
          setupRequest: (request) => ({
            ...request,
            headers: { ...headers, 'idempotency-key': nextKey() },
            body: JSON.stringify(body()),
          }),
        },
      ],
    })
    return {
      requests_s: result['2xx'] / result.duration,
      p99_ms: result.latency.p99,
      refused: result.non2xx + result.errors + result.timeouts,
    }
  }
  const single = (cell: HttpCell) => () => ({ entries: drawEntries(cell) })
  return {
    noOp: (cell) => run('/v1/no-op', cell, single(cell)),
    single: (cell) => run(`/v1/funds/${FUND}/transactions`, cell, single(cell)),
    bulk: (cell) =>
      run(`/v1/funds/${FUND}/transactions/bulk`, cell, () => ({
        transactions: Array.from({ length: cell.perRequest }, () => ({ key: nextKey(), entries: drawEntries(cell) })),
      })),
    close: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}
