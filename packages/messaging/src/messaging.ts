/** How a fact reaches another service: outbox, relay, transport, consumer. */
export { appendToOutbox, type Origin } from './outbox.ts'
export { startRelay, type Relay } from './relay.ts'
export {
  type Consumer,
  type ConsumerDefinition,
  type EventHandler,
  handler,
  type IncomingEvent,
  ignored,
} from './consumer-definition.ts'
export { startConsumer, type RunningConsumer } from './consumer.ts'
export { takeIn, type TakeInOutcome } from './take-in.ts'
export { countOpenDeadLetters, listDeadLetters, type DeadLetter } from './dead-letters.ts'
export { replayDeadLetters } from './replay-dead-letters.ts'
export { redeliverEverything, type Redelivery } from './redeliver.ts'
export { measureOutbox, type OutboxState } from './outbox-state.ts'
export type { LoggedMessage, Member, Publication, Subscription, Transport } from './transport.ts'
export { createPostgresTransport } from './postgres/postgres-transport.ts'
export { ensureTopics } from './postgres/ensure-topics.ts'
export { messageLogMigrations, messagingMigrations } from './migrations.ts'
export { partitionOf } from './partition.ts'
