import { kafkaAddress, startOwnKafka } from '@fundtrace/test-support'
import { pino } from 'pino'
import { ensureKafkaTopics } from '../src/kafka/ensure-kafka-topics.ts'
import type { KafkaAddress } from '../src/kafka/kafka-address.ts'
import type { RestartableBroker, TestBroker } from './test-broker.ts'

const log = pino({ level: 'silent' })

/** The run's broker, wherever it came from. */
export const makeKafkaBroker = async (): Promise<TestBroker> => brokerAt({ brokers: kafkaAddress().split(',') })

/** A broker of one test file alone, killed with SIGKILL at every restart. */
export async function makeOwnKafkaBroker(): Promise<RestartableBroker> {
  const kafka = await startOwnKafka()
  return {
    ...brokerAt({ brokers: [kafka.brokers] }),
    restart: async () => {
      await kafka.kill()
      await kafka.startAgain()
    },
    close: kafka.remove,
  }
}

const brokerAt = (kafka: KafkaAddress): TestBroker => ({
  addressFor: (service) => ({ kind: 'kafka', kafka, service }),
  makeTopic: (topic) => ensureKafkaTopics({ kafka, topics: [topic], log }),
})
