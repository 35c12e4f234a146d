import { callerFromClaims } from '@fundtrace/http-server'
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { memoryAdapter } from './memory-adapter.ts'
import type { LocalSigningKey, SigningKey } from './signing-key.ts'
import { trialOfficer } from './trial-officers.ts'

export const TRIAL_CLIENT_ID = 'fundtrace-demo'
export const CONSOLE_CLIENT_ID = 'fundtrace-console'
const LIFETIME_SECONDS = 3_600
/** A working day; whoever stays longer signs in again. */
const REFRESH_SECONDS = 10 * LIFETIME_SECONDS
const INTERACTION_SECONDS = 600

export type TrialIssuerOptions = Readonly<{
  issuer: string
  audience: string
  clientSecret: string
  signingKey: SigningKey
  /** The address of the console, whose users sign in here by choosing who they are; nobody can without it. */
  consoleUrl?: string | undefined
  /** With it, officers who sign in get tokens of the local issuer, which the services of an embedded run believe. */
  localKey?: LocalSigningKey | undefined
}>

/**
 * An OIDC issuer in which whoever knows the one client's secret appoints any officer he likes, and in which a browser's user chooses an officer of
 * a list: discovery, keys, rotation and tokens are those of a real one, the people are not. A client's request for a token says in `officer` whom it
 * is for, as JSON with `subject`, `name`, `roles` and `areas`.
 */
export function trialIssuer(options: TrialIssuerOptions): Provider {
  const { issuer, audience, clientSecret, signingKey, consoleUrl, localKey } = options
  const provider = new Provider(issuer, {
    jwks: { keys: localKey === undefined ? [signingKey] : [signingKey, localKey.jwk] },
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: TRIAL_CLIENT_ID,
        client_secret: clientSecret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
      ...(consoleUrl === undefined ? [] : [consoleClient(consoleUrl)]),
    ],
    cookies: { keys: [clientSecret], names: { session: 'trial-session', interaction: 'trial-sign-in' } },
    pkce: { required: () => true },
    ttl: {
      ClientCredentials: LIFETIME_SECONDS,
      AccessToken: LIFETIME_SECONDS,
      RefreshToken: REFRESH_SECONDS,
      Grant: REFRESH_SECONDS,
      Session: REFRESH_SECONDS,
      Interaction: INTERACTION_SECONDS,
    },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    findAccount: (_context, subject) => {
      const officer = trialOfficer(subject)
      return officer && { accountId: subject, claims: async () => ({ sub: subject, name: officer.name }) }
    },
    // Nobody is asked what the one client may do.
    loadExistingGrant: async (context) => {
      const { client, account } = context.oidc
      if (client === undefined || account === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
      grant.addOIDCScope('openid profile offline_access')
      grant.addResourceScope(audience, '')
      await grant.save()
      return grant
    },
    issueRefreshToken: async () => true,
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      // Whoever signs out has his refresh token taken back, also for a console that was not told.
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // A token for no API in particular would be one that no API can check.
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource, client) => {
          if (resource !== audience) throw new errors.InvalidTarget(`the only resource here is ${audience}`)
          const isLocal = localKey !== undefined && client.clientId === CONSOLE_CLIENT_ID
          return {
            scope: '',
            accessTokenFormat: 'jwt',
            accessTokenTTL: LIFETIME_SECONDS,
            jwt: { sign: { alg: isLocal ? 'EdDSA' : 'RS256' } },
          }
        },
      },
    },
    formats: {
      customizers: {
        // Not by extraTokenClaims, which cannot say who the subject is.
        jwt: (context, token, { payload }) => {
          if (token.kind !== 'AccessToken') return void Object.assign(payload, officerClaims(context))
          Object.assign(payload, chosenOfficerClaims(token.accountId), localKey?.claims)
        },
      },
    },
  })
  return provider
}

const consoleClient = (consoleUrl: string): NonNullable<Configuration['clients']>[number] => ({
  client_id: CONSOLE_CLIENT_ID,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [new URL('/sign-in/callback', consoleUrl).href],
  response_types: ['code'],
})

function chosenOfficerClaims(subject: string | undefined): Readonly<Record<string, unknown>> {
  const officer = trialOfficer(subject ?? '')
  if (officer === undefined) throw new errors.InvalidGrant('the officer is not on the list')
  return { sub: officer.subject, name: officer.name, roles: [officer.role], areas: [officer.area] }
}

function officerClaims(context: KoaContextWithOIDC): Readonly<Record<string, unknown>> {
  const { subject, name, roles, areas, act_for } = readOfficer(context.oidc.body?.['officer'])
  const claims = { sub: subject, name, roles, areas, ...(act_for !== undefined && { act_for }) }
  try {
    callerFromClaims(claims)
  } catch (error) {
    throw new errors.InvalidRequest(`officer: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
  return claims
}

function readOfficer(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const officer: unknown = JSON.parse(String(text))
    if (typeof officer === 'object' && officer !== null) return { ...officer }
  } catch {
    // What the parser says would quote the officer.
  }
  throw new errors.InvalidRequest('officer has to be a JSON object with subject, name, roles and areas')
}
