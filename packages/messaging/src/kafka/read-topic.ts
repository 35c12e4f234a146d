import { randomUUID } from 'node:crypto'
import type { Batch, Kafka } from 'kafkajs'
import { createNudge } from '../nudge.ts'
import type { LoggedMessage } from '../transport.ts'
import type { AdminLine } from './admin-line.ts'
import { hangUp } from './hang-up.ts'
import { RETRY } from './kafka-client.ts'
import { loggedMessagesOf } from './logged-message.ts'

/** A broker that says nothing for so long is taken for gone. */
const SILENCE_MS_MAX = 30_000
const HEARTBEAT_MS = 1_000

/**
 * Everything that a topic holds at this moment, each partition in its order. kafkajs reads only as a group, so this is one of its own that never
 * commits anything and that the broker forgets when it ends.
 */
export async function* readTopic(options: {
  kafka: Kafka
  admin: AdminLine
  service: string
  topic: string
}): AsyncGenerator<LoggedMessage> {
  const { kafka, topic } = options
  const ends = await readEnds(options.admin, topic)
  if (ends.size === 0) return
  const consumer = kafka.consumer({
    groupId: `${options.service}.read-all.${randomUUID()}`,
    allowAutoTopicCreation: false,
    retry: { ...RETRY, restartOnFailure: async () => false },
  })
  const handover = openHandover()
  let page: Page | undefined
  consumer.on(consumer.events.CRASH, ({ payload }) => handover.fail(payload.error))

  const takeBatch = async (batch: Batch, heartbeat: () => Promise<void>): Promise<void> => {
    const end = ends.get(batch.partition)
    if (end === undefined) return
    const messages = loggedMessagesOf(batch).filter(({ position }) => BigInt(position) < end)
    if (BigInt(batch.lastOffset()) + 1n >= end) ends.delete(batch.partition)
    await handover.give(messages, ends.size === 0, heartbeat)
  }

  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [topic], fromBeginning: true })
    await consumer.run({ autoCommit: false, eachBatch: (given) => takeBatch(given.batch, () => given.heartbeat()) })
    for (let isLast = false; !isLast; ) {
      page = await handover.take()
      yield* page.messages
      page.finish()
      isLast = page.isLast
    }
  } finally {
    handover.close(page)
    await hangUp(consumer)
  }
}

/** By partition, the position after its last message; partitions that hold nothing are left out. */
const readEnds = (line: AdminLine, topic: string): Promise<Map<number, bigint>> =>
  line.ask(async (admin) => {
    const offsets = await admin.fetchTopicOffsets(topic)
    return new Map(
      offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
    )
  })

type Page = Readonly<{ messages: readonly LoggedMessage[]; isLast: boolean; finish: () => void }>

/** One page at a time from kafkajs to the reader: the next is fetched when the reader has finished the last. */
function openHandover() {
  const pages: Page[] = []
  const nudge = createNudge()
  let failure: Error | undefined
  let closed = false

  return {
    give: async (
      messages: readonly LoggedMessage[],
      isLast: boolean,
      heartbeat: () => Promise<void>,
    ): Promise<void> => {
      if (closed) return
      const finished = Promise.withResolvers<void>()
      pages.push({ messages, isLast, finish: finished.resolve })
      nudge.wake()
      // The broker must not take a reader for dead that works long on a page.
      const beat = setInterval(() => void heartbeat().catch(saidByTheNextFetch), HEARTBEAT_MS)
      await finished.promise
      clearInterval(beat)
    },
    take: async (): Promise<Page> => {
      if (pages.length === 0 && failure === undefined) await nudge.wait(SILENCE_MS_MAX)
      const page = pages.shift()
      if (page === undefined) throw failure ?? new Error(`The broker has sent nothing for ${SILENCE_MS_MAX} ms`)
      return page
    },
    fail: (error: Error): void => {
      failure = error
      nudge.wake()
    },
    close: (page?: Page): void => {
      closed = true
      page?.finish()
      for (const left of pages.splice(0)) left.finish()
    },
  }
}

const saidByTheNextFetch = (): void => undefined
