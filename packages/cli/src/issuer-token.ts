import { configRefused, issuerRefused, issuerUnreachable } from './cli-problems.ts'
import type { Officer } from './officer-token.ts'
import type { Terminal } from './terminal.ts'

/** An OIDC issuer and the client as which it is asked for tokens. */
export type TokenIssuer = Readonly<{ issuer: string; clientId: string; clientSecret: string; audience: string }>

const TIMEOUT_MS = 10_000

/** The issuer that OIDC_ISSUER names, with what is needed to ask it for tokens; undefined where it names none. */
export async function readTokenIssuer(environment: Terminal['environment']): Promise<TokenIssuer | undefined> {
  const { ConfigError, OIDC_SETTINGS, readConfig, setting } = await import('@fundtrace/http-server')
  const { issuer } = readConfig(environment, { issuer: setting.optional(setting.text('OIDC_ISSUER')) })
  if (issuer === undefined) return undefined
  try {
    return readConfig(environment, {
      issuer: OIDC_SETTINGS.issuer,
      audience: OIDC_SETTINGS.audience,
      clientId: setting.text('OIDC_CLIENT_ID'),
      clientSecret: setting.secret('OIDC_CLIENT_SECRET'),
    })
  } catch (error) {
    if (error instanceof ConfigError) throw configRefused(error.lines)
    throw error
  }
}

/**
 * An access token for an officer, by discovery and the client credentials grant. `officer` is a word of the trial issuer in
 * infra/identity; an issuer that appoints its own officers answers with the token of the client itself.
 */
export async function fetchOfficerToken(order: TokenIssuer & Readonly<{ officer: Officer }>): Promise<string> {
  const { discoverIssuer } = await import('@fundtrace/http-server')
  const unreachable = (error: unknown): never => {
    throw issuerUnreachable(order.issuer, reasonOf(error))
  }
  const { tokenAddress } = await discoverIssuer(order.issuer, TIMEOUT_MS).catch(unreachable)
  const reply = await askForToken(tokenAddress, order).catch(unreachable)
  if (typeof reply['access_token'] === 'string') return reply['access_token']
  const said = [reply['error'], reply['error_description']].filter((part) => typeof part === 'string')
  throw issuerRefused(order.issuer, said.join(': ') || 'its answer holds no token')
}

async function askForToken(
  address: URL,
  { clientId, clientSecret, audience, officer }: TokenIssuer & Readonly<{ officer: Officer }>,
): Promise<Readonly<Record<string, unknown>>> {
  // By RFC 6749 both halves are encoded, so that a colon may be in either.
  const credentials = [clientId, clientSecret].map(encodeURIComponent).join(':')
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}`, accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: audience,
      officer: JSON.stringify(officer),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const reply: unknown = await response.json()
  return typeof reply === 'object' && reply !== null ? { ...reply } : {}
}

/** fetch says only that it failed, and why as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it does not answer'
  return error.cause instanceof Error ? error.cause.message : error.message
}
