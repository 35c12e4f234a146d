import { randomUUID } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { type Role, ROLES, type RouteRule, toOpenApi } from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MARK, PLANTED } from './plant-rows.ts'
import { sample, type Schema } from './sample-request.ts'
import { FOREIGN_AREA, openService, OWN_AREA, SERVICES, tokenOf, type WalkedService } from './walked-services.ts'

/** What is open to all: a new one is written down here, by whoever dares. */
const PUBLIC = [
  '/health/live',
  '/health/ready',
  '/metrics',
  '/internal/shards/:shard/postings',
  '/internal/leases/look',
  '/.well-known/openid-configuration',
  '/v1/jwks',
  '/v1/token',
  // The notice board (F4): what may hang out at a village, masked as there.
  '/v1/public/areas',
  '/v1/public/lists',
  '/v1/public/search',
  '/v1/public/plans/:plan_id/:kind',
  '/v1/public/plans/:plan_id/:kind/places',
  '/v1/public/plans/:plan_id/:kind/workbook',
  '/v1/public/award-names',
  '/v1/public/batches',
  '/v1/public/batches/:batch_id',
  '/v1/public/batches/:batch_id/places',
  '/v1/public/batches/:batch_id/workbook',
]

/** Where a request that is made up is refused before it says of which area it is: who shows it instead. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /v1/funds/:fund_id/openings': 'reads the programme first: access.int.test.ts of allocation',
  'GET /v1/funds/:fund_id/openings': 'reads the programme first: funding-closing.int.test.ts of allocation',
  'POST /v1/register/changes': 'reads sealed rows first: register-change-routes.int.test.ts',
}

describe.each(SERVICES)('every route of %s', (name) => {
  let service: WalkedService
  let walked: readonly Walked[]
  beforeAll(async () => {
    service = await openService(name)
    walked = await describeRoutes(service)
  })
  afterAll(() => service.close())

  it('is open to all only where that was decided', () => {
    const open = service.rules.filter(({ access }) => access === 'public').map(({ url }) => url)
    expect(open.filter((url) => !PUBLIC.includes(url))).toEqual([])
  })

  it('asks for a token', async () => {
    const answers = await Promise.all(
      walked.map(async (route) => {
        const reply = await service.app.inject({ method: route.method, url: route.path })
        return `${route.title} ${reply.statusCode}`
      }),
    )
    expect(answers.filter((answer) => !answer.endsWith(' 401'))).toEqual([])
    expect(answers.length).toBeGreaterThan(5)
  })

  it.each(ROLES)('is closed to %s unless its rule names the role', async (role) => {
    const shut = walked.filter(({ roles }) => !roles.includes(role))
    const token = await tokenOf(role, OWN_AREA)
    const answers = await Promise.all(
      shut.map(async (route) => {
        const { statusCode, body } = await ask(service, route, token)
        return `${route.title} ${statusCode} ${body.includes('ACCESS_ROLE_FORBIDDEN') ? 'role' : ''}`
      }),
    )
    expect(answers.filter((answer) => !answer.endsWith(' 403 role'))).toEqual([])
  })

  it('shows and does nothing of a foreign area, for every role that it names', async () => {
    const before = await fingerprintTables(service.db, CHANGES_ANYWAY)
    const tried = walked.filter(({ title, everywhere }) => everywhere === undefined && !(title in SHOWN_ELSEWHERE))
    const visits: Visit[] = []
    for (const route of tried) for (const role of route.roles) visits.push(await visitFromAbroad(service, route, role))
    expect(visits.flatMap(({ fault }) => fault ?? [])).toEqual([])
    const done = visits.filter(({ isDone, route }) => isDone && route.method !== 'GET').map(({ route }) => route.title)
    expect(
      await fingerprintTables(service.db, CHANGES_ANYWAY),
      `one of these changed something: ${done.join(', ')}`,
    ).toBe(before)
  }, 120_000)
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
type Walked = Readonly<{
  title: string
  method: Method
  /** With everything in its place filled by what was planted. */
  path: string
  roles: readonly Role[]
  everywhere: string | undefined
  body: unknown
  contentType: string | undefined
}>

