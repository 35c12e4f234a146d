import { PUBLIC_SERVICES, type ServiceName } from './service-names.ts'

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a page may tell a service. Everything else stays here: cookies, what speaks of the connection, and what claims who somebody is. */
const TOLD = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'range',
  'traceparent',
  'tracestate',
]

/** What a service may tell a page. Its cookies, if it had any, and its own policies are not for our origin. */
const ANSWERED = [
  'accept-ranges',
  'allow',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'idempotency-replayed',
  'last-modified',
  'retry-after',
  'x-request-id',
]

/** A backslash, a step up, or a percent sign that encodes nothing; however often it was encoded, no path of ours has any. */
const CLIMBS = /\\|%5c|(?:\/|%2f)(?:\.|%2e){2}|%25|%(?![\da-f]{2})/i

/**
 * The address of a request at a service, below its `/v1/`; undefined where the path leads anywhere else, by dots, written as they are or encoded,
 * or by a name of another host. `path` is with its query.
 */
export function forwardedAddress(service: string, path: string): URL | undefined {
  if (!path.startsWith('/v1/') || CLIMBS.test(path.split('?', 1)[0] ?? '')) return undefined
  const base = new URL(service)
  const url = URL.parse(path, base.origin)
  const isBelow = url !== null && url.origin === base.origin && url.pathname.startsWith('/v1/') && url.username === ''
  return isBelow ? url : undefined
}

/** Whether an address is one that everybody may read: of the notice board, and nothing that dots lead to from there. */
export const isPublic = (service: ServiceName, { pathname }: URL): boolean =>
  PUBLIC_SERVICES.includes(service) && pathname.startsWith('/v1/public/')

export function forwardedHeaders(
  headers: Headers,
  said: Readonly<{ id: string; ip: string; host: string; token?: string | undefined }>,
): Record<string, string> {
  return {
    ...only(TOLD, headers),
    host: said.host,
    'x-request-id': said.id,
    'x-forwarded-for': said.ip,
    ...(said.token !== undefined && { authorization: `Bearer ${said.token}` }),
  }
}

export function forwardedAnswerHeaders(
  headers: Headers,
  { isPrivate }: Readonly<{ isPrivate: boolean }>,
): Record<string, string> {
  const cacheControl = headers['cache-control']
  const isCacheable = !isPrivate && typeof cacheControl === 'string'
  return { ...only(ANSWERED, headers), 'cache-control': isCacheable ? cacheControl : 'no-store' }
}

const only = (names: readonly string[], headers: Headers): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
