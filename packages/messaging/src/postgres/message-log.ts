import type { Database, Transaction } from '@fundtrace/database'
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
    for (let from = 0; from < messages.length; from += STATEMENT_MESSAGES_MAX)
      await insertMessages(
        trx,
        { topic, partition },
        first + BigInt(from),
        messages.slice(from, from + STATEMENT_MESSAGES_MAX),
      )
    await trx.raw(`SELECT pg_notify('messages', :topic)`, { topic })
  })
}

/** A statement may have 65,535 values; three stand for each message. */
const STATEMENT_MESSAGES_MAX = 10_000

/** Texts are values of their own: in an array each would be quoted and read once more, which for large ones costs more than the rest. */
async function insertMessages(
  trx: Transaction,
  { topic, partition }: Place,
  first: bigint,
  messages: Publication['messages'],
): Promise<void> {
  const rows = messages.map(() => '(?::bigint, ?::text, ?::text)').join(', ')
  await trx.raw(
    `INSERT INTO messages (topic, partition, position, key, value)
     SELECT ?, ?, m.position, m.key, m.value FROM (VALUES ${rows}) AS m (position, key, value) ORDER BY m.position`,
    [
      topic,
      partition,
      ...messages.flatMap(({ key, value }, index) => [(first + BigInt(index)).toString(), key, value]),
    ],
  )
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
