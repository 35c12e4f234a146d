import { createNudge } from '../nudge.ts'
import { FOLLOWING_MAX, type LoggedMessage } from '../transport.ts'
import type { TroubleBook } from '../trouble.ts'

/**
 * The messages of one partition, handled one after the other for as long as this member has the partition. A message that fails stays at the
 * head and is tried again later and later; lines of other partitions do not feel it.
 */
export type PartitionLine = Readonly<{
  /** Takes the messages of a fetch that began at `from` and ended before `to`. False: something before `from` is missing. */
  add: (fetched: Readonly<{ from: bigint; to: bigint; messages: readonly LoggedMessage[] }>) => boolean
  /** The position of the first message that it has not been given. */
  next: () => bigint
  isFull: () => boolean
  /** The partition has become another's, or the member leaves: ends after the message in hand. */
  end: () => Promise<void>
}>

const WAITING_MESSAGES_MAX = 200
const WAITING_CHARACTERS_MAX = 1024 * 1024
const IDLE_MS = 60_000

export function startPartitionLine(options: {
  name: string
  start: bigint
  /** The end of the line that had this partition before: its message in hand comes first. */
  previous: Promise<void>
  onMessage: (message: LoggedMessage, following: readonly LoggedMessage[]) => Promise<void>
  onHandled: (message: LoggedMessage) => void
  /** The line was full and is no longer. */
  onRoom: () => void
  troubles: TroubleBook
}): PartitionLine {
  const { name, troubles } = options
  const waiting: LoggedMessage[] = []
  const nudge = createNudge()
  let next = options.start
  let characters = 0
  let ended = false

  const isFull = (): boolean => waiting.length >= WAITING_MESSAGES_MAX || characters >= WAITING_CHARACTERS_MAX

  const handleHead = async (message: LoggedMessage): Promise<void> => {
    try {
      await options.onMessage(message, waiting.slice(1, 1 + FOLLOWING_MAX))
    } catch (error) {
      troubles.failed(name, error)
      return
    }
    troubles.worked(name)
    const wasFull = isFull()
    waiting.shift()
    characters -= message.value.length
    options.onHandled(message)
    if (wasFull && !isFull()) options.onRoom()
  }

  const run = async (): Promise<void> => {
    await options.previous
    while (!ended) {
      const head = waiting[0]
      if (head !== undefined && troubles.mayTry(name)) await handleHead(head)
      else await nudge.wait(troubles.millisecondsToNextTry(IDLE_MS))
    }
  }
  const running = run()

  return {
    add: ({ from, to, messages }) => {
      if (from > next) return false
      const news = messages.filter((message) => BigInt(message.position) >= next)
      waiting.push(...news)
      characters += news.reduce((sum, message) => sum + message.value.length, 0)
      if (to > next) next = to
      nudge.wake()
      return true
    },
    next: () => next,
    isFull,
    end: () => {
      ended = true
      nudge.wake()
      return running
    },
  }
}
