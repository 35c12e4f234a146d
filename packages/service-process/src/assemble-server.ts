import { type App, type ConfigSpec, createServer, type ReadinessChecks, type Verifier } from '@fundtrace/http-server'
import type { Transport } from '@fundtrace/messaging'
import type { Registry } from 'prom-client'
import { checkRoutes } from './check-routes.ts'
import { deadLetterRoutes } from './dead-letter-routes.ts'
import type { ServiceDefinition, ServiceParts } from './service-definition.ts'

export const VERSION = '0.1.0'

/** A service's server with its own routes and those that every service has, not yet listening. */
export const assembleServer = <Settings extends ConfigSpec>(
  definition: ServiceDefinition<Settings>,
  parts: ServiceParts<Settings>,
  surroundings: { verifier: Verifier; transport: Transport; readiness: ReadinessChecks; registry?: Registry },
): Promise<App> =>
  createServer({
    name: definition.name,
    title: definition.title,
    version: VERSION,
    description: definition.description,
    logger: parts.log,
    verifier: surroundings.verifier,
    readiness: surroundings.readiness,
    ...(surroundings.registry && { registry: surroundings.registry }),
    register: async (app) => {
      await definition.routes(app, parts)
      checkRoutes(app, definition, parts.db, surroundings.transport)
      deadLetterRoutes(app, definition, parts.db)
    },
  })
