import { randomUUID } from 'node:crypto'
import type { Topic } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type LoggedMessage, takeIn, type TakeInOutcome } from '@fundtrace/messaging'
import { reconciliation } from '../src/compose.ts'

export type Fact = Readonly<{ topic: Topic; key: string; type: string; data: unknown }>

/** Says facts as the other services would, in gap-free sequences, and keeps what was said to say it once more. */
export function makeTeller(db: Database) {
  const sequences = new Map<string, number>()
  const told: LoggedMessage[] = []

  const deliver = async (message: LoggedMessage): Promise<TakeInOutcome> => {
    const consumers = reconciliation.consumers.filter(({ topics }) => topics.includes(message.topic))
    const [outcome] = await Promise.all(consumers.map((consumer) => takeIn(db, consumer, message)))
    if (outcome === undefined) throw new Error(`nobody reads ${message.topic}`)
    return outcome
  }
  return {
    /** Counted by its sender and never delivered. */
    lose: (fact: Fact): void => {
      const source = `/${fact.topic.writers[0]}/${fact.topic.name}`
      sequences.set(source + fact.key, (sequences.get(source + fact.key) ?? 0) + 1)
    },
    tell: async (...facts: readonly Fact[]): Promise<TakeInOutcome[]> => {
      const outcomes: TakeInOutcome[] = []
      for (const fact of facts) {
        const source = `/${fact.topic.writers[0]}/${fact.topic.name}`
        const sequence = (sequences.get(source + fact.key) ?? 0) + 1
        sequences.set(source + fact.key, sequence)
        const message = toMessage(fact, source, sequence, told.length + 1)
        told.push(message)
        outcomes.push(await deliver(message))
      }
      return outcomes
    },
    tellEverythingAgain: async (): Promise<TakeInOutcome[]> => {
      const outcomes: TakeInOutcome[] = []
      for (const message of told) outcomes.push(await deliver(message))
      return outcomes
    },
  }
}

const toMessage = ({ topic, key, type, data }: Fact, source: string, sequence: number, position: number) => ({
  topic: topic.name,
  partition: 0,
  position: String(position),
  key,
  value: JSON.stringify({
    specversion: '1.0',
    id: randomUUID(),
    source,
    type,
    subject: key,
    time: '2016-06-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    correlationid: 'test',
    sequence,
    data,
  }),
})
