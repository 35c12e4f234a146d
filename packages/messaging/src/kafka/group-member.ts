import { setTimeout as wait } from 'node:timers/promises'
import type { Batch, Consumer, Kafka } from 'kafkajs'
import { createNudge } from '../nudge.ts'
import type { Member, Subscription } from '../transport.ts'
import { keepTroubleBook } from '../trouble.ts'
import type { AdminLine } from './admin-line.ts'
import { readStarts, type Starts } from './group-offsets.ts'
import { hangUp } from './hang-up.ts'
import { RETRY } from './kafka-client.ts'
import { loggedMessagesOf } from './logged-message.ts'
import { keepOffsetCommits } from './offset-commits.ts'
import { type PartitionLine, startPartitionLine } from './partition-line.ts'

export type KafkaMember = Member & Readonly<{ /** Why it does not read at present. */ trouble: () => unknown }>

const HEARTBEAT_MS = 1_000
const REBALANCE_MS = 20_000
/** How long a fetch waits for news; a partition that was full is fetched again at the latest after this. */
const FETCH_MS = 250
const FETCH_BYTES = 1024 * 1024
/** After so long without an answer to a heartbeat the member is in trouble, although kafkajs still tries. */
const SILENCE_MS_WORRYING = 5_000
/** After so long kafkajs has stopped without a word, and the connection is made anew. */
const SILENCE_MS_MAX = 60_000
const LISTEN_EVERY_MS = 1_000
const LEAVE_MS_MAX = 2_000

/**
 * One member of a consumer group.
 *
 * kafkajs only fetches: it would handle the partitions of one broker in step, so that one slow message stopped them all. Every partition has a
 * line of its own here, which handles message by message and keeps a failing one at its head. Positions are committed after
 * the handler has fulfilled, and therefore after its database has committed.
 *
 * A connection (kafkajs's consumer with all it knows) that failed is closed and made anew, later and later, with one `onFault`.
 */
export function joinGroup(options: {
  kafka: Kafka
  admin: AdminLine
  subscription: Subscription
  sessionMs: number
}): KafkaMember {
  const { subscription } = options
  const { group } = subscription
  const nudge = createNudge()
  const troubles = keepTroubleBook({
    onBegin: (_thing, error) => {
      if (!closing) subscription.onFault(error)
    },
  })
  /** The ends of lines that were given up, by partition: the next line of a partition waits for its message in hand. */
  const endings = new Map<string, Promise<void>>()
  const askedToClose = Promise.withResolvers<void>()
  let closing = false
  let trouble: unknown = new Error(`${group} has not joined its group yet`)

  const worry = (error: unknown): void => {
    trouble = error
    troubles.failed(group, error)
  }

  const readUntilItFails = async (): Promise<void> => {
    const connection = openConnection({
      ...options,
      endings,
      troubles,
      onAnswer: () => {
        trouble = undefined
        troubles.worked(group)
      },
    })
    try {
      // A join may take as long as the slowest member; who closes does not wait for it.
      await Promise.race([connection.start(), askedToClose.promise])
      while (!closing) {
        connection.refuseFailure()
        if (connection.isSilent()) worry(new Error(`No broker answers the member of ${group}`))
        await nudge.wait(LISTEN_EVERY_MS)
      }
    } catch (error) {
      // Told first: a broker that does not answer draws the end of the connection out.
      worry(error)
      await connection.abandon()
      return
    }
    await connection.close()
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      try {
        if (troubles.mayTry(group)) await readUntilItFails()
      } catch (error) {
        worry(error)
      }
      if (!closing) await nudge.wait(troubles.millisecondsToNextTry(LISTEN_EVERY_MS))
    }
  }
  const running = run()

  return {
    trouble: () => trouble,
    close: async () => {
      closing = true
      askedToClose.resolve()
      nudge.wake()
      await running
    },
  }
}

type Connection = Readonly<{
  start: () => Promise<void>
  /** Throws once kafkajs has given up, or has been silent for too long. */
  refuseFailure: () => void
  isSilent: () => boolean
  /** Waits for the messages in hand, which count as read. */
  close: () => Promise<void>
  /** Waits for nothing: what is in hand is delivered again, after it has ended. */
  abandon: () => Promise<void>
}>

