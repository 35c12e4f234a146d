import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { generateLocalIssuerKeys, signLocalToken } from '@fundtrace/http-server'
import { FUND } from './bench-fund.ts'
import { type LoopResult, runClosedLoop } from './closed-loop.ts'
import { drawEntries, nextKey, type Spread } from './posting-orders.ts'

export type HttpLoad = Readonly<{
  noOp: (cell: HttpCell) => Promise<LoopResult>
  single: (cell: HttpCell) => Promise<LoopResult>
  bulk: (cell: HttpCell & Readonly<{ perRequest: number }>) => Promise<LoopResult>
  close: () => Promise<void>
}>
export type HttpCell = Spread & Readonly<{ connections: number; seconds: number }>

/** A server process with the posting routes, and the load in this one: with PostgreSQL three parties on the same cores. */
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

  const run = (path: string, { connections, seconds }: HttpCell, body: () => unknown): Promise<LoopResult> => {
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nidempotency-key: `
    const request = (): Buffer => {
      const text = JSON.stringify(body())
      return Buffer.from(`${head}${nextKey()}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
    }
    return runClosedLoop({ port, connections, seconds, request })
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
