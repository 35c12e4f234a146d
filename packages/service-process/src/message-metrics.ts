import type { Database } from '@fundtrace/database'
import {
  type ConsumerDefinition,
  countOpenDeadLetters,
  measureWaiting,
  type TakeInOutcome,
  type Transport,
} from '@fundtrace/messaging'
import { Counter, type Registry } from 'prom-client'
import { measuredGauge } from './measured-gauge.ts'

/** Told by relay and consumers of what is committed. */
export type MessageCounts = Readonly<{
  published: (topic: string, messages: number) => void
  takenIn: (consumer: string, outcome: TakeInOutcome) => void
}>

/** How far what was announced is from being told, and what was told from being taken in. */
export function measureMessages(
  registry: Registry,
  errors: Counter<'metric'>,
  { db, transport, consumers }: { db: Database; transport: Transport; consumers: readonly ConsumerDefinition[] },
): MessageCounts {
  const gauge = measuredGauge.bind(undefined, registry, errors)
  gauge({ name: 'outbox_waiting_messages', help: 'Announced and not yet published' }, [
    { measure: async () => (await measureWaiting(db)).waiting },
  ])
  gauge({ name: 'outbox_oldest_waiting_seconds', help: 'Age of the oldest announcement not yet published' }, [
    { measure: async () => (await measureWaiting(db)).oldestWaitingSeconds },
  ])
  gauge({ name: 'dead_letters_open', help: 'Messages that wait for somebody to look, and those parked behind them' }, [
    { measure: () => countOpenDeadLetters(db) },
  ])
  gauge(
    { name: 'consumer_lag_messages', help: 'Published and not yet read by the group', labelNames: ['consumer'] },
    consumers.map(({ name, topics }) => ({
      labels: { consumer: name },
      measure: () => transport.measureLag(name, topics),
    })),
  )

  const published = new Counter({
    name: 'messages_published_total',
    help: 'Messages that the transport took and the outbox marked',
    labelNames: ['topic'],
    registers: [registry],
  })
  const takenIn = new Counter({
    name: 'messages_taken_in_total',
    help: 'Messages read, by what became of them: handled, ignored, duplicate, poison or parked',
    labelNames: ['consumer', 'outcome'],
    registers: [registry],
  })
  return {
    published: (topic, messages) => published.inc({ topic }, messages),
    takenIn: (consumer, outcome) => takenIn.inc({ consumer, outcome }),
  }
}
