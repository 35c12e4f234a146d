/**
 * What a transport promises, whatever carries the messages (`test/transport-contract.ts` proves it of each):
 * - messages published in one call to one partition are read in that order, after everything published there before;
 * - every message is delivered at least once to every group, again if the reader dies before it has finished;
 * - one partition is read by one member of a group at a time, so one key's messages are handled one after the other. (A
 *   member that loses its connection while it handles a message cannot know that another now has its partition: for that
 *   one message there may be two, and `takeIn` lets only one of them take effect.)
 * - what a member leaves unfinished, another takes over; a group goes on where it stopped.
 */
export type Transport = Readonly<{
  name: 'postgres' | 'kafka'
  /** May reject although the messages were taken: who must be sure publishes them again. */
  publish: (publication: Publication) => Promise<void>
  subscribe: (subscription: Subscription) => Promise<Member>
  /** Everything a topic holds now, from its first message, outside of any group: for proofs and rebuilds. */
  readAll: (topic: string) => AsyncIterable<LoggedMessage>
  /** How many messages of these topics a group has still to read. */
  measureLag: (group: string, topics: readonly string[]) => Promise<number>
  /** Rejects while the transport cannot be reached. */
  ping: () => Promise<void>
  close: () => Promise<void>
}>

export type Publication = Readonly<{
  topic: string
  partition: number
  messages: readonly Readonly<{ key: string; value: string }>[]
}>

export type Subscription = Readonly<{
  /** '<service>.<purpose>' */
  group: string
  topics: readonly string[]
  /**
   * Called for one message of a partition at a time. The message counts as read when the promise is fulfilled; when it is
   * rejected the partition waits and the same message comes again. `following` are the next ones of the partition, as far as they
   * are here already: for who can begin with them.
   */
  onMessage: (message: LoggedMessage, following: readonly LoggedMessage[]) => Promise<void>
  /** Told once when a trouble begins, of a partition or of the connection; again only after that went well in between. */
  onFault: (error: unknown) => void
}>

/** One reader of a group. Its close waits for the messages being handled, so that they count as read. */
export type Member = Readonly<{ close: () => Promise<void> }>

export type LoggedMessage = Readonly<{
  topic: string
  partition: number
  /** Counts up within a partition; text, because it may pass 2^53. */
  position: string
  key: string
  value: string
}>

/** No more of them are shown at once: as many as one transaction may well take. */
export const FOLLOWING_MAX = 200
