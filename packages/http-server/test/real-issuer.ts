import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, importJWK, type JWK, SignJWT } from 'jose'
import Provider from 'oidc-provider'

export const AUDIENCE = 'urn:fundtrace'
const CLIENT = { client_id: 'tester', client_secret: 'a-secret-of-tests' }
const LIFETIME_SECONDS = 600

export type Claims = Readonly<Record<string, unknown>>

type Header = Readonly<{ typ?: string | undefined; kid?: string }>

export type RealIssuer = Readonly<{
  issuer: string
  port: number
  /** How often its keys were asked for. */
  keyRequests: () => number
  /** A token as the issuer itself makes it, with these claims added. */
  fetchToken: (claims: Claims, audience?: string) => Promise<string>
  /** A token that the issuer would not make, signed with its key: a claim or a part of the header is off. */
  signOdd: (claims: Claims, header?: Header) => Promise<string>
  close: () => Promise<void>
}>

/** oidc-provider on a port of the loopback, with a key of its own for each start. */
export async function startIssuer(port = 0, kid: string = crypto.randomUUID()): Promise<RealIssuer> {
  let keyRequests = 0
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${taken}`
  const key: JWK = { ...(await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)), kid }
  const handle = provide(issuer, key)
  server.on('request', (request, response) => {
    if (request.url === '/jwks') keyRequests += 1
    // So that nobody holds a connection to an issuer that another one on the same port has replaced.
    response.shouldKeepAlive = false
    void handle(request, response)
  })

  return {
    issuer,
    port: taken,
    keyRequests: () => keyRequests,
    fetchToken: (claims, audience = AUDIENCE) => fetchToken(issuer, claims, audience),
    signOdd: async (claims, header = {}) => {
      const now = Math.floor(Date.now() / 1000)
      // A `typ` of undefined leaves it out.
      return new SignJWT({ iss: issuer, aud: AUDIENCE, exp: now + LIFETIME_SECONDS, ...claims })
        .setProtectedHeader(
          JSON.parse(JSON.stringify({ alg: 'RS256', typ: 'at+jwt', kid, ...header })) as { alg: string },
        )
        .sign((await importJWK(key, 'RS256')) as CryptoKey)
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function provide(issuer: string, key: JWK): ReturnType<Provider['callback']> {
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...key, use: 'sig' }] },
    adapter: class {
      upsert = async () => undefined
      find = async () => undefined
      findByUid = async () => undefined
      findByUserCode = async () => undefined
      consume = async () => undefined
      destroy = async () => undefined
      revokeByGrantId = async () => undefined
    },
    clients: [{ ...CLIENT, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
    ttl: { ClientCredentials: LIFETIME_SECONDS },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: LIFETIME_SECONDS,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (ctx, _token, { payload }) => {
          Object.assign(payload, JSON.parse(String(ctx.oidc.body?.['claims'])))
        },
      },
    },
  })
  return provider.callback()
}

async function fetchToken(issuer: string, claims: Claims, resource: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource, claims: JSON.stringify(claims) }),
  })
  const said = (await response.json()) as { access_token?: string }
  if (said.access_token === undefined) throw new Error(`The issuer gave no token: ${JSON.stringify(said)}`)
  return said.access_token
}
