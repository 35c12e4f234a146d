/** The Fastify base that every service shares: what a service's `config.ts`, `compose.ts`, routes and `main.ts` need. */
export {
  ConfigError,
  type Config,
  type ConfigSpec,
  type Environment,
  readConfig,
  type Setting,
  setting,
} from './config.ts'
export { createLogger, LOG_LEVELS, type Logger, type LogLevel } from './logger.ts'
export { type Caller, callerFromClaims, invalidToken, type Role, ROLES, type Verifier } from './callers.ts'
export {
  generateLocalIssuerKeys,
  type LocalIssuerKeys,
  localIssuerVerifier,
  type LocalTokenRequest,
  signLocalToken,
} from './local-issuer.ts'
export { discoverIssuer } from './oidc-discovery.ts'
export { OIDC_SETTINGS, type OidcSettings } from './oidc-settings.ts'
export { oidcVerifier, type OidcVerifier } from './oidc-verifier.ts'
export { areaPrefixes, coversArea, normaliseArea, requireArea } from './areas.ts'
export { type Access, callerOf, type RouteRule, routeRules } from './authorisation.ts'
export {
  idempotent,
  type IdempotentWork,
  type JsonObject,
  type JsonValue,
  readIdempotencyKey,
  type Respond,
  takesIdempotencyKey,
} from './idempotency.ts'
export { idempotencyMigrations } from './idempotency-store.ts'
export { keepUnmaskedRead, type ShownPeople, type UnmaskedRead } from './unmasked-reads.ts'
export { unmaskedReadRoutes } from './unmasked-read-routes.ts'
export {
  fileBody,
  type FileType,
  installStreamedBodies,
  type ReadFile,
  streamedFileBody,
} from './request-bodies.ts'
export { type OpenApiDocument, toOpenApi } from './openapi.ts'
export type { ProblemDetails } from './problem-details.ts'
export type { ReadinessChecks } from './health.ts'
export type { App, RouteReply, RouteRequest } from './app.ts'
export { createServer, type ServerOptions } from './server.ts'
export { runService, type Service } from './run-service.ts'
