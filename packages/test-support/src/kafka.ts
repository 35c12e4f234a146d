import { describe, inject } from 'vitest'

/** `host:port[,host:port]` of the run's Kafka; empty where none can be had, when the tests of `describeWithKafka` are skipped. */
export function kafkaAddress(): string {
  const brokers = inject('kafkaBrokers')
  if (brokers === undefined) throw new Error('A test that needs Kafka lies in a file named *.kafka.test.ts')
  return brokers
}

/** Tests that need the run's Kafka. Skipped under a name that says so where none can be had; the set-up has said why. */
export function describeWithKafka(name: string, tests: () => void): void {
  if (kafkaAddress() === '') describe.skip(`${name} (SKIPPED: NO KAFKA)`, tests)
  else describe(name, tests)
}
