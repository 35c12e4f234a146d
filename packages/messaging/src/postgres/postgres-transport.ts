import { connect } from '@fundtrace/database'
import type { Member, Transport } from '../transport.ts'
import { joinGroup } from './group-member.ts'
import { append, measureLag, readAll } from './message-log.ts'

const LOOK_EVERY_MS = 500

/**
 * The transport of the embedded run: an append-only log in PostgreSQL. `url` is the message log's, as the service's own
 * role, which may append only to its own topics.
 */
export function createPostgresTransport(options: {
  url: string
  service: string
  /** How late a message is at most when its nudge was lost. */
  lookEveryMs?: number
}): Transport {
  const db = connect(options.url, { application: `${options.service} messages`, connectionsMax: 8 })
  const members = new Set<Member>()
  return {
    name: 'postgres',
    publish: (publication) => append(db, publication),
    subscribe: async (subscription) => {
      const member = joinGroup({
        db,
        url: options.url,
        subscription,
        lookEveryMs: options.lookEveryMs ?? LOOK_EVERY_MS,
      })
      members.add(member)
      return member
    },
    readAll: (topic) => readAll(db, topic),
    measureLag: (group, topics) => measureLag(db, group, topics),
    ping: async () => {
      await db.raw('SELECT 1')
    },
    close: async () => {
      await Promise.all([...members].map((member) => member.close()))
      await db.destroy()
    },
  }
}
