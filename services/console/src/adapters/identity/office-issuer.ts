import type { Logger } from '@fundtrace/http-server'
import * as client from 'openid-client'
import { issuerUnavailable, signInRefused } from '../../domain/console-errors.ts'
import type { SignIn } from '../../domain/session.ts'

export type IssuerSettings = Readonly<{
  issuer: string
  clientId: string
  /** Undefined for a public client, which proves itself by PKCE alone. */
  clientSecret: string | undefined
  scope: string
  /** What the issuer is asked beside the login, as `login` for one that would otherwise let in whoever was last there. */
  prompt: string | undefined
  allowHttp: boolean
  /** Where browsers reach the issuer, where that is not the address under which it is known: inside a network of containers. */
  browserAddress: string | undefined
  callback: string
}>

/** What a sign-in that has begun must end with; sealed in the browser's cookie meanwhile. */
export type Attempt = Readonly<{ state: string; nonce: string; verifier: string; returnTo: string }>

export type OfficeIssuer = Readonly<{
  /** Where the browser is sent, and what to keep until it comes back. */
  begin: (returnTo: string) => Promise<Readonly<{ address: string; attempt: Attempt }>>
  /** @throws DomainError CONSOLE_SIGN_IN_REFUSED, CONSOLE_ISSUER_UNAVAILABLE */
  finish: (answer: URL, attempt: Attempt) => Promise<SignIn>
  renew: (refreshToken: string) => Promise<SignIn | 'refused'>
  /** Takes the refresh token back, and says where the browser signs out there, if the issuer has such a place. */
  end: (signIn: SignIn) => Promise<string | undefined>
}>

const TIMEOUT_SECONDS = 5
/** Where an answer does not say how long its token is good. */
const LIFETIME_SECONDS = 300

/** The provider at which officers sign in: authorization code with PKCE, state and nonce. Found by discovery when it is first needed. */
export function officeIssuer(settings: IssuerSettings, log: Logger): OfficeIssuer {
  const { issuer, clientId, clientSecret, scope, prompt, callback } = settings
  let known: client.Configuration | undefined

  const configuration = async (): Promise<client.Configuration> => {
    if (known !== undefined) return known
    const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
    const found = await client
      .discovery(new URL(issuer), clientId, {}, authentication, {
        timeout: TIMEOUT_SECONDS,
        ...(settings.allowHttp && { execute: [client.allowInsecureRequests] }),
      })
      .catch((err: unknown) => {
        log.warn({ err, issuer }, 'the identity provider does not answer')
        throw issuerUnavailable()
      })
    known = found
    return found
  }

  return {
    begin: async (returnTo) => {
      const config = await configuration()
      const verifier = client.randomPKCECodeVerifier()
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier, returnTo }
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(prompt !== undefined && { prompt }),
      })
      return { address: forBrowser(address, settings.browserAddress).href, attempt }
    },

    finish: async (answer, { state, nonce, verifier }) => {
      const config = await configuration()
      const url = new URL(callback)
      url.search = answer.search
      const tokens = await client
        .authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw isUnreachable(error) ? issuerUnavailable() : signInRefused(reasonOf(error))
        })
      return toSignIn(tokens)
    },

    renew: async (refreshToken) => {
      const config = await configuration()
      try {
        return toSignIn(await client.refreshTokenGrant(config, refreshToken))
      } catch (error) {
        if (error instanceof client.ResponseBodyError) return 'refused'
        log.warn({ err: error }, 'a session cannot be renewed')
        throw issuerUnavailable()
      }
    },

    end: async ({ refreshToken }) => {
      const config = await configuration().catch(() => undefined)
      if (config === undefined) return undefined
      const { revocation_endpoint, end_session_endpoint } = config.serverMetadata()
      if (refreshToken !== undefined && revocation_endpoint !== undefined) {
        // The session is over here whatever the provider says.
        await client.tokenRevocation(config, refreshToken).catch((err: unknown) => {
          log.warn({ err }, 'a refresh token cannot be taken back')
        })
      }
      if (end_session_endpoint === undefined) return undefined
      const back = new URL('/', callback).href
      const address = client.buildEndSessionUrl(config, { client_id: clientId, post_logout_redirect_uri: back })
      return forBrowser(address, settings.browserAddress).href
    },
  }
}

function forBrowser(address: URL, browserAddress: string | undefined): URL {
  if (browserAddress === undefined) return address
  return new URL(`${address.pathname}${address.search}`, browserAddress)
}

function toSignIn(tokens: client.TokenEndpointResponse): SignIn {
  const givenAt = Date.now()
  const expiresAt = givenAt + (tokens.expires_in ?? LIFETIME_SECONDS) * 1_000
  return { token: tokens.access_token, expiresAt, givenAt, refreshToken: tokens.refresh_token }
}

/** What the issuer said, or which check failed; never a token, since neither holds one. */
function reasonOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error.error
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}

/** openid-client says by its code what was wrong with an answer; what never came has none of its codes. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return false
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return false
  return (
    cause.name === 'TimeoutError' ||
    cause.message === 'fetch failed' ||
    (cause instanceof TypeError && cause.cause !== undefined)
  )
}
