import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyBaseLogger } from 'fastify'
import { Registry } from 'prom-client'
import type { App } from './app.ts'
import { installAuthorisation } from './authorisation.ts'
import type { Verifier } from './callers.ts'
import { installHealth, type ReadinessChecks } from './health.ts'
import type { Logger } from './logger.ts'
import { installMetrics } from './metrics.ts'
import { installOpenApi } from './openapi.ts'
import { answerClientError, installProblemReplies, replyWithProblem } from './problem-reply.ts'
import { installRequestBodies } from './request-bodies.ts'
import { makeRateLimits } from './rate-limit.ts'
import { RequestLog } from './request-log.ts'
import { compileValidator } from './request-validation.ts'
import { installTracing } from './tracing.ts'

const BODY_LIMIT_BYTES = 8 * 1024 * 1024
const REQUEST_TIMEOUT_MS = 60_000

export type ServerOptions = Readonly<{
  /** The service's name, as a label on its metrics. */
  name: string
  title: string
  version: string
  description: string
  logger: Logger
  verifier: Verifier
  /** What must answer before the service can work, by name: `{ database: () => db.raw('SELECT 1') }`. */
  readiness: ReadinessChecks
  /** How many requests a minute a caller may send; no limit unless said. */
  requestsPerMinute?: number
  /** Whether the API is described at /openapi.json and /docs; yes unless said. */
  hasApiPages?: boolean
  /** Addresses of the proxies, separated by commas, whose word for who calls is believed; nobody's unless said. */
  trustedProxies?: string
  /** Bring your own to have gauges of relays and consumers on the same page. */
  registry?: Registry
  /** Registers the service's routes. */
  register: (app: App) => Promise<void> | void
}>

/** The server of a service, ready to `inject` into or to `listen`. Throws where a route breaks a rule of the house. */
export async function createServer(options: ServerOptions): Promise<App> {
  const loggerInstance: FastifyBaseLogger = options.logger
  const app: App = fastify({
    loggerInstance,
    logController: new RequestLog(),
    genReqId: ({ headers }) => acceptedRequestId(headers['x-request-id']) ?? randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: options.trustedProxies ?? false,
    exposeHeadRoutes: false,
    // What still arrives on an open connection while the server drains is worked on like the rest.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => replyWithProblem(error, request, reply),
    clientErrorHandler: answerClientError,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(compileValidator)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  installTracing(app)
  closeConnectionsWhenDraining(app)

  const registry = options.registry ?? new Registry()
  registry.setDefaultLabels({ service: options.name })
  installProblemReplies(app)
  const { title, version, description } = options
  if (options.hasApiPages ?? true) await installOpenApi(app, { title, version, description })
  const { requestsPerMinute = 0 } = options
  const limits = requestsPerMinute > 0 ? await makeRateLimits(app, requestsPerMinute) : undefined
  limits?.before()
  installAuthorisation(app, options.verifier)
  limits?.after()
  installRequestBodies(app)
  installMetrics(app, registry)
  installHealth(app, options.readiness)
  await options.register(app)
  return app
}

/** Taken over from the caller, so that one id follows a request through services and events. */
const acceptedRequestId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : undefined

/** A connection kept alive past its answer would hold up the stop for as long as its idle timeout. */
function closeConnectionsWhenDraining(app: App): void {
  let isDraining = false
  app.addHook('preClose', async () => {
    isDraining = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close')
  })
}
