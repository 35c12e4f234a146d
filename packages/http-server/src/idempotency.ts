import type { Database, Transaction } from '@fundtrace/database'
import type { FastifyRequest, FastifySchema } from 'fastify'
import type { RouteReply, RouteRequest } from './app.ts'
import { callerOf } from './authorisation.ts'
import type { Caller } from './callers.ts'
import { canonicalHash, sha256 } from './canonical-hash.ts'
import { keyInFlight, keyMalformed, keyMissing, keyReused } from './idempotency-problems.ts'
import { findResult, insertResult, type KeyClaim, tryLock } from './idempotency-store.ts'

/** What can be stored and answered again: an object of a `type` (not an `interface`) of JSON values. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export type JsonObject = Readonly<{ [name: string]: JsonValue }>

/** Does the work inside the database transaction that also remembers its result. A thrown error undoes both. */
export type IdempotentWork<S extends FastifySchema, Result extends JsonValue> = (
  trx: Transaction,
  request: RouteRequest<S>,
  caller: Caller,
) => Promise<Result>

/**
 * Runs after the commit, for a fresh result and for a replayed one, and makes the answer of it: for routes that wait for
 * what another service does with the result. It may fail or give up; the same key then finds the same result.
 */
export type Respond<S extends FastifySchema, Result, Answer> = (
  result: Result,
  request: RouteRequest<S>,
  reply: RouteReply<S>,
) => Promise<Answer>

type Handler<S extends FastifySchema, Answer> = (request: RouteRequest<S>, reply: RouteReply<S>) => Promise<Answer>

/**
 * The handler of a route that creates or moves something. It asks for the header Idempotency-Key; the same key with the
 * same content, from the same caller on the same route, has its effect once and gets the first result again.
 *
 * Key and effect are committed together: a crash leaves both or neither. A refusal leaves no trace, so that the same
 * key may be sent again when the reason of the refusal is gone. `status` is 201 unless stated; a replay has the same.
 */
export function idempotent<S extends FastifySchema, Result extends JsonValue, Answer>(
  db: Database,
  work: IdempotentWork<S, Result>,
  options: Readonly<{ status?: number; respond: Respond<S, Result, Answer> }>,
): Handler<S, Answer>
export function idempotent<S extends FastifySchema, Result extends JsonValue>(
  db: Database,
  work: IdempotentWork<S, Result>,
  options?: Readonly<{ status?: number }>,
): Handler<S, Result>
export function idempotent<S extends FastifySchema, Result extends JsonValue, Answer>(
  db: Database,
  work: IdempotentWork<S, Result>,
  options: Readonly<{ status?: number; respond?: Respond<S, Result, Answer> }> = {},
): Handler<S, Result | Answer> {
  const { status = 201, respond } = options
  const handler: Handler<S, Result | Answer> = async (request, reply) => {
    const caller = callerOf(request)
    const claim = claimOf(request, caller)

    const { result, isReplayed } = await db.transaction((trx) => doOnce(trx, claim, () => work(trx, request, caller)))

    if (isReplayed) reply.header('idempotency-replayed', 'true')
    reply.statusCode = status
    return respond ? respond(result, request, reply) : result
  }
  return takesIdempotencyKey(handler)
}

/** Marks a handler that sees itself to it that a key has its effect once: `readIdempotencyKey`. */
export function takesIdempotencyKey<H extends object>(handler: H): H {
  idempotentHandlers.add(handler)
  return handler
}

/** The header Idempotency-Key: 1 to 200 visible ASCII characters. */
export function readIdempotencyKey(request: Pick<FastifyRequest, 'raw'>): string {
  const key = request.raw.headers['idempotency-key']
  if (key === undefined || key === '') throw keyMissing()
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw keyMalformed()
  return key
}

/** For the API description, which tells of the header. */
export const isIdempotent = (handler: object): boolean => idempotentHandlers.has(handler)

const idempotentHandlers = new WeakSet<object>()

/**
 * The lock is asked for in a statement of its own, before the look-up: whoever gets it after another's commit sees what
 * that one wrote. It is held until the end of the transaction, and released by PostgreSQL even if this process dies.
 */
async function doOnce<Result extends JsonValue>(
  trx: Transaction,
  claim: KeyClaim,
  work: () => Promise<Result>,
): Promise<{ result: Result; isReplayed: boolean }> {
  if (!(await tryLock(trx, claim))) throw keyInFlight(claim.key)

  const stored = await findResult(trx, claim)
  if (stored && !stored.contentHash.equals(claim.contentHash)) throw keyReused(claim.key, stored.recordedAt)
  // The scope holds the route: what is stored under it was made by this same work.
  if (stored) return { result: JSON.parse(stored.result) as Result, isReplayed: true }

  const result = JSON.stringify(await work())
  await insertResult(trx, claim, result)
  // Parsed again, so that the first answer is what every later one will be.
  return { result: JSON.parse(result) as Result, isReplayed: false }
}

type Claiming = Pick<FastifyRequest, 'id' | 'method' | 'raw' | 'params' | 'query' | 'body' | 'routeOptions'>

function claimOf(request: Claiming, caller: Caller): KeyClaim {
  const route = `${request.method} ${request.routeOptions.url ?? ''}`
  return {
    key: readIdempotencyKey(request),
    scopeHash: canonicalHash({
      subject: caller.subject,
      areas: [...caller.areas].sort(),
      ...(caller.actingFor !== null && { acting_for: caller.actingFor }),
      route,
      params: request.params ?? {},
    }),
    contentHash: contentHash(request),
    subject: caller.subject,
    route,
    requestId: request.id,
  }
}

function contentHash({ body, query }: Claiming): Buffer {
  if (Buffer.isBuffer(body)) return canonicalHash({ bytes: sha256(body).toString('hex'), query })
  return canonicalHash({ body: body ?? null, query })
}
