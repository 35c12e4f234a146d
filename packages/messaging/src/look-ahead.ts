import type { Envelope } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type ConsumerDefinition, ignored } from './consumer-definition.ts'
import { type Prepared, prepareEvent, prepareFollower } from './handle-event.ts'
import { readOrNothing } from './read-envelope.ts'
import { takeIn, type TakeInOutcome } from './take-in.ts'
import { createTogether } from './together.ts'
import type { LoggedMessage } from './transport.ts'

/** A message whose first step has begun. */
export type Started = Readonly<{ envelope: Envelope; prepared: Promise<Prepared | undefined> }>

/**
 * Lets the first steps of a key's next messages begin while the one in hand is taken in to its end: who commits many such steps together
 * is kept busy. They begin in the order of the messages, each only as the direct successor of one that has begun; when anything but the full
 * handling of a message is its end, what had begun after it is forgotten and begun again in its turn.
 */
export type LookAhead = Readonly<{
  /** As `takeIn`, and begins with what comes after it. */
  takeIn: (message: LoggedMessage, following: readonly LoggedMessage[]) => Promise<TakeInOutcome>
}>

/** Enough that a group commit has all its connections busy. */
const STARTED_MAX = 4

type Line = {
  /** The same for all that began one after the other. */
  readonly run: object
  readonly started: Map<string, Started>
  last: Envelope
  /** Fulfilled when the first step of the last has begun, with whether it has. */
  begun: Promise<boolean>
}

export function createLookAhead(db: Database, consumer: ConsumerDefinition): LookAhead {
  const lines = new Map<string, Line>()

  const begin = (key: string, message: LoggedMessage): Started | undefined => {
    const envelope = readOrNothing(message)
    if (envelope === undefined) return undefined
    const run = {}
    const begun = Promise.withResolvers<boolean>()
    const prepared = prepareEvent(db, consumer, envelope, { run, onBegin: () => begun.resolve(true) })
    const started = { envelope, prepared: quiet(prepared, () => begun.resolve(false)) }
    lines.set(key, { run, started: new Map([[placeOf(message), started]]), last: envelope, begun: begun.promise })
    return started
  }

  const follow = (line: Line, message: LoggedMessage): boolean => {
    const envelope = readOrNothing(message)
    const { last } = line
    if (envelope === undefined || envelope.source !== last.source || envelope.sequence !== last.sequence + 1)
      return false
    const begun = Promise.withResolvers<boolean>()
    const prepared = line.begun.then((mayBegin) =>
      mayBegin ? prepareFollower(consumer, envelope, { run: line.run, onBegin: () => begun.resolve(true) }) : undefined,
    )
    line.started.set(placeOf(message), { envelope, prepared: quiet(prepared, () => begun.resolve(false)) })
    line.last = envelope
    line.begun = begun.promise
    return true
  }

  const start = (key: string, message: LoggedMessage, following: readonly LoggedMessage[]): Started | undefined => {
    const started = lines.get(key)?.started.get(placeOf(message)) ?? begin(key, message)
    const line = lines.get(key)
    if (line === undefined) return started
    const next = following.filter((one) => keyOf(one) === key && !line.started.has(placeOf(one)))
    for (const one of next) if (line.started.size >= STARTED_MAX || !follow(line, one)) break
    return started
  }

  const end = (key: string, message: LoggedMessage, outcome: TakeInOutcome | undefined): void => {
    const line = lines.get(key)
    if (line === undefined) return
    line.started.delete(placeOf(message))
    if (outcome !== 'handled' || line.started.size === 0) lines.delete(key)
  }

  const handlers = Object.values(consumer.handlers).filter((one) => one !== ignored)
  if (!handlers.some((one) => one.prepare !== undefined))
    return handlers.length < Object.keys(consumer.handlers).length ||
      handlers.some((one) => one.handleAll !== undefined)
      ? createTogether(db, consumer)
      : { takeIn: (message) => takeIn(db, consumer, message) }
  return {
    takeIn: async (message, following) => {
      const key = keyOf(message)
      let outcome: TakeInOutcome | undefined
      try {
        outcome = await takeIn(db, consumer, message, start(key, message, following))
        return outcome
      } finally {
        end(key, message, outcome)
      }
    },
  }
}

/** Whoever waits for it is told of its failure; until then, and if nobody ever does, it is no unhandled one. */
function quiet<Result>(prepared: Promise<Result>, onEnd: () => void): Promise<Result> {
  prepared.then(onEnd, onEnd)
  return prepared
}

const keyOf = ({ topic, key }: LoggedMessage): string => `${topic} ${key}`
const placeOf = ({ partition, position }: LoggedMessage): string => `${partition} ${position}`
