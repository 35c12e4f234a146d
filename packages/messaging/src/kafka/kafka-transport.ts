import type { Logger } from 'pino'
import type { Transport } from '../transport.ts'
import { openAdminLine } from './admin-line.ts'
import { joinGroup, type KafkaMember } from './group-member.ts'
import { measureLag } from './group-offsets.ts'
import type { KafkaAddress } from './kafka-address.ts'
import { openKafka } from './kafka-client.ts'
import { openPublisher } from './publisher.ts'
import { readTopic } from './read-topic.ts'

const SESSION_MS = 10_000

/** The transport of real use. `service` is the name that it has at the broker, and the beginning of its groups' names. */
export function createKafkaTransport(options: {
  kafka: KafkaAddress
  service: string
  log: Logger
  /** After so long without a sign of life a member's partitions go to others. */
  sessionMs?: number
}): Transport {
  const { service } = options
  const kafka = openKafka(options.kafka, `fundtrace-${service}`, options.log.child({ transport: 'kafka' }))
  const admin = openAdminLine(kafka)
  const publisher = openPublisher(kafka)
  const members = new Set<KafkaMember>()
  return {
    name: 'kafka',
    publish: publisher.publish,
    subscribe: async (subscription) => {
      const member = joinGroup({ kafka, admin, subscription, sessionMs: options.sessionMs ?? SESSION_MS })
      members.add(member)
      return { close: () => member.close().finally(() => members.delete(member)) }
    },
    readAll: (topic) => readTopic({ kafka, admin, service, topic }),
    measureLag: (group, topics) => measureLag(admin, group, topics),
    ping: async () => {
      await admin.ask((connected) => connected.describeCluster())
      for (const member of members) if (member.trouble() !== undefined) throw member.trouble()
    },
    close: async () => {
      await Promise.all([...members].map((member) => member.close()))
      await Promise.all([publisher.close(), admin.close()])
    },
  }
}
