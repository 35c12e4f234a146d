import replyFrom from '@fastify/reply-from'
import type { App } from '@fundtrace/http-server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { pathUnknown, serviceDown } from '../../domain/console-errors.ts'
import { requireSameActing } from '../../domain/acting-for.ts'
import { forwardedAddress, forwardedAnswerHeaders, forwardedHeaders, isPublic } from '../../domain/forwarded.ts'
import { type ServiceName, serviceNamed } from '../../domain/service-names.ts'
import { openSession, type SessionParts } from './session-routes.ts'

export type ServiceUrls = Readonly<Record<ServiceName, string>>

const PUBLIC = { access: 'public' } as const
/** Of one address: a village's notice board is read by people, and copied by programs. */
const PUBLIC_PER_MINUTE = 600
const ANSWER_WITHIN_MS = 120_000
const CONNECT_WITHIN_MS = 3_000
const CONNECTIONS_MAX = 128
const PARAMS = Type.Object({ service: Type.String(), '*': Type.String() })

/** `/api/{service}/v1/...`: to the service, with the token of the session. Bodies pass as they come, in both directions. */
export async function forwardRoutes(
  app: App,
  { urls, ...parts }: Pick<SessionParts, 'cookies' | 'keeper'> & Readonly<{ urls: ServiceUrls }>,
): Promise<void> {
  await app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    await scope.register(replyFrom, {
      undici: {
        connections: CONNECTIONS_MAX,
        headersTimeout: ANSWER_WITHIN_MS,
        bodyTimeout: ANSWER_WITHIN_MS,
        connect: { timeout: CONNECT_WITHIN_MS },
      },
      disableRequestLogging: true,
      disableCache: true,
      destroyAgent: true,
    })

    const addressOf = (request: FastifyRequest, service: ServiceName | undefined): URL => {
      const address = service && forwardedAddress(urls[service], request.url.replace(/^\/api\/[^/]+/, ''))
      if (address === undefined) throw pathUnknown(request.url.split('?', 1)[0] ?? '')
      return address
    }
    const forward = (request: FastifyRequest, reply: FastifyReply, to: To) =>
      // Its query is taken from the request as it was sent.
      reply.from(to.address.origin + to.address.pathname, {
        // One that a service closed while it was kept open is tried once more; nothing else is ever sent twice.
        retriesCount: 1,
        rewriteRequestHeaders: () =>
          forwardedHeaders(request.headers, { id: request.id, ip: request.ip, host: to.address.host, token: to.token }),
        rewriteHeaders: (headers) => forwardedAnswerHeaders(headers, { isPrivate: to.token !== undefined }),
        onError: (failed) => void failed.send(serviceDown(to.service)),
      })

    scope.get(
      '/api/:service/v1/public/*',
      { config: { ...PUBLIC, requestsPerMinute: PUBLIC_PER_MINUTE }, schema: { params: PARAMS } },
      async (request, reply) => {
        const service = serviceNamed(request.params.service)
        const address = addressOf(request, service)
        if (service === undefined || !isPublic(service, address)) throw pathUnknown(address.pathname)
        return forward(request, reply, { service, address })
      },
    )

    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/api/:service/v1/*',
      config: PUBLIC,
      schema: { params: PARAMS },
      handler: async (request, reply) => {
        const service = serviceNamed(request.params.service)
        const address = addressOf(request, service)
        if (service === undefined) throw pathUnknown(address.pathname)
        const { token } = await openSession(parts, request, reply)
        requireSameActing(request, token.officer)
        return forward(request, reply, { service, address, token: token.token })
      },
    })
  })
}

type To = Readonly<{ service: ServiceName; address: URL; token?: string }>
