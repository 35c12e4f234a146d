import type { Database } from '@fundtrace/database'
import type { LoggedMessage, Publication } from '../transport.ts'

type Place = Readonly<{ topic: string; partition: number }>

/** One transaction: the partition's row lock gives out positions, so they become visible in their order. */
export async function append(db: Database, { topic, partition, messages }: Publication): Promise<void> {
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

export async function* readAll(db: Database, topic: string): AsyncIterable<LoggedMessage> {
  const { rows: heads } = await db.raw<{ rows: { partition: number; next_position: string }[] }>(
    `SELECT partition, next_position FROM partitions
      WHERE topic = :topic AND EXISTS (SELECT FROM topic_rights WHERE topic = :topic AND role = current_user)
      ORDER BY partition`,
    { topic },
  )
  // Row policies would show an empty log, and nothing at all would be proved by it.
  if (heads.length === 0) throw new Error(`The topic ${topic} does not exist, or this role may not read it`)
  for (const { partition, next_position: end } of heads) {
    for (let from = 0n; from < BigInt(end); ) {
      const page = await readPage(db, topic, partition, from.toString(), PAGE_MESSAGES)
      const last = page.at(-1)
      if (last === undefined) throw new Error(`${topic}/${partition} has lost its messages from ${from} to ${end}`)
      yield* page
      from = BigInt(last.position) + 1n
    }
  }
}

export const readPage = (
  db: Database,
  topic: string,
  partition: number,
  from: string,
  limit: number,
): Promise<LoggedMessage[]> =>
  db('messages')
    .where({ topic, partition })
    .andWhere('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .select('topic', 'partition', 'position', 'key', 'value')

/** The position that a group reads next. */
export async function readOffset(db: Database, group: string, { topic, partition }: Place): Promise<string> {
  const row: { position: string } | undefined = await db('consumer_offsets')
    .where({ consumer_group: group, topic, partition })
    .first('position')
  return row?.position ?? '0'
}

/**
 * Never backwards: a member that lost its partition while it handled a message says last what it did, when another may be
 * further. Both are right that everything before their position is handled.
 */
export async function saveOffset(
  db: Database,
  group: string,
  { topic, partition }: Place,
  position: string,
): Promise<void> {
  await db.raw(
    `INSERT INTO consumer_offsets AS o (consumer_group, topic, partition, position)
     VALUES (:group, :topic, :partition, :position)
         ON CONFLICT (consumer_group, topic, partition)
         DO UPDATE SET position = greatest(o.position, excluded.position)`,
    { group, topic, partition, position },
  )
}

export async function measureLag(db: Database, group: string, topics: readonly string[]): Promise<number> {
  const { rows } = await db.raw<{ rows: { lag: string }[] }>(
    `SELECT coalesce(sum(p.next_position - coalesce(o.position, 0)), 0) AS lag
       FROM partitions p
       LEFT JOIN consumer_offsets o ON o.consumer_group = :group AND o.topic = p.topic AND o.partition = p.partition
      WHERE p.topic = ANY(:topics::text[])`,
    { group, topics: [...topics] },
  )
  return Number(rows[0]?.lag ?? 0)
}
