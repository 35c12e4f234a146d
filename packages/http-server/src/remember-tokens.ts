import { hash } from 'node:crypto'
import type { Caller, Verifier } from './callers.ts'

/** `expiresAt`: `exp` of the token, in seconds since 1970. */
export type VerifiedToken = Readonly<{ caller: Caller; expiresAt: number | undefined }>

/** Some 5 MB. */
const TOKENS_MAX = 10_000

/**
 * A caller sends one token with each of thousands of requests, and checking its signature takes longer than the rest of a request: what was
 * found good is remembered until it expires, by its hash, so that no token lies in memory. What was refused is not: it is checked again.
 *
 * `keysInForce` names the keys that verify now: what was verified under others is forgotten. null: nothing is taken from memory.
 */
export function rememberTokens(
  verify: (token: string) => Promise<VerifiedToken>,
  { toleranceSeconds, keysInForce }: Readonly<{ toleranceSeconds: number; keysInForce: () => number | null }>,
): Verifier {
  const known = new Map<string, VerifiedToken>()
  let knownUnder: number | null = null

  return async (token) => {
    const print = hash('sha256', token, 'base64')
    const keys = keysInForce()
    if (keys !== knownUnder) known.clear()
    knownUnder = keys
    const remembered = known.get(print)
    if (remembered !== undefined && isInTime(remembered, toleranceSeconds)) return remembered.caller
    known.delete(print)

    const verified = await verify(token)
    // While it was verified the keys may have been fetched anew.
    if (keys !== null && keysInForce() === keys && knownUnder === keys) {
      const oldest = known.size >= TOKENS_MAX ? known.keys().next().value : undefined
      if (oldest !== undefined) known.delete(oldest)
      known.set(print, verified)
    }
    return verified.caller
  }
}

/** As jose has it: expired in the second that `exp` names, tolerance added. */
const isInTime = ({ expiresAt }: VerifiedToken, toleranceSeconds: number): boolean =>
  expiresAt !== undefined && expiresAt > Math.floor(Date.now() / 1000) - toleranceSeconds
