import { callerFromClaims } from '@fundtrace/http-server'
import Provider, { errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { SigningKey } from './signing-key.ts'

export const TRIAL_CLIENT_ID = 'fundtrace-demo'
const LIFETIME_SECONDS = 3_600

export type TrialIssuerOptions = Readonly<{
  issuer: string
  audience: string
  clientSecret: string
  signingKey: SigningKey
}>

/**
 * An OIDC issuer in which whoever knows the one client's secret appoints any officer he likes: discovery, keys, rotation and
 * tokens are those of a real one, the people are not. A request for a token says in `officer` whom it is for, as JSON with
 * `subject`, `name`, `roles` and `areas`.
 */
export function trialIssuer({ issuer, audience, clientSecret, signingKey }: TrialIssuerOptions): Provider {
  return new Provider(issuer, {
    jwks: { keys: [signingKey] },
    adapter: KeepsNothing,
    clients: [
      {
        client_id: TRIAL_CLIENT_ID,
        client_secret: clientSecret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    ttl: { ClientCredentials: LIFETIME_SECONDS },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // A token for no API in particular would be one that no API can check.
        defaultResource: () => audience,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget(`the only resource here is ${audience}`)
          return {
            scope: '',
            accessTokenFormat: 'jwt',
            accessTokenTTL: LIFETIME_SECONDS,
            jwt: { sign: { alg: 'RS256' } },
          }
        },
      },
    },
    formats: {
      customizers: {
        // Not by extraTokenClaims, which cannot say who the subject is.
        jwt: (context, _token, { payload }) => {
          Object.assign(payload, officerClaims(context))
        },
      },
    },
  })
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

/** Its tokens prove themselves, its client stands in the settings: there is nothing to remember. */
class KeepsNothing {
  upsert = async (): Promise<void> => undefined
  find = async (): Promise<undefined> => undefined
  findByUid = async (): Promise<undefined> => undefined
  findByUserCode = async (): Promise<undefined> => undefined
  consume = async (): Promise<void> => undefined
  destroy = async (): Promise<void> => undefined
  revokeByGrantId = async (): Promise<void> => undefined
}
