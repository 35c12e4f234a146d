import type { TestProject } from 'vitest/node'
import { chooseKafka } from './kafka-server.ts'
import { KAFKA_SOURCES } from './kafka-sources.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined outside the project `kafka`; empty where no Kafka can be had. */
    kafkaBrokers: string | undefined
  }
}

/** One real Kafka for the tests of the project `kafka`. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await chooseKafka({
    sources: KAFKA_SOURCES,
    isRequired: process.env['REQUIRE_KAFKA'] === '1',
    say: (text) => void process.stderr.write(`${text}\n`),
  })
  project.provide('kafkaBrokers', server?.brokers ?? '')
  return server?.stop
}
