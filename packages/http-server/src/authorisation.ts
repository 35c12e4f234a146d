import assert from 'node:assert/strict'
import { DomainError } from '@fundtrace/problem'
import type { FastifyRequest, RouteOptions } from 'fastify'
import type { App } from './app.ts'
import { type Caller, invalidToken, type Role, type Verifier } from './callers.ts'

/**
 * Who may call a route: anybody, or callers with at least one of the roles. What it shows or does is of areas, which the route itself asks for;
 * `everywhere` says why it is of none. A test walks all routes from a foreign area, and fails where one answers without saying so.
 */
export type Access = 'public' | Readonly<{ roles: readonly Role[]; everywhere?: string }>

/** A route and who may call it, as it was registered. */
export type RouteRule = Readonly<{ method: string; url: string; access: Access; hidden: boolean }>

declare module 'fastify' {
  interface FastifyContextConfig {
    access: Access
  }
}

/** From here on a route that does not say who may call it stops the start of the service. */
export function installAuthorisation(app: App, verify: Verifier): void {
  app.decorateRequest(CALLER, null)
  app.addHook('onRoute', refuseWithoutAccess)
  const rules: RouteRule[] = []
  rulesOf.set(app, rules)
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    if (config === undefined) return
    rules.push({ method: String(method), url, access: config.access, hidden: schema?.hide === true })
  })
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const { access } = request.routeOptions.config
    if (access === 'public') return
    const caller = await verify(readBearerToken(request))
    requireRole(caller, access.roles)
    request.setDecorator<Caller>(CALLER, caller)
  })
}

/** Every route of the server that was registered after its authorisation. */
export const routeRules = (app: App): readonly RouteRule[] => rulesOf.get(app) ?? []
const rulesOf = new WeakMap<App, RouteRule[]>()

/** The verified caller of a route that asks for roles. */
export function callerOf(request: Pick<FastifyRequest, 'getDecorator'>): Caller {
  const caller = request.getDecorator<Caller | null>(CALLER)
  assert(caller !== null, 'a public route has no caller')
  return caller
}

/** The same for any route: undefined where it has no caller, or none yet. */
export const findCaller = (request: Pick<FastifyRequest, 'getDecorator'>): Caller | undefined =>
  request.getDecorator<Caller | null>(CALLER) ?? undefined

const CALLER = 'fundtrace caller'

function refuseWithoutAccess({ method, url, config }: RouteOptions): void {
  const access = config?.access
  const isDeclared = access === 'public' || (access !== undefined && access.roles.length > 0)
  if (!isDeclared) throw new Error(`The route ${String(method)} ${url} does not say who may call it: config.access`)
}

function readBearerToken(request: FastifyRequest): string {
  const header = request.headers.authorization
  if (header === undefined) throw missingToken()
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1]
  if (token === undefined) throw invalidToken('the header has to be "Authorization: Bearer <token>"')
  return token
}

function requireRole(caller: Caller, roles: readonly Role[]): void {
  if (roles.some((role) => caller.roles.includes(role))) return
  throw new DomainError({
    code: 'ACCESS_ROLE_FORBIDDEN',
    kind: 'forbidden',
    title: { zh: '角色无权执行该操作', en: 'Your role may not do this' },
    detail: `This needs the role ${roles.join(' or ')}; you have ${caller.roles.join(', ') || 'none'}`,
    values: { required_roles: [...roles], your_roles: [...caller.roles] },
  })
}

const missingToken = (): DomainError =>
  new DomainError({
    code: 'ACCESS_TOKEN_MISSING',
    kind: 'unauthenticated',
    title: { zh: '需要登录令牌', en: 'A token is needed' },
    detail: 'Send a token in the header "Authorization: Bearer <token>"',
  })
