import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import {
  findDeadLetter,
  listAttempts,
  listDecisions,
  listLetterKeys,
  searchDeadLetters,
  searchDecisions,
} from '@fundtrace/messaging'
import Type from 'typebox'
import { coveredKeys, requireKey, requireSomeArea } from './dead-letter-access.ts'
import { carryOut, type DeadLetterParts, orderDiscard, orderReplay, unknownAmong } from './dead-letter-orders.ts'
import { letterUnknown } from './dead-letter-problems.ts'
import {
  AcceptGap,
  ConsumerName,
  DeadLetterReply,
  DecisionsReply,
  decisionsReply,
  Key,
  LetterParams,
  outcomeReply,
  OutcomeReply,
  Reason,
  ShownLetterReply,
  shownLetterReply,
  letterReply,
  pageOf,
} from './dead-letter-schemas.ts'
import { logLoss } from './log-loss.ts'

const READERS = { access: { roles: ['audit', 'admin'] } } as const
const OPERATORS = { access: { roles: ['admin'] } } as const
const TAGS = ['Dead letters']
const HISTORY_ROWS_MAX = 100

/** What an operator needs for messages that wait: to see them, to have them handled again, to give one up for good. */
export function deadLetterRoutes(app: App, parts: DeadLetterParts, db: Database): void {
  const { consumers, areaOfKey } = parts
  app.get(
    '/v1/dead-letters',
    {
      config: READERS,
      schema: {
        operationId: 'listDeadLetters',
        summary:
          'The messages that wait, in the order in which they were put aside, after the cursor; all=true: also the closed',
        tags: TAGS,
        querystring: Type.Object({ ...pageOf('dead letter'), all: Type.Boolean({ default: false }) }),
        response: { 200: Type.Object({ dead_letters: Type.Array(DeadLetterReply) }) },
      },
    },
    async (request) => {
      const { all, consumer, key, limit, after } = request.query
      const caller = callerOf(request)
      requireSomeArea(caller)
      const asked = { consumer, isOpenOnly: !all }
      const keys = await coveredKeys(db, areaOfKey, caller, await listLetterKeys(db, { ...asked, key }))
      const letters = await searchDeadLetters(db, { ...asked, keys, after, limit })
      // A misspelt name must not look like a consumer without trouble; one that was taken out may still have letters.
      if (letters.length === 0 && consumer !== undefined && !consumers.some(({ name }) => name === consumer))
        throw unknownAmong(consumers, consumer)
      return { dead_letters: letters.map(letterReply) }
    },
  )

  app.get(
    '/v1/dead-letters/decisions',
    {
      config: READERS,
      schema: {
        operationId: 'listDeadLetterDecisions',
        summary: 'Who decided what about messages that waited, when and why, in the order of the decisions',
        tags: TAGS,
        querystring: Type.Object(pageOf('decision')),
        response: { 200: DecisionsReply },
      },
    },
    async (request) => {
      const { consumer, key, limit, after } = request.query
      const caller = callerOf(request)
      requireSomeArea(caller)
      const letterKeys = await listLetterKeys(db, { consumer, key, isOpenOnly: false })
      const keys = await coveredKeys(db, areaOfKey, caller, letterKeys)
      return decisionsReply(await searchDecisions(db, { consumer, keys, after, limit }))
    },
  )

  app.get(
    '/v1/dead-letters/:id',
    {
      config: OPERATORS,
      schema: {
        operationId: 'getDeadLetter',
        summary: 'One message that waits or waited, as it came, with every attempt and decision about it',
        tags: TAGS,
        params: LetterParams,
        response: { 200: ShownLetterReply },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const letter = await findDeadLetter(db, id)
      if (letter === undefined) throw letterUnknown(id)
      await requireKey(db, areaOfKey, callerOf(request), letter.key)
      const attempts = await listAttempts(db, id, HISTORY_ROWS_MAX)
      const decisions = await listDecisions(db, letter.consumer, letter.key, HISTORY_ROWS_MAX)
      reply.header('cache-control', 'no-store')
      return shownLetterReply(letter, attempts, decisions)
    },
  )

  app.post(
    '/v1/dead-letters/replay',
    {
      config: OPERATORS,
      schema: {
        operationId: 'replayDeadLetters',
        summary:
          'Handle what waits for a key again, once its cause is mended; accept_gap gives up the missing messages before it',
        tags: TAGS,
        body: Type.Object(
          {
            consumer: ConsumerName,
            key: Key,
            accept_gap: Type.Optional(AcceptGap),
          },
          { additionalProperties: false },
        ),
        response: { 200: OutcomeReply },
      },
    },
    idempotent(db, (trx, { body }, caller) => orderReplay(trx, parts, body, caller), {
      status: 200,
      respond: async (order, request) => {
        logLoss(request.log, order, callerOf(request).subject)
        return outcomeReply(order, await carryOut(db, consumers, order))
      },
    }),
  )

  app.post(
    '/v1/dead-letters/:id/discard',
    {
      config: OPERATORS,
      schema: {
        operationId: 'discardDeadLetter',
        summary: 'Give one message up for good, with the reason; those behind it are handled when it was its turn',
        tags: TAGS,
        params: LetterParams,
        body: Type.Object({ reason: Reason }, { additionalProperties: false }),
        response: { 200: OutcomeReply },
      },
    },
    idempotent(db, (trx, { params, body }, caller) => orderDiscard(trx, parts, params.id, body.reason, caller), {
      status: 200,
      respond: async (order, request) => {
        logLoss(request.log, order, callerOf(request).subject)
        return outcomeReply(order, await carryOut(db, consumers, order))
      },
    }),
  )
}
