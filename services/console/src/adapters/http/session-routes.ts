import { randomUUID } from 'node:crypto'
import type { App } from '@fundtrace/http-server'
import { DomainError } from '@fundtrace/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { LiveSession, SessionKeeper } from '../../application/keep-session.ts'
import { signInRefused } from '../../domain/console-errors.ts'
import { returnTo } from '../../domain/return-to.ts'
import type { SessionCookies } from '../cookies/session-cookies.ts'
import type { OfficeIssuer } from '../identity/office-issuer.ts'
import { signInFailedPage } from './sign-in-failed-page.ts'

const PUBLIC = { access: 'public' } as const
const SIGN_INS_PER_MINUTE = 120

export type SessionParts = Readonly<{
  cookies: SessionCookies
  keeper: SessionKeeper
  issuer: OfficeIssuer
  sessionHours: number
}>

/** The session of a request, with its cookie written anew where it was renewed; taken away where it is over. */
export async function openSession(
  { cookies, keeper }: Pick<SessionParts, 'cookies' | 'keeper'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<LiveSession> {
  try {
    const live = await keeper.open(await cookies.read(request))
    if (live.isRenewed) await cookies.write(reply, live.session)
    return live
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CONSOLE_SESSION_EXPIRED') cookies.clear(request, reply)
    throw error
  }
}

export function sessionRoutes(app: App, parts: SessionParts): void {
  const { cookies, keeper, issuer, sessionHours } = parts

  app.get('/session', { config: PUBLIC }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      return toSessionReply(await openSession(parts, request, reply))
    } catch (error) {
      // Whoever stood in and may no more is himself again; what his pages still send for the other is refused.
      if (!(error instanceof DomainError) || error.code !== 'ACCESS_DELEGATION_NONE') throw error
      return toSessionReply(await actFor(request, reply, undefined))
    }
  })

  const actFor = async (request: FastifyRequest, reply: FastifyReply, actingFor: string | undefined) => {
    const kept = await cookies.read(request)
    const live = await keeper.open(kept && { ...kept, actingFor })
    await cookies.write(reply, live.session)
    request.log.info({ officer: live.token.officer.subject, acting_for: actingFor ?? null }, 'acts for')
    return live
  }

  app.post(
    '/session/acting-for',
    {
      config: { ...PUBLIC, requestsPerMinute: SIGN_INS_PER_MINUTE },
      schema: {
        body: Type.Object({ subject: Type.Union([Type.Null(), Type.String({ minLength: 1, maxLength: 200 })]) }),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return toSessionReply(await actFor(request, reply, request.body.subject ?? undefined))
    },
  )

  app.get(
    '/sign-in',
    {
      config: { ...PUBLIC, requestsPerMinute: SIGN_INS_PER_MINUTE },
      schema: { querystring: Type.Object({ return_to: Type.Optional(Type.String()) }) },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const begun = await issuer.begin(returnTo(request.query.return_to)).catch((error: unknown) => {
        return sendFailure(reply, error)
      })
      if (begun === undefined) return reply
      await cookies.keepAttempt(request, reply, begun.attempt)
      return reply.redirect(begun.address, 303)
    },
  )

  app.get(
    '/sign-in/callback',
    { config: { ...PUBLIC, requestsPerMinute: SIGN_INS_PER_MINUTE } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      try {
        const answer = new URL(request.url, 'http://console.invalid')
        const attempt = await cookies.takeAttempt(request, reply, answer.searchParams.get('state') ?? '')
        if (attempt === undefined) throw signInRefused('this browser began no such sign-in, or too long ago')
        const signIn = await issuer.finish(answer, attempt)
        const session = { id: randomUUID(), signIn, endsAt: Date.now() + sessionHours * 3_600_000 }
        const { token } = await keeper.open(session)
        await cookies.write(reply, session)
        request.log.info({ officer: token.officer.subject, roles: token.officer.roles }, 'signed in')
        return await reply.redirect(attempt.returnTo, 303)
      } catch (error) {
        sendFailure(reply, error)
        return reply
      }
    },
  )

  app.post('/sign-out', { config: PUBLIC }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const session = await cookies.read(request)
    cookies.clear(request, reply)
    if (session === undefined) return { redirect_to: '/' }
    keeper.end(session)
    request.log.info('signed out')
    return { redirect_to: (await issuer.end(session.signIn)) ?? '/' }
  })
}

const toSessionReply = ({ session, token: { officer } }: LiveSession) => ({
  subject: officer.subject,
  name: officer.name,
  roles: officer.roles,
  areas: officer.areas,
  acting_for: officer.actingFor,
  expires_at: new Date(session.endsAt).toISOString(),
})

/** A browser came here by itself, so it is answered with a page. What is no refusal of ours rises. */
function sendFailure(reply: FastifyReply, error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error
  reply.request.log.warn({ code: error.code, reason: error.message }, 'sign-in failed')
  void reply
    .code(error.kind === 'unavailable' ? 503 : 403)
    .type('text/html; charset=utf-8')
    .send(signInFailedPage(error))
  return undefined
}
