import { connect, type Database } from '@fundtrace/database'
import type { LoggedMessage, Publication, Transport } from '../transport.ts'
import { joinGroup } from './group-member.ts'

/**
 * The transport of the embedded run: an append-only log in PostgreSQL. `url` is the message log's, as the service's own
 * role, which may append only to its own topics.
 */
export function createPostgresTransport(options: { url: string; service: string }): Transport {
  const db = connect(options.url, { application: `${options.service} messages`, connectionsMax: 8 })
  const members = new Set<{ close: () => Promise<void> }>()
  return {
    name: 'postgres',
    publish: (publication) => append(db, publication),
    subscribe: async (subscription) => {
      const member = joinGroup({ db, url: options.url, subscription })
      members.add(member)
      return member
    },
    readAll: (topic) => readAll(db, topic),
    ping: async () => {
      await db.raw('SELECT 1')
    },
    close: async () => {
      await Promise.all([...members].map((member) => member.close()))
      await db.destroy()
    },
  }
}

/** One transaction: the partition's row lock gives out positions, so they become visible in their order. */
async function append(db: Database, { topic, partition, messages }: Publication): Promise<void> {
  if (messages.length === 0) return
  await db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { next_position: string }[] }>(
      `UPDATE partitions SET next_position = next_position + :count
        WHERE topic = :topic AND partition = :partition RETURNING next_position`,
      { topic, partition, count: messages.length },
    )
    const next = rows[0]?.next_position
    if (next === undefined) throw new Error(`This role may not append to ${topic}/${partition}, or it does not exist`)
    const first = BigInt(next) - BigInt(messages.length)
    await trx.raw(
      `INSERT INTO messages (topic, partition, position, key, value)
       SELECT :topic, :partition, :first::bigint + m.index - 1, m.key, m.value
         FROM unnest(:keys::text[], :values::text[]) WITH ORDINALITY AS m (key, value, index)`,
      {
        topic,
        partition,
        first: first.toString(),
        keys: messages.map((message) => message.key),
        values: messages.map((message) => message.value),
      },
    )
    await trx.raw(`SELECT pg_notify('messages', :topic)`, { topic })
  })
}

const PAGE_MESSAGES = 500

async function* readAll(db: Database, topic: string): AsyncIterable<LoggedMessage> {
  const heads: { partition: number; next_position: string }[] = await db('partitions')
    .where({ topic })
    .orderBy('partition')
    .select('partition', 'next_position')
  for (const { partition, next_position: end } of heads) {
    for (let from = 0n; from < BigInt(end); ) {
      const page = await readPage(db, topic, partition, from.toString(), PAGE_MESSAGES)
      yield* page
      const last = page.at(-1)
      if (last === undefined) break
      from = BigInt(last.position) + 1n
    }
  }
}

export async function readPage(
  db: Database,
  topic: string,
  partition: number,
  from: string,
  limit: number,
): Promise<LoggedMessage[]> {
  return db('messages')
    .where({ topic, partition })
    .andWhere('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .select('topic', 'partition', 'position', 'key', 'value')
}
