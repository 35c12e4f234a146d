import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, listen } from '@fundtrace/database'
import { createNudge } from '../nudge.ts'
import type { LoggedMessage, Subscription } from '../transport.ts'
import { openLocks } from './partition-locks.ts'
import { readPage } from './postgres-transport.ts'

/** A lost nudge delays a message by this much at most; also how often a member says that it lives. */
const POLL_MS = 500
/** A member that was not seen for so long does not count when the partitions are shared out. */
const MEMBER_GONE_SECONDS = 5
const PAGE_MESSAGES = 100
const RETRY_MS = 500

type Partition = Readonly<{ topic: string; partition: number; unread: boolean }>

/**
 * One member of a consumer group.
 *
 * A partition belongs to the member that holds its session lock in PostgreSQL: a killed member's connection dies, its locks
 * go with it, and another member takes the partitions over. Members say that they live, and each keeps no more than its fair
 * share, so that a newcomer gets work. Offsets follow the work, so what a dead member left half done is delivered again.
 */
export function joinGroup(options: { db: Database; url: string; subscription: Subscription }): {
  close: () => Promise<void>
} {
  const { db, subscription } = options
  const member = randomUUID()
  const nudge = createNudge()
  const listener = listen(options.url, 'messages', nudge.wake)
  const locks = openLocks(options.url, `${subscription.group} member`)
  const draining = new Map<string, Promise<void>>()
  let closing = false
  let faulty = false

  const report = (error: unknown): void => {
    // Said once when it begins; the next round that works clears it.
    if (!faulty && !closing) subscription.onFault(error)
    faulty = true
  }

  const round = async (): Promise<void> => {
    await sayThatItLives(db, subscription.group, member)
    const all = await listPartitions(db, subscription)
    const share = Math.ceil(all.length / (await countMembers(db, subscription.group)))
    for (const surplus of locks.held().slice(share)) if (!draining.has(surplus)) await locks.release(surplus)
    for (const place of all) {
      const name = lockName(subscription.group, place)
      if (!locks.holds(name) && locks.held().length < share) await locks.tryTake(name)
      if (place.unread && locks.holds(name) && !draining.has(name)) {
        draining.set(
          name,
          drain(place, name).finally(() => draining.delete(name)),
        )
      }
    }
  }

  const drain = async (place: Partition, name: string): Promise<void> => {
    try {
      let page: LoggedMessage[]
      do {
        const from = await readOffset(db, subscription.group, place)
        page = await readPage(db, place.topic, place.partition, from, PAGE_MESSAGES)
        await handlePage(place, name, page)
      } while (page.length > 0 && !closing && locks.holds(name))
    } catch (error) {
      report(error)
      await wait(RETRY_MS)
    }
  }

  const handlePage = async (place: Partition, name: string, page: readonly LoggedMessage[]): Promise<void> => {
    let next: bigint | undefined
    try {
      for (const message of page) {
        if (closing || !locks.holds(name)) return
        await subscription.onMessage(message)
        next = BigInt(message.position) + 1n
      }
    } finally {
      if (next !== undefined) await saveOffset(db, subscription.group, place, next)
    }
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      try {
        await round()
        if (draining.size === 0) faulty = false
      } catch (error) {
        report(error)
      }
      await nudge.wait(POLL_MS)
    }
  }
  const running = run()

  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    closing = true
    nudge.wake()
    await running
    await Promise.all(draining.values())
    await Promise.all([locks.close(), listener.close()])
    await db('group_members').where({ consumer_group: subscription.group, member }).delete().catch(ignoreGoneDatabase)
  }
  return { close: () => (closed ??= close()) }
}

const lockName = (group: string, place: Partition): string => `${group} ${place.topic}/${place.partition}`

/** A member that cannot say goodbye is forgotten after a few seconds anyway. */
const ignoreGoneDatabase = (): void => undefined

async function sayThatItLives(db: Database, group: string, member: string): Promise<void> {
  await db('group_members')
    .insert({ consumer_group: group, member, seen_at: db.raw('clock_timestamp()') })
    .onConflict(['consumer_group', 'member'])
    .merge(['seen_at'])
}

async function countMembers(db: Database, group: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::int AS count FROM group_members
      WHERE consumer_group = :group AND seen_at > clock_timestamp() - make_interval(secs => :seconds)`,
    { group, seconds: MEMBER_GONE_SECONDS },
  )
  return Math.max(rows[0]?.count ?? 1, 1)
}

async function listPartitions(db: Database, subscription: Subscription): Promise<Partition[]> {
  const { rows } = await db.raw<{ rows: Partition[] }>(
    `SELECT p.topic, p.partition, p.next_position > coalesce(o.position, 0) AS unread
       FROM partitions p
       LEFT JOIN consumer_offsets o ON o.topic = p.topic AND o.partition = p.partition AND o.consumer_group = :group
      WHERE p.topic = ANY(:topics::text[])
      ORDER BY p.topic, p.partition`,
    { group: subscription.group, topics: [...subscription.topics] },
  )
  return rows
}

async function readOffset(db: Database, group: string, place: Partition): Promise<string> {
  const row = await db('consumer_offsets')
    .where({ consumer_group: group, ...place })
    .first('position')
  return row?.position ?? '0'
}

async function saveOffset(db: Database, group: string, place: Partition, next: bigint): Promise<void> {
  await db('consumer_offsets')
    .insert({ consumer_group: group, topic: place.topic, partition: place.partition, position: next.toString() })
    .onConflict(['consumer_group', 'topic', 'partition'])
    .merge(['position'])
}
