import { TOPICS } from '@fundtrace/contracts'
import { createLogger, type Environment, type Logger } from '@fundtrace/http-server'
import { ensureKafkaTopics, type KafkaAddress, openKafka as openClient } from '@fundtrace/messaging'
import { readKafkaAddress } from '@fundtrace/service-process'
import { type EmbeddedKafka, startKafka } from '../kafka/broker.ts'
import { type Supervised, supervise } from './supervised.ts'

/** The Kafka of a house, with its topics. `process` only where the house started it. */
export type HouseKafka = Readonly<{
  /** What a service has to be told of it: KAFKA_BROKERS, and how to reach brokers that somebody else runs. */
  settings: KafkaSettings
  process?: Supervised
}>
type KafkaSettings = Readonly<Record<string, string>>

export async function openKafka(options: {
  brokers: string | undefined
  /** KAFKA_TLS and the like of whoever starts the house; they are said of these brokers, and not of one that the house starts. */
  environment: Environment
  /** Nothing was said in this house yet: what brokers hold already is of another one. */
  isNewHouse: boolean
  /** For a Kafka of its own. */
  directory: string
  port: number
  onLog: (line: string) => void
  onRestart: (message: string) => void
}): Promise<HouseKafka> {
  const { brokers, environment } = options
  const kafka: HouseKafka =
    brokers === undefined ? await startOwnKafka(options) : { settings: settingsFor(brokers, environment) }
  try {
    const address = readKafkaAddress(kafka.settings)
    const log = createLogger({ name: 'launcher', level: 'silent' })
    if (brokers !== undefined && options.isNewHouse) await refuseMessagesOfOthers(address, log)
    await ensureKafkaTopics({ kafka: address, topics: TOPICS, log })
    return kafka
  } catch (error) {
    await kafka.process?.stop()
    throw error
  }
}

function settingsFor(brokers: string, environment: Environment): KafkaSettings {
  const said = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[0].startsWith('KAFKA_') && entry[1] !== undefined,
  )
  return { ...Object.fromEntries(said), KAFKA_BROKERS: brokers }
}

async function startOwnKafka({
  directory,
  port,
  onLog,
  onRestart,
}: Parameters<typeof openKafka>[0]): Promise<HouseKafka> {
  const again = (): Promise<EmbeddedKafka> => startKafka({ directory, port, onLog })
  const running = await again()
  return {
    settings: { KAFKA_BROKERS: running.brokers },
    process: supervise({ name: 'kafka', running, again, onRestart }),
  }
}

/** They would be taken in as this house's own facts. */
async function refuseMessagesOfOthers(address: KafkaAddress, log: Logger): Promise<void> {
  const admin = openClient(address, 'launcher', log).admin()
  await admin.connect()
  try {
    const present = new Set(await admin.listTopics())
    for (const { name } of TOPICS) {
      if (!present.has(name)) continue
      const offsets = await admin.fetchTopicOffsets(name)
      if (offsets.every(({ high }) => high === '0')) continue
      throw new Error(
        `Kafka 中已有其他数据的消息 / the topic ${name} at ${address.brokers.join(',')} holds messages of other data than these: ` +
          'a new data folder needs a Kafka without messages; without KAFKA_BROKERS one is started',
      )
    }
  } finally {
    await admin.disconnect()
  }
}
