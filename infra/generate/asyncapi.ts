import { CONTRACT_VERSION, Envelope, EVENTS, type Topic, TOPICS } from '@fundtrace/contracts'
import { describeMessage } from './asyncapi-message.ts'

/** AsyncAPI 3 of every topic, from the schemas that senders and readers are compiled against. */
export const describeTopics = (): [path: string, content: string][] => [
  ['packages/contracts/asyncapi.json', `${JSON.stringify(describeContract(), null, 2)}\n`],
]

export const describeContract = (): object => ({
  asyncapi: '3.0.0',
  info: { title: 'Fundtrace events', version: CONTRACT_VERSION, description: PROMISES },
  defaultContentType: 'application/json',
  servers: { kafka: SERVER },
  channels: Object.fromEntries(TOPICS.map((topic) => [channelOf(topic), describeChannel(topic)])),
  operations: Object.fromEntries(TOPICS.flatMap(describeOperations)),
  components: { schemas: { Envelope }, securitySchemes: SECURITY_SCHEMES },
})

const PROMISES = [
  'What the services of Fundtrace tell each other. Every message is a CloudEvents 1.0 event in its JSON form; its key is its `subject`, a fund.',
  'Delivered at least once, in order per key; a reader takes an event in once, by its `id`.',
  '`sequence` counts per `source` and key without a gap, so a reader can prove that it missed nothing.',
  'Headers carry nothing that a reader needs. No identity or card number travels on a topic.',
  'Topics are kept for ever: checks and rebuilds read them from their first message.',
  'The embedded run keeps the same topics in PostgreSQL.',
].join('\n')

const SECURITY_SCHEMES = {
  scramSha512: { type: 'scramSha512' },
  scramSha256: { type: 'scramSha256' },
  plain: { type: 'plain', description: 'User and password as they are: over TLS only.' },
  certificate: { type: 'X509', description: "The client's own certificate." },
}

const SERVER = {
  host: '{broker}',
  protocol: 'kafka-secure',
  description: 'Apache Kafka over TLS.',
  variables: {
    broker: { description: 'host:port of one of the brokers, as in KAFKA_BROKERS; they tell of the others.' },
  },
  security: Object.keys(SECURITY_SCHEMES).map((name) => ({ $ref: `#/components/securitySchemes/${name}` })),
}

const channelOf = (topic: Topic): string => topic.name.replaceAll('.', '-')

function describeChannel(topic: Topic): object {
  const events = EVENTS[topic.name]
  if (events === undefined) throw new Error(`No events are listed for ${topic.name}`)
  return {
    address: topic.name,
    title: topic.name,
    description: `Written by ${topic.writers.join(' and ')}. Kept ${topic.retention}, never compacted; one message has at most ${topic.maxMessageBytes} bytes.`,
    servers: [{ $ref: '#/servers/kafka' }],
    messages: Object.fromEntries(
      Object.entries(events).map(([type, event]) => [type, describeMessage(topic, type, event)]),
    ),
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: topic.partitions,
        topicConfiguration: {
          'cleanup.policy': [topic.cleanup],
          'retention.ms': RETENTION_MS[topic.retention],
          'max.message.bytes': topic.maxMessageBytes,
        },
        bindingVersion: '0.5.0',
      },
    },
  }
}

/** In milliseconds; -1 is Kafka's word for no limit. */
const RETENTION_MS: Readonly<Record<Topic['retention'], number>> = { forever: -1 }

const describeOperations = (topic: Topic): [string, object][] => [
  ...topic.writers.map((writer) => describeOperation(topic, `${writer}-sends-`, 'send', `Sent by ${writer}`)),
  ...topic.readers.map((reader) => describeOperation(topic, `${reader}-receives-`, 'receive', `Read by ${reader}`)),
]

const describeOperation = (
  topic: Topic,
  prefix: string,
  action: 'send' | 'receive',
  summary: string,
): [string, object] => [
  `${prefix}${channelOf(topic)}`,
  { action, channel: { $ref: `#/channels/${channelOf(topic)}` }, title: `${summary}: ${topic.name}`, summary },
]
