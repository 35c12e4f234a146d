import type { Database } from '@fundtrace/database'
import type { App } from '@fundtrace/http-server'
import { countOpenDeadLetters, measureOutbox, redeliverEverything, type Transport } from '@fundtrace/messaging'
import { DomainError } from '@fundtrace/problem'
import Type from 'typebox'
import type { Check, ServiceDefinition } from './service-definition.ts'

const CheckReply = Type.Object({
  transport: Type.Enum(['postgres', 'kafka'], { description: 'What carries the messages of this service' }),
  checks: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), detail: Type.String() })),
})

/** The service's own proof of itself, made from its stored rows when it is asked for. */
export function checkRoutes(
  app: App,
  definition: Pick<ServiceDefinition, 'name' | 'checks' | 'consumers' | 'clockTables'>,
  db: Database,
  transport: Transport,
): void {
  app.get(
    '/v1/checks',
    {
      config: {
        access: { roles: ['audit', 'admin'], everywhere: 'whether the service keeps its rules is of no area' },
      },
      schema: {
        operationId: 'runChecks',
        summary:
          'Check everything that must always hold; delivers every message a second time to see that nothing changes',
        tags: ['Checks'],
        response: { 200: CheckReply },
      },
    },
    async () => ({
      transport: transport.name,
      checks: [
        ...(await definition.checks(db)),
        await outboxIsPublished(definition.name, db),
        await redeliveryChangesNothing(definition, db, transport),
      ],
    }),
  )
}

async function outboxIsPublished(service: string, db: Database): Promise<Check> {
  const { total, waiting } = await measureOutbox(db)
  return {
    name: `${service}: every outbox row is published`,
    ok: waiting === 0,
    detail: `${total} announced, ${waiting} waiting`,
  }
}

async function redeliveryChangesNothing(
  definition: Pick<ServiceDefinition, 'name' | 'consumers' | 'clockTables'>,
  db: Database,
  transport: Transport,
): Promise<Check> {
  const results = []
  for (const consumer of definition.consumers)
    results.push(await redeliverEverything(db, withReadingFaultsNamed(transport), consumer, definition.clockTables))
  const messages = results.reduce((sum, result) => sum + result.messages, 0)
  const duplicates = results.reduce((sum, result) => sum + result.duplicates, 0)
  const lost = results.reduce((sum, result) => sum + result.lost, 0)
  const deadLetters = await countOpenDeadLetters(db)
  return {
    name: `${definition.name}: handling every message a second time changes nothing`,
    ok: duplicates === messages && lost === 0 && deadLetters === 0 && results.every((result) => !result.changed),
    detail: `${messages} messages delivered again, ${duplicates} known already, ${lost} no longer there, ${deadLetters} dead letters`,
  }
}

/** What keeps a topic from being read lies in the moment, as a broker that is away, or in its settings: never in the request. */
const withReadingFaultsNamed = (transport: Transport): Transport => ({
  ...transport,
  readAll: async function* (topic) {
    try {
      yield* transport.readAll(topic)
    } catch (error) {
      throw messagesUnreadable(topic, error)
    }
  },
})

const messagesUnreadable = (topic: string, error: unknown): DomainError =>
  new DomainError({
    code: 'SERVICE_MESSAGES_UNREADABLE',
    kind: 'unavailable',
    title: { zh: '暂时无法读取消息', en: 'The messages cannot be read for the moment' },
    detail: `The topic ${topic} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    values: { topic },
  })
