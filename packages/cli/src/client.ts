import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { accessMissing } from './cli-problems.ts'

/** The services' HTTP APIs, as one caller sees them. The command line and the demo go through here and nowhere else. */
export type Client = Readonly<{
  get: <Reply>(service: ServiceName, path: string) => Promise<Reply>
  /** The same key sent again has its effect once, so that a call whose answer was lost may be repeated. */
  post: <Reply>(service: ServiceName, path: string, body?: unknown, options?: PostOptions) => Promise<Reply>
  /** A file of any size, sent from where it lies. */
  upload: <Reply>(service: ServiceName, path: string, file: Blob, options?: PostOptions) => Promise<Reply>
  /** The bytes of a file. */
  download: (service: ServiceName, path: string) => Promise<Buffer>
  /** The same for one of any size, as it comes. */
  stream: (service: ServiceName, path: string, order?: StreamOrder) => Promise<Readable>
}>
/** Those that know funds. */
export const SERVICE_NAMES = ['allocation', 'ledger', 'disbursement', 'reconciliation'] as const
export type FundServiceName = (typeof SERVICE_NAMES)[number]
export type ServiceName = FundServiceName | 'access'
/** Not every house keeps its officers in Fundtrace. */
export type Addresses = Readonly<Record<FundServiceName, string> & Partial<Record<'access', string>>>
/** A Buffer body is sent as text/csv. Without a key of its own, every call is a new thing. */
export type PostOptions = Readonly<{ idempotencyKey?: string }>

/** For a file that is ordered by POST, with its order as JSON. */
export type StreamOrder = Readonly<{ body: unknown; idempotencyKey?: string }>

/** A refusal of a service, with the problem details that it gave. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  /** Chinese / English. */
  readonly title: string
  readonly detail: string
  /** As it came, with the offending values beside the members of RFC 9457. */
  readonly problem: Readonly<Record<string, unknown>>

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    const textOf = (member: string): string => {
      const value = problem[member]
      return typeof value === 'string' ? value : ''
    }
    const code = textOf('code') || `HTTP_${status}`
    super(`${code}: ${textOf('title')} ${textOf('detail')}`)
    this.name = 'ProblemError'
    this.status = status
    this.code = code
    this.title = textOf('title')
    this.detail = textOf('detail')
    this.problem = problem
  }
}

/** No answer came: nothing listens there, the connection broke, or a minute went by. It may have taken effect. */
export class ServiceUnreachableError extends Error {
  readonly service: ServiceName
  readonly address: string

  constructor(service: ServiceName, address: string, cause: unknown) {
    super(`${service} does not answer at ${address}`, { cause })
    this.name = 'ServiceUnreachableError'
    this.service = service
    this.address = address
  }
}

const TIMEOUT_MS = 60_000
const UPLOAD_TIMEOUT_MS = 600_000

export function createClient(addresses: Addresses, token: string): Client {
  const send = async (
    service: ServiceName,
    path: string,
    init: RequestInit,
    timeoutMs = TIMEOUT_MS,
  ): Promise<Buffer> => {
    const address = addressOf(addresses, service)
    const url = new URL(path, address)
    const headers = { authorization: `Bearer ${token}`, ...init.headers }
    const { response, bytes } = await answerTo(url, { ...init, headers }, timeoutMs).catch((cause: unknown) => {
      throw new ServiceUnreachableError(service, address, cause)
    })
    if (!response.ok) throw new ProblemError(response.status, parseProblem(response, bytes))
    return bytes
  }
  return {
    get: async <Reply>(service: ServiceName, path: string) => parseJson(await send(service, path, {})) as Reply,
    post: async <Reply>(service: ServiceName, path: string, body?: unknown, options: PostOptions = {}) => {
      const headers: Record<string, string> = { 'idempotency-key': options.idempotencyKey ?? randomUUID() }
      const init: RequestInit = { method: 'POST', headers }
      if (Buffer.isBuffer(body)) {
        headers['content-type'] = 'text/csv'
        init.body = new Uint8Array(body)
      } else if (body !== undefined) {
        headers['content-type'] = 'application/json'
        init.body = JSON.stringify(body)
      }
      return parseJson(await send(service, path, init)) as Reply
    },
    upload: async <Reply>(service: ServiceName, path: string, file: Blob, options: PostOptions = {}) => {
      const headers = {
        'idempotency-key': options.idempotencyKey ?? randomUUID(),
        'content-type': 'application/octet-stream',
      }
      return parseJson(await send(service, path, { method: 'POST', headers, body: file }, UPLOAD_TIMEOUT_MS)) as Reply
    },
    download: (service, path) => send(service, path, {}),
    stream: async (service, path, order) => {
      const address = addressOf(addresses, service)
      const url = new URL(path, address)
      const headers = { authorization: `Bearer ${token}` }
      const init =
        order === undefined ? { headers } : { ...orderInit(order), headers: { ...headers, ...orderHeaders(order) } }
      const response = await fetch(url, init).catch((cause: unknown) => {
        throw new ServiceUnreachableError(service, address, cause)
      })
      const { ok, status, body } = response
      if (!ok || body === null)
        throw new ProblemError(status, parseProblem(response, Buffer.from(await response.arrayBuffer())))
      // Node's own type of what its fetch gives.
      return Readable.fromWeb(body as ReadableStream<Uint8Array>)
    },
  }
}

const orderInit = ({ body }: StreamOrder): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })
const orderHeaders = ({ idempotencyKey = randomUUID() }: StreamOrder): Record<string, string> => ({
  'idempotency-key': idempotencyKey,
  'content-type': 'application/json',
})

/** Where the service is; throws CLI_ACCESS_MISSING where the house has none. */
export function addressOf(addresses: Addresses, service: ServiceName): string {
  const address = addresses[service]
  if (address === undefined) throw accessMissing()
  return address
}

async function answerTo(
  url: URL,
  init: RequestInit,
  timeoutMs: number,
): Promise<{ response: Response; bytes: Buffer }> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const parseJson = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'))

function parseProblem(response: Response, bytes: Buffer): Record<string, unknown> {
  try {
    const parsed = parseJson(bytes)
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed }
  } catch {
    // Not from one of our services: what it said is shown as it came.
  }
  return { title: response.statusText, detail: bytes.toString('utf8').slice(0, 500) }
}
