import type { Database } from '@fundtrace/database'
import type { App, Verifier } from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import { exchangeToken } from '../../application/exchange-token.ts'
import type { TokenIssuer } from '../tokens/token-issuer.ts'

const PUBLIC = { access: 'public' } as const
const TAGS = ['Tokens']
const FORM = 'application/x-www-form-urlencoded'
const FORM_BYTES_MAX = 32 * 1024
const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

const ExchangeForm = Type.Object(
  {
    grant_type: Type.Literal(GRANT),
    subject_token: Type.String({
      minLength: 1,
      description: 'the access token of the provider at which officers sign in',
    }),
    subject_token_type: Type.Literal(ACCESS_TOKEN),
    act_for: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'the subject of the officer to stand in for' }),
    ),
  },
  // RFC 8693 lets clients say more, as `audience` and `scope`: there is one audience and no scope here.
  { additionalProperties: true },
)

/** What a verifier of OIDC tokens asks for, and where officers change the token of their sign-in for one of Fundtrace (RFC 8693). */
export function issuerRoutes(
  app: App,
  {
    db,
    issuer,
    signIn,
    exchangesPerMinute,
  }: Readonly<{ db: Database; issuer: TokenIssuer; signIn: Verifier; exchangesPerMinute: number }>,
): void {
  app.get(
    '/.well-known/openid-configuration',
    {
      config: PUBLIC,
      schema: {
        operationId: 'discoverIssuer',
        summary: 'What this issuer is',
        tags: TAGS,
        response: { 200: Type.Unknown() },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300')
      const base = issuer.issuer.replace(/\/$/, '')
      return {
        issuer: issuer.issuer,
        jwks_uri: `${base}/v1/jwks`,
        token_endpoint: `${base}/v1/token`,
        grant_types_supported: [GRANT],
        id_token_signing_alg_values_supported: ['EdDSA'],
        subject_types_supported: ['public'],
        response_types_supported: [],
      }
    },
  )

  app.get(
    '/v1/jwks',
    {
      config: PUBLIC,
      schema: {
        operationId: 'listPublicKeys',
        summary: 'The keys that tokens are checked with',
        tags: TAGS,
        response: { 200: Type.Unknown() },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300')
      return { keys: await issuer.keys() }
    },
  )

  void app.register(async (scope: App) => {
    scope.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_BYTES_MAX }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.post(
      '/v1/token',
      {
        config: { ...PUBLIC, requestsPerMinute: exchangesPerMinute },
        schema: {
          operationId: 'exchangeToken',
          summary:
            'Change the token of a sign-in for one with the approved roles and areas (RFC 8693), valid for under ten minutes',
          tags: TAGS,
          body: Type.Unsafe<Static<typeof ExchangeForm>>({ content: { [FORM]: { schema: ExchangeForm } } }),
          response: {
            200: Type.Object({
              access_token: Type.String(),
              issued_token_type: Type.Literal(ACCESS_TOKEN),
              token_type: Type.Literal('Bearer'),
              expires_in: Type.Integer({ description: 'seconds' }),
            }),
          },
        },
      },
      async (request, reply) => {
        const { subject_token: subjectToken, act_for: actingFor = null } = request.body
        const issued = await exchangeToken({ db, issuer, signIn }, { subjectToken, actingFor }, request.log)
        reply.header('cache-control', 'no-store')
        return {
          access_token: issued.token,
          issued_token_type: ACCESS_TOKEN,
          token_type: 'Bearer' as const,
          expires_in: issued.lifetimeSeconds,
        } as const
      },
    )
  })
}
