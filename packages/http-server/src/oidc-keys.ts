import { DomainError } from '@fundtrace/problem'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose'
import type { Logger } from './logger.ts'
import { discoverIssuer } from './oidc-discovery.ts'

export type Patience = Readonly<{
  /** For each of the two requests that fetching the keys takes. */
  timeoutMs: number
  /** Between two attempts while no keys were ever had. */
  retryMs: number
  /** Between two attempts once there are keys: tokens with made-up key ids must not become requests to the issuer. */
  cooldownMs: number
  /** Keys older than this are fetched anew, so that one taken back by the issuer is not trusted for ever. */
  keysAgeMsMax: number
}>

export type IssuerKeys = Readonly<{
  find: JWTVerifyGetKey
  /** Counts how often they were fetched; null when they are due to be fetched. */
  inForce: () => number | null
  requireFetched: () => Promise<void>
}>

/**
 * The public keys of an issuer, fetched when first needed. Fetched anew when a token names an unknown key (rotation) or when
 * they are old; while the issuer is away, those that are known stay in use.
 */
export function issuerKeys(issuer: string, log: Logger, patience: Patience): IssuerKeys {
  let known: RemoteJWKSet | undefined
  let fetchedAt = Number.NEGATIVE_INFINITY
  let askedAt = Number.NEGATIVE_INFINITY
  let fetches = 0
  let isAway = false
  let underway: Promise<void> | undefined

  const fetchKeys = async (): Promise<void> => {
    askedAt = performance.now()
    try {
      known = await fetchKeySet(issuer, patience.timeoutMs)
      fetchedAt = performance.now()
      fetches += 1
      if (isAway) log.info({ issuer }, 'the identity provider answers again')
      isAway = false
    } catch (err) {
      // Once, and not for every request that suffers from it.
      if (!isAway) log.warn({ err, issuer }, 'the keys of the identity provider cannot be fetched')
      isAway = true
    }
  }

  const areOld = (): boolean => performance.now() - fetchedAt > patience.keysAgeMsMax

  const fetchUnlessJustTried = async (): Promise<void> => {
    const pauseMs = known ? patience.cooldownMs : patience.retryMs
    if (!underway && performance.now() - askedAt < pauseMs) return
    underway ??= fetchKeys().finally(() => {
      underway = undefined
    })
    await underway
  }

  const recentKeys = async (): Promise<RemoteJWKSet> => {
    if (areOld()) await fetchUnlessJustTried()
    if (known) return known
    throw issuerUnavailable(issuer)
  }

  return {
    inForce: () => (areOld() ? null : fetches),
    requireFetched: async () => {
      await recentKeys()
    },
    find: async (header, token) => {
      try {
        return await (await recentKeys())(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      }
      await fetchUnlessJustTried()
      try {
        return await (await recentKeys())(header, token)
      } catch (error) {
        // Whether the key is the issuer's cannot be told now: the token may well be good.
        if (isAway && error instanceof errors.JWKSNoMatchingKey) throw issuerUnavailable(issuer)
        throw error
      }
    },
  }
}

/** The address of the keys is asked for each time too, so that it may move. When to fetch again is decided above alone. */
async function fetchKeySet(issuer: string, timeoutMs: number): Promise<RemoteJWKSet> {
  const { keysAddress } = await discoverIssuer(issuer, timeoutMs)
  const keys = createRemoteJWKSet(keysAddress, {
    timeoutDuration: timeoutMs,
    cooldownDuration: Number.POSITIVE_INFINITY,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  })
  await keys.reload()
  return keys
}

const issuerUnavailable = (issuer: string): DomainError =>
  new DomainError({
    code: 'ACCESS_ISSUER_UNAVAILABLE',
    kind: 'unavailable',
    title: { zh: '身份认证服务暂时不可用', en: 'The identity provider is unavailable for the moment' },
    detail: `The token cannot be checked, because the keys of ${issuer} cannot be fetched: send the request again`,
    values: { issuer },
  })
