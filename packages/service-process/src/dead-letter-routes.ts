import type { Database } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import { findDeadLetter, listAttempts, listDecisions, searchDeadLetters } from '@fundtrace/messaging'
import Type from 'typebox'
import { carryOut, orderDiscard, orderReplay, unknownAmong } from './dead-letter-orders.ts'
import { letterUnknown } from './dead-letter-problems.ts'
import {
  ConsumerName,
  DeadLetterReply,
  Key,
  LetterParams,
  outcomeReply,
  OutcomeReply,
  Reason,
  ShownLetterReply,
  shownLetterReply,
  letterReply,
} from './dead-letter-schemas.ts'
import type { ServiceDefinition } from './service-definition.ts'

const READERS = { access: { roles: ['audit', 'admin'] } } as const
const OPERATORS = { access: { roles: ['admin'] } } as const
const TAGS = ['Dead letters']
const HISTORY_ROWS_MAX = 100

/** What an operator needs for messages that wait: to see them, to have them handled again, to give one up for good. */
export function deadLetterRoutes(app: App, { consumers }: Pick<ServiceDefinition, 'consumers'>, db: Database): void {
  app.get(
    '/v1/dead-letters',
    {
      config: READERS,
      schema: {
        operationId: 'listDeadLetters',
        summary:
          'The messages that wait, in the order in which they were put aside, after the cursor; all=true: also the closed',
        tags: TAGS,
        querystring: Type.Object({
          consumer: Type.Optional(ConsumerName),
          key: Type.Optional(Key),
          all: Type.Boolean({ default: false }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          after: Type.String({ pattern: '^\\d{1,18}$', description: 'the id of a dead letter', default: '0' }),
        }),
        response: { 200: Type.Object({ dead_letters: Type.Array(DeadLetterReply) }) },
      },
    },
    async ({ query: { all, ...query } }) => {
      const letters = await searchDeadLetters(db, { ...query, isOpenOnly: !all })
      const { consumer } = query
      // A misspelt name must not look like a consumer without trouble; one that was taken out may still have letters.
      if (letters.length === 0 && consumer !== undefined && !consumers.some(({ name }) => name === consumer))
        throw unknownAmong(consumers, consumer)
      return { dead_letters: letters.map(letterReply) }
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
    async ({ params: { id } }, reply) => {
      const letter = await findDeadLetter(db, id)
      if (letter === undefined) throw letterUnknown(id)
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
            accept_gap: Type.Optional(Type.Object({ reason: Reason }, { additionalProperties: false })),
          },
          { additionalProperties: false },
        ),
        response: { 200: OutcomeReply },
      },
    },
    idempotent(db, (trx, { body }, caller) => orderReplay(trx, consumers, body, caller.subject), {
      status: 200,
      respond: async (order) => outcomeReply(order, await carryOut(db, consumers, order)),
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
    idempotent(db, (trx, { params, body }, caller) => orderDiscard(trx, params.id, body.reason, caller.subject), {
      status: 200,
      respond: async (order) => outcomeReply(order, await carryOut(db, consumers, order)),
    }),
  )
}