function openConnection(options: {
  kafka: Kafka
  admin: AdminLine
  subscription: Subscription
  sessionMs: number
  endings: Map<string, Promise<void>>
  troubles: ReturnType<typeof keepTroubleBook>
  onAnswer: () => void
}): Connection {
  const { kafka, admin, endings, troubles } = options
  const { group, topics, onMessage } = options.subscription
  const consumer: Consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: options.sessionMs,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: REBALANCE_MS,
    maxWaitTimeInMs: FETCH_MS,
    maxBytesPerPartition: FETCH_BYTES,
    allowAutoTopicCreation: false,
    // It would start again by itself, and tell nobody for how long it fails.
    retry: { ...RETRY, restartOnFailure: async () => false },
  })
  const commits = keepOffsetCommits((offsets) => consumer.commitOffsets(offsets))
  const lines = new Map<string, PartitionLine>()
  let starts: Promise<Starts> | undefined
  let assigned: Readonly<Record<string, readonly number[]>> = {}
  let failure: Error | undefined
  let heardAt = Date.now()
  let ended = false

  /** kafkajs answers open requests first, and a join is answered when the slowest member has joined: that is not waited for. */
  const leave = async (): Promise<void> => {
    ended = true
    await Promise.race([hangUp(consumer), wait(LEAVE_MS_MAX, undefined, { ref: false })])
  }
  const endLines = (): void => {
    for (const [name, line] of lines) {
      lines.delete(name)
      commits.forget(name)
      endings.set(name, line.end())
    }
  }

  const { CRASH, GROUP_JOIN, HEARTBEAT, REBALANCING } = consumer.events
  consumer.on(CRASH, ({ payload }) => {
    failure ??= payload.error
  })
  // Only this says that all is well: kafkajs sends it between fetches, and joins a group before it knows whether it may read.
  consumer.on(HEARTBEAT, () => {
    heardAt = Date.now()
    options.onAnswer()
  })
  consumer.on(REBALANCING, endLines)
  consumer.on(GROUP_JOIN, ({ payload }) => {
    // Also where kafkajs joins again without saying that it rebalances.
    endLines()
    // The new lines are empty, whatever the old ones were.
    consumer.resume(consumer.paused())
    starts = readStarts(admin, group, topics)
    starts.catch(thrownWhereItIsAwaited)
    assigned = payload.memberAssignment
    heardAt = Date.now()
  })

  const lineOf = async (topic: string, partition: number): Promise<PartitionLine> => {
    const name = `${topic}/${partition}`
    const joined = starts
    const start = (await joined)?.get(name)
    if (start === undefined) throw new Error(`The group ${group} was not told where ${name} begins`)
    if (joined !== starts) throw new Error(`The group ${group} was shared out anew meanwhile`)
    const known = lines.get(name)
    if (known !== undefined) return known
    const line = startPartitionLine({
      name,
      start,
      previous: endings.get(name) ?? Promise.resolve(),
      onMessage,
      onHandled: (message) => {
        // Of a line that was given up: another member may be further by now.
        if (lines.get(name) === line)
          commits.mark(name, { topic, partition, offset: (BigInt(message.position) + 1n).toString() })
      },
      onRoom: () => {
        // kafkajs throws where it has ended, which it does before it says so; then nothing is paused any more.
        if (consumer.paused().some((place) => place.topic === topic && place.partitions.includes(partition)))
          consumer.resume([{ topic, partitions: [partition] }])
      },
      troubles,
    })
    lines.set(name, line)
    return line
  }

  const takeBatch = async (batch: Batch): Promise<void> => {
    const { topic, partition } = batch
    // Fetched before the group was shared out anew, and another's by now.
    if (!assigned[topic]?.includes(partition)) return
    const line = await lineOf(topic, partition)
    // A log that was lost and begins anew: what it holds must not be taken for what was read already.
    if (BigInt(batch.highWatermark) < line.next())
      throw new Error(`${topic}/${partition} ends at ${batch.highWatermark}, before what was read of it`)
    const place = { topic, partitions: [partition] }
    const isWhole = line.add({
      from: fetchedFrom(batch),
      to: BigInt(batch.lastOffset()) + 1n,
      messages: loggedMessagesOf(batch),
    })
    if (!isWhole) consumer.seek({ topic, partition, offset: line.next().toString() })
    else if (line.isFull()) consumer.pause([place])
  }

  return {
    start: async () => {
      await consumer.connect()
      await refuseMissingTopics(admin, topics)
      await consumer.subscribe({ topics: [...topics], fromBeginning: true })
      if (!ended) await consumer.run({ autoCommit: false, eachBatch: ({ batch }) => takeBatch(batch) })
      if (ended) await hangUp(consumer)
    },
    refuseFailure: () => {
      if (failure !== undefined) throw failure
      const silenceMs = Date.now() - heardAt
      if (silenceMs > SILENCE_MS_MAX) throw new Error(`The member of ${group} has heard nothing for too long`)
      if (silenceMs > options.sessionMs && lines.size > 0)
        throw new Error(`No broker has answered the member of ${group} for a session: others may have its partitions`)
    },
    isSilent: () => Date.now() - heardAt > SILENCE_MS_WORRYING,
    close: async () => {
      const ended = [...lines.values()].map((line) => line.end())
      await Promise.all([...ended, ...endings.values()])
      await commits.flush()
      await leave()
    },
    abandon: async () => {
      endLines()
      await leave()
    },
  }
}

/** kafkajs says that a topic is missing, but not which. One that this service may neither write nor read is not told of either. */
async function refuseMissingTopics(admin: AdminLine, topics: readonly string[]): Promise<void> {
  const present = await admin.ask((connected) => connected.listTopics())
  const missing = topics.filter((topic) => !present.includes(topic))
  if (missing.length > 0) throw new Error(`The brokers show this service no topic ${missing.join(', ')}`)
}

/**
 * Where the fetch began. A batch that was fetched before the group was shared out anew may be handed over after it, and must not make
 * a line skip what comes before. kafkajs's types leave the field out.
 */
function fetchedFrom(batch: Batch): bigint {
  const from: unknown = Reflect.get(batch, 'fetchedOffset')
  if (typeof from !== 'string') throw new Error('kafkajs no longer says where a fetch began')
  return BigInt(from)
}

const thrownWhereItIsAwaited = (): void => undefined
