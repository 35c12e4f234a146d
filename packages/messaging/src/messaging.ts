/** How a fact reaches another service: outbox, relay, transport, consumer. */
export {
  appendReadyToOutbox,
  appendToOutbox,
  type Origin,
  type ReadyAnnouncement,
  readyOutboxStatements,
} from './outbox.ts'
export type { OutboxStatement } from './outbox-rows.ts'
export { startRelay, type Relay } from './relay.ts'
export {
  type Consumer,
  type ConsumerDefinition,
  type EventHandler,
  handler,
  handlerInTwoSteps,
  handlerTogether,
  type IncomingEvent,
  ignored,
} from './consumer-definition.ts'
export { ComeAgain } from './come-again.ts'
export { startConsumer, type RunningConsumer } from './consumer.ts'
export { takeIn, type TakeInOutcome } from './take-in.ts'
export {
  countOpenDeadLetters,
  type DeadLetter,
  type DeadLetterFilter,
  findDeadLetter,
  listDeadLetters,
  listLetterKeys,
  searchDeadLetters,
} from './dead-letters.ts'
export { countWaiting, findNext } from './waiting-letters.ts'
export { replayDeadLetters } from './replay-dead-letters.ts'
export { discardDeadLetter, type Discard } from './discard-dead-letter.ts'
export { type AcceptedGap, acceptGap, GAP_SEQUENCES_MAX } from './accept-gap.ts'
export { type DeadLetterDecision, listDecisions, recordDecision, searchDecisions } from './dead-letter-decisions.ts'
export { countReplayed, type DeadLetterAttempt, listAttempts } from './dead-letter-attempts.ts'
export { redeliverEverything, type Redelivery } from './redeliver.ts'
export { measureOutbox, measureWaiting, type OutboxState } from './outbox-state.ts'
export { currentTrace } from './trace-context.ts'
export { continueTrace } from './trace-spans.ts'
export type { LoggedMessage, Member, Publication, Subscription, Transport } from './transport.ts'
export { createKafkaTransport } from './kafka/kafka-transport.ts'
export { ensureKafkaTopics } from './kafka/ensure-kafka-topics.ts'
export { openKafka } from './kafka/kafka-client.ts'
export { type KafkaAddress, SASL_MECHANISMS } from './kafka/kafka-address.ts'
export { createPostgresTransport } from './postgres/postgres-transport.ts'
export { ensureTopics } from './postgres/ensure-topics.ts'
export { messageLogMigrations, messagingMigrations } from './migrations.ts'
export { partitionOf } from './partition.ts'
