import { randomBytes } from 'node:crypto'
import { KEPT, type Topic, TOPICS } from '@fundtrace/contracts'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import kafkajs, { type Admin } from 'kafkajs'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureKafkaTopics, type TopicAtBrokers } from './ensure-kafka-topics.ts'
import { openKafka } from './kafka-client.ts'

const log = pino({ level: 'silent' })

describeWithKafka('the topics at a Kafka', () => {
  const kafka = { brokers: kafkaAddress().split(',') }
  let admin: Admin

  beforeAll(async () => {
    admin = openKafka(kafka, 'test', log).admin()
    await admin.connect()
  })
  afterAll(() => admin.disconnect())

  const ensure = (...topics: Topic[]): Promise<void> => ensureKafkaTopics({ kafka, topics, log })
  const topicOf = (changes: Partial<Topic> = {}): Topic => ({
    name: `test.${randomBytes(5).toString('hex')}.v1`,
    writers: ['ledger'],
    readers: ['ledger'],
    ...KEPT,
    ...changes,
  })
  const settingsOf = async (name: string): Promise<Record<string, string>> => {
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: TOPIC, name }] })
    return Object.fromEntries(
      resources.flatMap(({ configEntries }) => configEntries.map((entry) => [entry.configName, entry.configValue])),
    )
  }
  const set = (name: string, settings: Record<string, string>): Promise<unknown> =>
    admin.alterConfigs({
      validateOnly: false,
      resources: [
        { type: TOPIC, name, configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })) },
      ],
    })

  it('have the partitions and are kept as the contracts say, those of the house for ever', async () => {
    for (const { partitions, retention, cleanup, maxMessageBytes } of TOPICS)
      expect({ partitions, retention, cleanup, maxMessageBytes }).toEqual(KEPT)
    const topic = topicOf({ partitions: 3 })
    await ensure(topic)
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name] })
    expect(topics[0]?.partitions).toHaveLength(3)
    expect(await settingsOf(topic.name)).toMatchObject(KEPT_AT_BROKER)
  })

  it('are put right when somebody changed how they are kept; what is not ours stays as it was set', async () => {
    const topic = topicOf()
    await ensure(topic)
    await set(topic.name, {
      'cleanup.policy': 'compact',
      'retention.ms': '1000000',
      'max.message.bytes': '1000',
      'segment.bytes': '20971520',
    })
    // The broker tells of a change a moment after the controller has taken it.
    await expect.poll(() => settingsOf(topic.name)).toMatchObject({ 'segment.bytes': '20971520' })
    await ensure(topic)
    await expect.poll(() => settingsOf(topic.name)).toMatchObject({ ...KEPT_AT_BROKER, 'segment.bytes': '20971520' })
  })

  it('are made where they are missing, beside those that are there, however often it is asked', async () => {
    const [first, second] = [topicOf(), topicOf()]
    await ensure(first)
    await ensure(first, second)
    await Promise.all([ensure(first, second), ensure(first, second)])
    expect(await admin.listTopics()).toEqual(expect.arrayContaining([first.name, second.name]))
  })

  it('are refused with another number of partitions, where keys would move', async () => {
    const topic = topicOf({ partitions: 2 })
    await ensure(topic)
    await expect(ensure({ ...topic, partitions: 3 })).rejects.toThrow(
      `The topic ${topic.name} has 2 partitions and must have 3`,
    )
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name] })
    expect(topics[0]?.partitions).toHaveLength(2)
  })

  it('are refused with other replicas than are asked for, before anything is changed', async () => {
    const [topic, missing] = [topicOf({ partitions: 1 }), topicOf()]
    await ensure(topic)
    await set(topic.name, { 'retention.ms': '1000000' })
    await expect(ensureKafkaTopics({ kafka, topics: [topic, missing], replicas: 2, log })).rejects.toThrow(
      `The topic ${topic.name} has 1 replicas and is asked to have 2; nothing was changed. kafka-reassign-partitions.sh`,
    )
    expect(await settingsOf(topic.name)).toMatchObject({ 'retention.ms': '1000000' })
    expect(await admin.listTopics()).not.toContain(missing.name)
  })

  it('are told of with their replicas', async () => {
    const topic = topicOf()
    const found: TopicAtBrokers[] = []
    await ensureKafkaTopics({ kafka, topics: [topic], replicas: 1, log, onTopic: (one) => found.push(one) })
    expect(found).toEqual([{ topic, replicas: 1 }])
  })
})

const { TOPIC } = kafkajs.ConfigResourceTypes

/** Eight MiB, and 64 KiB of room around a message. */
const KEPT_AT_BROKER = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': '8454144',
}
