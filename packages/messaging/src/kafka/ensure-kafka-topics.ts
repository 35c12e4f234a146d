import type { Topic } from '@fundtrace/contracts'
import kafkajs, { type Admin } from 'kafkajs'
import type { Logger } from 'pino'
import type { KafkaAddress } from './kafka-address.ts'
import { openKafka } from './kafka-client.ts'
import { type RightChange, setRights } from './topic-rights.ts'

/** A record has a header, a key and a batch around it. */
const ROOM_AROUND_MESSAGE_BYTES = 64 * 1024

/** What a topic has at the brokers. */
export type TopicAtBrokers = Readonly<{
  topic: Topic
  /** Of the partition that has the fewest. */
  replicas: number
}>

/**
 * Makes the topics that are missing and sets how all of them are kept, and, where the brokers ask who we are, who may write and read them. Safe to
 * repeat. Throws, before it changes anything, where a topic exists with another number of partitions (keys would move, and one fund's
 * events would stand in two partitions) or with other replicas than are asked for.
 */
export async function ensureKafkaTopics(options: {
  /** As somebody who may make topics and give rights. */
  kafka: KafkaAddress
  topics: readonly Topic[]
  /** -1 leaves it to the brokers. */
  replicas?: number
  log: Logger
  onTopic?: (found: TopicAtBrokers) => void
  onRight?: (change: RightChange) => void
}): Promise<void> {
  const { topics, replicas = -1, onTopic = () => {}, onRight = () => {} } = options
  const admin = openKafka(options.kafka, 'fundtrace-topics', options.log).admin()
  await admin.connect()
  try {
    const names = new Set(await admin.listTopics())
    const missing = topics.filter(({ name }) => !names.has(name))
    const present = topics.filter(({ name }) => names.has(name))
    if (present.length > 0) await findTopics(admin, present, replicas)
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
    // Once more: somebody else may have made one of them meanwhile.
    const found = await findTopics(admin, topics, replicas)
    await setSettings(admin, topics)
    for (const topic of found) onTopic(topic)
    if (options.kafka.sasl !== undefined) await setRights(admin, topics, onRight)
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

/** Refuses what is not as it must be and that nothing here could put right. */
async function findTopics(admin: Admin, topics: readonly Topic[], replicas: number): Promise<TopicAtBrokers[]> {
  const { topics: found } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) })
  return topics.flatMap((topic) => {
    const partitions = found.find(({ name }) => name === topic.name)?.partitions
    if (partitions === undefined) return []
    if (partitions.length !== topic.partitions)
      throw new Error(
        `主题分区数不符 / The topic ${topic.name} has ${partitions.length} partitions and must have ${topic.partitions}`,
      )
    const counts = partitions.map((partition) => partition.replicas.length)
    const other = counts.find((count) => replicas !== -1 && count !== replicas)
    if (other !== undefined)
      throw new Error(
        `主题副本数不符 / The topic ${topic.name} has ${other} replicas and is asked to have ${replicas}; nothing was changed. ` +
          `kafka-reassign-partitions.sh moves it to ${replicas}; KAFKA_REPLICATION_FACTOR=-1 leaves every topic as it is`,
      )
    return [{ topic, replicas: Math.min(...counts) }]
  })
}