type Operation = Readonly<{
  operationId?: string
  parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Readonly<Record<string, { schema: Schema }>> }
}>

/** Every route that asks for roles, with a request that names what was planted. */
async function describeRoutes({ app, rules }: WalkedService): Promise<readonly Walked[]> {
  const { paths = {} } = await toOpenApi(app)
  return rules.flatMap((rule) => {
    if (rule.access === 'public') return []
    const described = paths[rule.url.replaceAll(/:(\w+)/g, '{$1}')] as Record<string, Operation> | undefined
    return [walkedRoute(rule, rule.access, described?.[rule.method.toLowerCase()] ?? {})]
  })
}

function walkedRoute(rule: RouteRule, access: Exclude<RouteRule['access'], 'public'>, operation: Operation): Walked {
  const parameters = operation.parameters ?? []
  const valueOf = (name: string): string =>
    String(sample(parameters.find((known) => known.name === name)?.schema ?? {}, name))
  const query = new URLSearchParams(
    parameters
      .filter(({ in: place, name, required }) => place === 'query' && (required || /fund|area|beneficiar/.test(name)))
      .map(({ name }): [string, string] => [name, valueOf(name)]),
  ).toString()
  const path = rule.url.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(valueOf(name)))
  const [contentType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const isJson = contentType === 'application/json'
  return {
    title: `${rule.method} ${rule.url}`,
    method: rule.method as Method,
    path: query === '' ? path : `${path}?${query}`,
    roles: access.roles,
    everywhere: access.everywhere,
    body: isJson && content ? sample(content.schema) : contentType === undefined ? undefined : Buffer.from('walk'),
    contentType,
  }
}

type Reply = Readonly<{ statusCode: number; body: string }>

async function ask({ app }: WalkedService, route: Walked, token: string): Promise<Reply> {
  const reply = await app.inject({
    method: route.method,
    url: route.path,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...(route.contentType !== undefined && { 'content-type': route.contentType }),
    },
    ...(route.body !== undefined && { payload: Buffer.isBuffer(route.body) ? route.body : JSON.stringify(route.body) }),
  })
  return { statusCode: reply.statusCode, body: reply.body }
}

type Visit = Readonly<{ route: Walked; isDone: boolean; fault?: string }>

/** What somebody of another county gets to see, and whether that is as it should be. */
async function visitFromAbroad(service: WalkedService, route: Walked, role: Role): Promise<Visit> {
  const { statusCode, body } = await ask(service, route, await tokenOf(role, FOREIGN_AREA))
  const isDone = statusCode >= 200 && statusCode < 300
  const visit = (fault?: string): Visit => ({
    route,
    isDone,
    ...(fault !== undefined && { fault: `${route.title} as ${role}: ${fault}` }),
  })
  if (isDone)
    return [MARK, PLANTED.id].some((mark) => body.includes(mark)) ? visit(`shows ${body.slice(0, 200)}`) : visit()
  if (statusCode === 403) return visit()
  if (statusCode !== 404) return visit(`${statusCode} ${said(body)}`)
  // Not there for a stranger: is it there for those whose it is?
  const own = await ask(service, route, await tokenOf(role, OWN_AREA))
  return own.statusCode === 404 ? visit(`not there for its own county either: ${said(own.body)}`) : visit()
}

const said = (body: string): string => {
  const { code, detail } = body.startsWith('{') ? (JSON.parse(body) as { code?: string; detail?: string }) : {}
  return code === undefined ? body.slice(0, 200) : `${code}: ${detail?.slice(0, 200) ?? ''}`
}

/** What a key leaves behind of a request that did nothing. */
const CHANGES_ANYWAY = ['idempotency_keys']
