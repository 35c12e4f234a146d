import type { Break } from './find-breaks.ts'

/** One text for each topic: what is broken where, each reason once for all the events that it holds for, and what to do. */
export function describeBreaks(breaks: readonly Break[]): string[] {
  const byTopic = Map.groupBy(breaks, ({ topic }) => topic)
  return [...byTopic].map(([topic, found]) => [topic, ...describeReasons(found), describeWayOut(topic)].join('\n  '))
}

function describeReasons(breaks: readonly Break[]): string[] {
  const byReason = Map.groupBy(breaks, ({ path, reason }) => [path, reason].filter(isGiven).join(': '))
  return [...byReason].map(([reason, found]) => {
    const events = [...new Set(found.map(({ event }) => event).filter(isGiven))]
    return [events.join(', '), reason].filter((part) => part !== '').join(' ')
  })
}

const describeWayOut = (topic: string): string =>
  `Leave ${topic} as it was. Publish the new form on ${nextTopic(topic)}, and send both until no reader of ${topic} is left.`

const nextTopic = (topic: string): string => topic.replace(/\d+$/, (version) => `${Number(version) + 1}`)

const isGiven = (text: string | undefined): text is string => text !== undefined
