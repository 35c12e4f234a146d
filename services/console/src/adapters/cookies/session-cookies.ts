import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fromPieces, pieceNames, toPieces } from '../../domain/cookie-pieces.ts'
import type { Session } from '../../domain/session.ts'
import type { Attempt } from '../identity/office-issuer.ts'
import { sealedText } from './sealed-text.ts'

const ATTEMPT_SECONDS = 600
/** Sign-ins that were begun in other tabs and not ended; more would only make the headers long. */
const ATTEMPTS_MAX = 5

export type SessionCookies = Readonly<{
  read: (request: FastifyRequest) => Promise<Session | undefined>
  write: (reply: FastifyReply, session: Session) => Promise<void>
  clear: (request: FastifyRequest, reply: FastifyReply) => void
  /** A sign-in that begins; the cookie is of this one attempt, so that two tabs do not spoil each other's. */
  keepAttempt: (request: FastifyRequest, reply: FastifyReply, attempt: Attempt) => Promise<void>
  /** Once only. */
  takeAttempt: (request: FastifyRequest, reply: FastifyReply, state: string) => Promise<Attempt | undefined>
}>

/** Sealed, out of reach of scripts, not sent by other sites' requests; on https also bound to this host and never sent in clear. */
export function sessionCookies(keys: readonly Uint8Array[], isSecure: boolean): SessionCookies {
  const prefix = isSecure ? '__Host-' : ''
  const pieces = pieceNames(`${prefix}fundtrace-console`)
  const attemptPrefix = `${prefix}fundtrace-sign-in-`
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }
  const sessions = sealedText(keys, 'session')
  const attempts = sealedText(keys, 'sign-in')
  const nameOf = (state: string): string => `${attemptPrefix}${state.replaceAll(/[^\w-]/g, '').slice(0, 16)}`

  return {
    read: async ({ cookies }) => {
      const sealed = fromPieces((index) => cookies[pieces[index] ?? ''])
      // What opens was sealed by `write`.
      return sealed === undefined ? undefined : ((await sessions.open(sealed)) as Session | undefined)
    },
    write: async (reply, session) => {
      const texts = toPieces(await sessions.seal(session))
      const expires = new Date(session.endsAt)
      for (const [index, name] of pieces.entries()) {
        const text = texts[index]
        if (text !== undefined) reply.setCookie(name, text, { ...options, expires })
        else if (reply.request.cookies[name] !== undefined) reply.clearCookie(name, options)
      }
    },
    clear: ({ cookies }, reply) => {
      for (const name of pieces) if (cookies[name] !== undefined) reply.clearCookie(name, options)
    },
    keepAttempt: async ({ cookies }, reply, attempt) => {
      const others = Object.keys(cookies).filter((name) => name.startsWith(attemptPrefix))
      for (const name of others.slice(0, Math.max(0, others.length - ATTEMPTS_MAX + 1)))
        reply.clearCookie(name, options)
      reply.setCookie(nameOf(attempt.state), await attempts.seal(attempt), { ...options, maxAge: ATTEMPT_SECONDS })
    },
    takeAttempt: async ({ cookies }, reply, state) => {
      const sealed = cookies[nameOf(state)]
      if (sealed === undefined) return undefined
      reply.clearCookie(nameOf(state), options)
      return (await attempts.open(sealed)) as Attempt | undefined
    },
  }
}
