import type { Topic } from '@fundtrace/contracts'
import kafkajs, { type Admin } from 'kafkajs'
import type { Logger } from 'pino'
import type { KafkaAddress } from './kafka-address.ts'
import { openKafka } from './kafka-client.ts'
import { setRights } from './topic-rights.ts'

/** A record has a header, a key and a batch around it. */
const ROOM_AROUND_MESSAGE_BYTES = 64 * 1024

/**
 * Makes the topics that are missing and sets how all of them are kept, and, where the brokers ask who we are, who may write and read them. Safe to
 * repeat. Throws where a topic exists with another number of partitions: keys would move, and one fund's events would
 * stand in two partitions.
 */
export async function ensureKafkaTopics(options: {
  /** As somebody who may make topics and give rights. */
  kafka: KafkaAddress
  topics: readonly Topic[]
  /** -1 leaves it to the brokers. */
  replicas?: number
  log: Logger
}): Promise<void> {
  const { topics, replicas = -1 } = options
  const admin = openKafka(options.kafka, 'fundtrace-topics', options.log).admin()
  await admin.connect()
  try {
    const present = new Set(await admin.listTopics())
    const missing = topics.filter(({ name }) => !present.has(name))
    if (missing.length > 0) {
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map((topic) => ({
          topic: topic.name,
          numPartitions: topic.partitions,
          replicationFactor: replicas,
          configEntries: settingsOf(topic),
        })),
      })
    }
    await refuseOtherPartitions(admin, topics)
    await setSettings(admin, topics)
    if (options.kafka.sasl !== undefined) await setRights(admin, topics)
  } finally {
    await admin.disconnect()
  }
}

const { TOPIC } = kafkajs.ConfigResourceTypes
const SET_ON_TOPIC = kafkajs.ConfigSource.TOPIC_CONFIG
const RETENTION_MS = { forever: '-1' } as const

const settingsOf = (topic: Topic): { name: string; value: string }[] => [
  { name: 'cleanup.policy', value: topic.cleanup },
  { name: 'retention.ms', value: RETENTION_MS[topic.retention] },
  { name: 'retention.bytes', value: '-1' },
  { name: 'max.message.bytes', value: String(topic.maxMessageBytes + ROOM_AROUND_MESSAGE_BYTES) },
]

/** The brokers take the settings of a topic as a whole; those that an operator made and that are not ours are given back to them. */
async function setSettings(admin: Admin, topics: readonly Topic[]): Promise<void> {
  const { resources: found } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({ type: TOPIC, name })),
  })
  await admin.alterConfigs({
    validateOnly: false,
    resources: topics.map((topic) => {
      const ours = settingsOf(topic)
      const theirs = (found.find(({ resourceName }) => resourceName === topic.name)?.configEntries ?? [])
        .filter(({ configSource }) => configSource === SET_ON_TOPIC)
        .filter(({ configName }) => !ours.some(({ name }) => name === configName))
        .map(({ configName, configValue }) => ({ name: configName, value: configValue }))
      return { type: TOPIC, name: topic.name, configEntries: [...ours, ...theirs] }
    }),
  })
}

async function refuseOtherPartitions(admin: Admin, topics: readonly Topic[]): Promise<void> {
  const { topics: found } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) })
  for (const { name, partitions } of found) {
    const wanted = topics.find((topic) => topic.name === name)?.partitions
    if (wanted !== undefined && partitions.length !== wanted)
      throw new Error(`The topic ${name} has ${partitions.length} partitions and must have ${wanted}`)
  }
}
