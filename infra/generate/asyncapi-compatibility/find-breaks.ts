import type { Contract, TopicPromise } from './contract.ts'
import { findRefusals } from './inclusion.ts'
import type { Shape } from './shape.ts'

/** One place where a version of the contract breaks another. `event` and `path` are absent where it is the whole topic. */
export type Break = Readonly<{ topic: string; event?: string; path?: string; reason: string }>

/**
 * Everything in which the present contract breaks a released one, in both directions:
 *
 * - **Forward.** While an upgrade rolls, new senders write to old readers: an old reader must accept all that is sent now. It takes an
 *   event type that it never heard of for poison.
 * - **Backward.** Topics are kept for ever and read again from their first message, and outbox rows of the old version are published
 *   after the upgrade: a new reader must accept all that was ever sent.
 */
export const findBreaks = (released: Contract, present: Contract): Break[] =>
  [...released.topics].flatMap(([topic, before]): Break[] => {
    const now = present.topics.get(topic)
    if (now === undefined)
      return [{ topic, reason: 'is gone; its messages are kept for ever, and outboxes may still hold some' }]
    return [
      ...findTopicBreaks(before, now).map((reason) => ({ topic, reason })),
      ...findEventBreaks(before, now, released.version).map((found) => ({ topic, ...found })),
    ]
  })

function findTopicBreaks(before: TopicPromise, now: TopicPromise): string[] {
  const change = (what: string, was: number | string, is: number | string, why: string): string =>
    `${what} was ${was} and is ${is}: ${why}`
  return [
    now.partitions === before.partitions
      ? undefined
      : change(
          'partitions',
          before.partitions,
          now.partitions,
          "a key's later messages would overtake its earlier ones",
        ),
    now.cleanup === before.cleanup
      ? undefined
      : change('cleanup', before.cleanup, now.cleanup, 'readers count on every message being there'),
    now.retentionMs >= before.retentionMs
      ? undefined
      : change('retention.ms', before.retentionMs, now.retentionMs, 'readers count on every message being there'),
    now.messageBytesMax >= before.messageBytesMax
      ? undefined
      : change('max.message.bytes', before.messageBytesMax, now.messageBytesMax, 'a waiting message may be larger'),
    ...before.rights
      .filter((right) => !now.rights.includes(right))
      .map((right) => `no longer lets ${right}: the last version does it while an upgrade rolls`),
  ].filter((reason) => reason !== undefined)
}

function findEventBreaks(before: TopicPromise, now: TopicPromise, version: string): Omit<Break, 'topic'>[] {
  const found = [...before.events].flatMap(([event, old]): Omit<Break, 'topic'>[] => {
    const current = now.events.get(event)
    if (current === undefined) return [{ event, reason: `is gone; the topic keeps those that ${version} sent` }]
    return [
      ...compare(old.payload, current.payload, version, ''),
      ...compare(old.key, current.key, version, 'key'),
    ].map((refusal) => ({ event, ...refusal }))
  })
  const added = [...now.events.keys()].filter((event) => !before.events.has(event))
  return [
    ...found,
    ...added.map((event) => ({
      event,
      reason: `is new here: a reader of ${version} takes an unknown type for poison`,
    })),
  ]
}

const compare = (old: Shape, current: Shape, version: string, root: string): { path: string; reason: string }[] => [
  ...findRefusals(current, old, root).map(({ path, reason }) => ({
    path,
    reason: `a reader of ${version} may refuse what is sent now: ${reason}`,
  })),
  ...findRefusals(old, current, root).map(({ path, reason }) => ({
    path,
    reason: `a reader may now refuse what ${version} sent: ${reason}`,
  })),
]
