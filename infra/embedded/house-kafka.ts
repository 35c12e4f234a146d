import { TOPICS } from '@fundtrace/contracts'
import { createLogger } from '@fundtrace/http-server'
import { ensureKafkaTopics } from '@fundtrace/messaging'
import { Kafka, logLevel } from 'kafkajs'
import { type EmbeddedKafka, startKafka } from '../kafka/broker.ts'
import { type Supervised, supervise } from './supervised.ts'

/** The Kafka of a house, with its topics. `process` only where the house started it. */
export type HouseKafka = Readonly<{ brokers: string; process?: Supervised }>

export async function openKafka(options: {
  brokers: string | undefined
  /** Nothing was said in this house yet: what brokers hold already is of another one. */
  isNewHouse: boolean
  /** For a Kafka of its own. */
  directory: string
  port: number
  onLog: (line: string) => void
  onRestart: (message: string) => void
}): Promise<HouseKafka> {
  const { brokers } = options
  const kafka: HouseKafka = brokers === undefined ? await startOwnKafka(options) : { brokers }
  try {
    if (brokers !== undefined && options.isNewHouse) await refuseMessagesOfOthers(brokers)
    await ensureKafkaTopics({
      kafka: { brokers: kafka.brokers.split(',') },
      topics: TOPICS,
      log: createLogger({ name: 'launcher', level: 'silent' }),
    })
    return kafka
  } catch (error) {
    await kafka.process?.stop()
    throw error
  }
}

async function startOwnKafka({
  directory,
  port,
  onLog,
  onRestart,
}: Parameters<typeof openKafka>[0]): Promise<HouseKafka> {
  const again = (): Promise<EmbeddedKafka> => startKafka({ directory, port, onLog })
  const running = await again()
  return { brokers: running.brokers, process: supervise({ name: 'kafka', running, again, onRestart }) }
}

/** They would be taken in as this house's own facts. */
async function refuseMessagesOfOthers(brokers: string): Promise<void> {
  const kafka = new Kafka({ clientId: 'launcher', brokers: brokers.split(','), logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  try {
    const present = new Set(await admin.listTopics())
    for (const { name } of TOPICS) {
      if (!present.has(name)) continue
      const offsets = await admin.fetchTopicOffsets(name)
      if (offsets.every(({ high }) => high === '0')) continue
      throw new Error(
        `Kafka 中已有其他数据的消息 / the topic ${name} at ${brokers} holds messages of other data than these: ` +
          'a new data folder needs a Kafka without messages; without KAFKA_BROKERS one is started',
      )
    }
  } finally {
    await admin.disconnect()
  }
}
