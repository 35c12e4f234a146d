import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { createNudge } from '../nudge.ts'
import { FOLLOWING_MAX, type LoggedMessage, type Member, type Subscription } from '../transport.ts'
import { keepTroubleBook } from '../trouble.ts'
import { type MemberSession, openMemberSession, type PartitionView } from './member-session.ts'
import { readOffset, readPage, saveOffset } from './message-log.ts'

/** Many publications in a moment are one look. */
const LOOK_APART_MS = 10
const PAGE_MESSAGES = 100

/**
 * One member of a consumer group.
 *
 * A partition belongs to the member that holds its lock in PostgreSQL (see member-session). Each member keeps no more than
 * its fair share, so that a newcomer gets work, also from one that is busy. Every partition is read by a loop of its own, so
 * a message that fails or takes long stops its partition only. Offsets follow the work: what a dead member left half done is
 * delivered again.
 */
export function joinGroup(options: {
  db: Database
  url: string
  subscription: Subscription
  lookEveryMs: number
}): Member {
  const { db, url, subscription } = options
  const { group, topics } = subscription
  const nudge = createNudge()
  const troubles = keepTroubleBook({
    onBegin: (_thing, error) => {
      if (!closing) subscription.onFault(error)
    },
  })
  const reading = new Map<string, Promise<void>>()
  /** News of a partition came while its loop was perhaps about to end: it must be looked at again. */
  const passedOver = new Set<string>()
  /** What this member holds as its fair share; a partition that is not in it is given up after the message at hand. */
  let share: ReadonlySet<string> = new Set()
  let session: MemberSession | undefined
  let closing = false

  const round = async (): Promise<void> => {
    if (session === undefined || session.isLost())
      session = await openMemberSession({ url, group, topics, onNudge: nudge.wake })
    const current = session
    const { members, partitions } = await current.look()
    await shareOut(current, partitions, Math.ceil(partitions.length / members))
    for (const place of partitions) {
      const { name } = place
      if (!place.hasUnread || !isMine(current, name) || !troubles.mayTry(name)) continue
      if (reading.has(name)) passedOver.add(name)
      else
        reading.set(
          name,
          read(current, place).finally(() => finish(name)),
        )
    }
  }

  const shareOut = async (
    current: MemberSession,
    partitions: readonly PartitionView[],
    size: number,
  ): Promise<void> => {
    const surplus = current.held().slice(size)
    share = new Set(current.held().slice(0, size))
    for (const name of surplus) if (!reading.has(name)) await current.release(name)
    const others = partitions.map(({ name }) => name).filter((name) => !current.holds(name))
    if (share.size < size && others.length > 0) await current.take(others, size - share.size)
    share = new Set(current.held().slice(0, size))
  }

  const isMine = (current: MemberSession, name: string): boolean => !closing && share.has(name) && current.holds(name)

  const finish = (name: string): void => {
    reading.delete(name)
    const another = !share.has(name)
    if (passedOver.delete(name) || another) nudge.wake()
  }

  const read = async (current: MemberSession, place: PartitionView): Promise<void> => {
    try {
      let next = await readOffset(db, group, place)
      let page: readonly LoggedMessage[]
      do {
        page = await readPage(db, place.topic, place.partition, next, PAGE_MESSAGES)
        next = await handlePage(current, place, page, next)
      } while (page.length > 0 && isMine(current, place.name))
      troubles.worked(place.name)
    } catch (error) {
      troubles.failed(place.name, error)
    }
  }

  /** Answers the position to read next, which is saved also when a message fails. */
  const handlePage = async (
    current: MemberSession,
    place: PartitionView,
    page: readonly LoggedMessage[],
    from: string,
  ): Promise<string> => {
    let next = from
    try {
      for (const [index, message] of page.entries()) {
        if (!isMine(current, place.name)) break
        await subscription.onMessage(message, page.slice(index + 1, index + 1 + FOLLOWING_MAX))
        troubles.worked(place.name)
        next = (BigInt(message.position) + 1n).toString()
      }
    } finally {
      if (next !== from) await saveOffset(db, group, place, next)
    }
    return next
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      try {
        if (troubles.mayTry(group)) {
          await round()
          troubles.worked(group)
        }
      } catch (error) {
        troubles.failed(group, error)
      }
      await wait(LOOK_APART_MS)
      await nudge.wait(troubles.millisecondsToNextTry(options.lookEveryMs))
    }
  }
  const running = run()

  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    closing = true
    nudge.wake()
    await running
    await Promise.all(reading.values())
    await session?.close()
  }
  return { close: () => (closed ??= close()) }
}
