import swagger, { type SwaggerTransform } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifySchema, RouteOptions } from 'fastify'
import { Type } from 'typebox'
import type { App } from './app.ts'
import { isIdempotent } from './idempotency.ts'

export type ApiInfo = Readonly<{ title: string; version: string; description: string }>

/**
 * The description of the API at /openapi.json, and a page that reads it at /docs, which fetches nothing from elsewhere.
 * The page's own routes declare themselves public here; so this comes before the rule that every route must declare.
 */
export async function installOpenApi(app: App, info: ApiInfo): Promise<void> {
  app.addSchema(PROBLEM)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    convertConstToEnum: false,
    refResolver: {
      buildLocalReference: (schema, _baseUri, _fragment, index) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `schema-${index}`,
    },
    transform: describeRoute,
  })
  await app.register(async (pages) => {
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' }
    })
    await pages.register(swaggerUi, { routePrefix: '/docs', uiConfig: { validatorUrl: null }, staticCSP: PAGE_POLICY })
    pages.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  })
  app.addHook('onRoute', refuseUndescribed(new Set()))
}

export type OpenApiDocument = Exclude<ReturnType<App['swagger']>, string>

/** The description without a listening server, for the file that CI compares. Equal code gives equal text. */
export async function toOpenApi(app: App): Promise<OpenApiDocument> {
  await app.ready()
  return app.swagger()
}

const PAGE_POLICY = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
}

function refuseUndescribed(operationIds: Set<string>) {
  return ({ method, url, schema }: RouteOptions): void => {
    if (schema?.hide === true) return
    const route = `The route ${String(method)} ${url}`
    const { operationId, summary, tags } = schema ?? {}
    if (!operationId || !summary || !tags?.length) {
      throw new Error(`${route} needs an operationId, a summary and tags in its schema, or hide: true`)
    }
    if (operationIds.has(operationId)) throw new Error(`${route} has the operationId ${operationId} of another route`)
    operationIds.add(operationId)
  }
}

/** Adds to the description what every route has without saying it. Changes nothing of how the route works. */
const describeRoute: SwaggerTransform<FastifySchema> = ({ schema, url, route }) => {
  const access = route.config?.access
  return {
    url,
    schema: {
      ...schema,
      ...(schema?.querystring !== undefined && { querystring: withOptionalDefaults(schema.querystring) }),
      ...(isIdempotent(route.handler) && { headers: withIdempotencyKey(schema?.headers) }),
      ...(access !== undefined && access !== 'public' && { security: [{ bearer: [] }], 'x-roles': access.roles }),
      response: { ...responsesOf(schema), default: PROBLEM_RESPONSE },
    },
  }
}

function responsesOf(schema: FastifySchema | undefined): object {
  const responses = schema?.response
  if (typeof responses !== 'object' || responses === null) return { 200: { description: 'Done', type: 'null' } }
  return Object.fromEntries(
    Object.entries(responses).map(([status, body]) => [status, { 'x-response-description': 'Done', ...body }]),
  )
}

/** A parameter with a default is always there for the handler, and need not be sent by the caller. */
function withOptionalDefaults(querystring: unknown): unknown {
  if (!Type.IsObject(querystring)) return querystring
  const needed = querystring.required?.filter((name) => !('default' in (querystring.properties[name] ?? {})))
  return { ...querystring, required: needed ?? [] }
}

const withIdempotencyKey = (headers: unknown): object => {
  const others = typeof headers === 'object' && headers !== null ? headers : {}
  const properties = 'properties' in others ? others.properties : {}
  const required = 'required' in others && Array.isArray(others.required) ? others.required : []
  return {
    type: 'object',
    properties: { 'idempotency-key': IDEMPOTENCY_KEY, ...(properties as object) },
    required: ['idempotency-key', ...required],
  }
}

const IDEMPOTENCY_KEY = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    'A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed',
  examples: ['7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e'],
})

const PROBLEM = Type.Object(
  {
    type: Type.String({ examples: ['urn:fundtrace:problem:ACCESS_ROLE_FORBIDDEN'] }),
    title: Type.String({ description: 'Chinese / English' }),
    title_zh: Type.String(),
    title_en: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What was wrong, with the offending value' }),
    instance: Type.String({ description: 'The request, as it stands in the log' }),
    code: Type.String({ description: 'Stable: programs branch on it', examples: ['ACCESS_ROLE_FORBIDDEN'] }),
  },
  {
    $id: 'Problem',
    additionalProperties: true,
    description: 'A refusal (RFC 9457). The offending values stand beside these members',
  },
)

const PROBLEM_RESPONSE = {
  description: 'A refusal',
  content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
}
