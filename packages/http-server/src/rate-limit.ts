import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { findCaller } from './authorisation.ts'
import { EdgeError, edgeProblem } from './problem-details.ts'
import { isProbeRoute } from './probe-routes.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A limit of the route's own, for each address: for what is open to all and costly. 0: none. */
    requestsPerMinute?: number
  }
}

const MINUTE_MS = 60_000
/** Of callers or addresses that are counted at a time; who was not heard of for longest is forgotten first. */
const COUNTED_MAX = 20_000

type Limiter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/**
 * So many requests a minute for each caller, and for each address where a route has no caller. Whoever is refused with 401 as often is not even
 * asked for his token until the minute is over. Counted in this process: of several processes each allows as many.
 *
 * To be called twice: `before` the authorisation, `after` it. Probes and what processes of one service say to each other are not counted.
 */
export async function makeRateLimits(
  app: App,
  perMinute: number,
): Promise<Readonly<{ before: () => void; after: () => void }>> {
  await app.register(rateLimit, { global: false, cache: COUNTED_MAX, timeWindow: MINUTE_MS })
  const addressOf = ({ ip }: FastifyRequest): string => ip
  const refusals = app.createRateLimit({ max: perMinute, keyGenerator: addressOf })
  const perAddress = limiter(app, perMinute, addressOf)
  const perCaller = limiter(app, perMinute, (request) => findCaller(request)?.subject ?? request.ip)
  const ofRoutes = new Map<number, Limiter>()

  const limiterOf = (request: FastifyRequest): Limiter => {
    const { access, requestsPerMinute } = request.routeOptions.config
    if (requestsPerMinute === undefined) return access === 'public' ? perAddress : perCaller
    const known = ofRoutes.get(requestsPerMinute)
    if (known !== undefined) return known
    const made = limiter(app, requestsPerMinute, addressOf)
    ofRoutes.set(requestsPerMinute, made)
    return made
  }

  return {
    before: () => {
      app.addHook('onRequest', async (request, reply) => {
        if (isUncounted(request)) return
        const count = await refusals(request, { increment: false })
        if (!count.isAllowed && count.remaining === 0) throw tooMany(reply, perMinute, count.ttlInSeconds)
      })
      app.addHook('onResponse', async (request, reply) => {
        if (reply.statusCode === 401) await refusals(request)
      })
    },
    after: () => {
      app.addHook('onRequest', async (request, reply) => {
        if (!isUncounted(request)) await limiterOf(request)(request, reply)
      })
    },
  }
}

function limiter(app: App, max: number, keyGenerator: (request: FastifyRequest) => string): Limiter {
  if (max === 0) return async () => undefined
  const counting = app.createRateLimit({ max, keyGenerator })
  return async (request, reply) => {
    const count = await counting(request)
    if (!count.isAllowed && count.isExceeded) throw tooMany(reply, max, count.ttlInSeconds)
  }
}

const isUncounted = ({ routeOptions }: FastifyRequest): boolean => {
  const route = routeOptions.url ?? ''
  return isProbeRoute(route) || route.startsWith('/internal/')
}

function tooMany(reply: FastifyReply, perMinute: number, seconds: number): EdgeError {
  reply.header('retry-after', String(Math.max(1, seconds)))
  return new EdgeError(
    edgeProblem(
      429,
      'REQUESTS_TOO_MANY',
      { zh: '请求过于频繁', en: 'Too many requests' },
      `${perMinute} requests a minute are taken: go on in ${Math.max(1, seconds)} s`,
      { requests_per_minute: perMinute, retry_after_seconds: Math.max(1, seconds) },
    ),
  )
}
