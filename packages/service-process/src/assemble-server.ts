import {
  type App,
  type ConfigSpec,
  createServer,
  type ReadinessChecks,
  unmaskedReadRoutes,
  type Verifier,
} from '@fundtrace/http-server'
import type { Transport } from '@fundtrace/messaging'
import type { Registry } from 'prom-client'
import { checkRoutes } from './check-routes.ts'
import { deadLetterRoutes } from './dead-letter-routes.ts'
import { type OpenedService, openService } from './opened-service.ts'
import type { LongLiving, ServiceDefinition, ServiceParts } from './service-definition.ts'

export const VERSION = '0.1.0'

type Surroundings = Readonly<{
  verifier: Verifier
  transport: Transport
  readiness: ReadinessChecks
  registry?: Registry
  /** No limit unless said. */
  requestsPerMinute?: number
}>

/** A service's server with its own routes and those that every service has, not yet listening. What it opens is closed with it. */
export async function assembleServer<Settings extends ConfigSpec, Own extends LongLiving>(
  definition: ServiceDefinition<Settings, Own>,
  parts: ServiceParts<Settings>,
  surroundings: Surroundings,
): Promise<App> {
  const service = openService(definition, parts)
  const app = await assembleOpened(service, parts, surroundings)
  app.addHook('onClose', async () => service.own.close?.())
  return app
}

/** The same for a service that is open already; closing what it opened is the caller's business. */
export const assembleOpened = (
  service: OpenedService,
  { db, log }: Pick<ServiceParts, 'db' | 'log'>,
  surroundings: Surroundings,
): Promise<App> =>
  createServer({
    name: service.name,
    title: service.title,
    version: VERSION,
    description: service.description,
    logger: log,
    verifier: service.verifierOf(surroundings.verifier),
    readiness: surroundings.readiness,
    ...(surroundings.registry && { registry: surroundings.registry }),
    requestsPerMinute: surroundings.requestsPerMinute ?? 0,
    register: async (app) => {
      await service.routes(app, surroundings.verifier)
      checkRoutes(app, service, db, surroundings.transport)
      deadLetterRoutes(app, service, db)
      if (service.keepsPersonalData) unmaskedReadRoutes(app, db)
    },
  })
