import { type LookupAddress, lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { hostOf, isOpenAddress } from './webhook-address.ts'

export type Post = Readonly<{
  url: URL
  headers: Readonly<Record<string, string>>
  body: string
  allowLoopback: boolean
  timeoutMs: number
}>
/** `problem` in our words, never the receiver's. */
export type PostOutcome = Readonly<{ status: number | null; problem: string | null }>

/**
 * The name is looked up here and connected to as it was found to be open, so that it cannot lead elsewhere a moment later. Nothing is followed, and
 * nothing of the answer is read but its status.
 */
export async function postWebhook({ url, headers, body, allowLoopback, timeoutMs }: Post): Promise<PostOutcome> {
  const host = hostOf(url)
  if (isIP(host) !== 0 && !isOpenAddress(host, allowLoopback)) return { status: null, problem: REFUSED }
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve) => {
    const sent = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        lookup: openLookup(allowLoopback),
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const status = response.statusCode ?? 0
        resolve({ status, problem: status >= 200 && status < 300 ? null : `answered ${status}` })
        response.on('error', () => undefined).destroy()
      },
    )
    sent.on('error', (error) => resolve({ status: null, problem: problemOf(error) }))
    sent.end(body)
  })
}

const REFUSED = 'the address is closed'

const openLookup =
  (allowLoopback: boolean): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return done(error, [])
      const [first] = found
      if (first === undefined || !found.every(({ address }) => isOpenAddress(address, allowLoopback)))
        return done(Object.assign(new Error(REFUSED), { code: 'CLOSED' }), [])
      return options.all === true ? done(null, found) : done(null, first.address, first.family)
    })

function problemOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  if (code === 'CLOSED') return REFUSED
  return code === 'ABORT_ERR' || error.name === 'TimeoutError' || error.name === 'AbortError'
    ? 'no answer in time'
    : `not reached: ${code}`
}
