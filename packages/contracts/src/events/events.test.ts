import { describe, expect, it } from 'vitest'
import { Compile } from 'typebox/compile'
import { Envelope } from '../envelope.ts'
import { FundChangeRequested } from '../ledger-fund-changes.ts'
import { PaymentChangeRequested } from '../ledger-payments.ts'
import { TransactionRequested } from '../ledger-requests.ts'
import { TOPICS } from '../topics.ts'
import { EVENTS } from './events.ts'

describe('EVENTS', () => {
  it('says of every topic, and of none other, what it carries', () => {
    expect(Object.keys(EVENTS).toSorted()).toEqual(TOPICS.map((topic) => topic.name).toSorted())
    for (const events of Object.values(EVENTS)) expect(Object.keys(events)).not.toEqual([])
  })

  it('names topics as the source of an envelope may', () => {
    const isSource = Compile(Envelope.properties.source)
    for (const { name, writers } of TOPICS)
      for (const writer of writers) expect(isSource.Check(`/${writer}/${name}`), name).toBe(true)
  })

  it('gives examples that a reader accepts, from services that may write the topic', () => {
    for (const topic of TOPICS)
      for (const [type, event] of Object.entries(EVENTS[topic.name] ?? {})) {
        const compiled = Compile(event.data)
        expect(event.examples, type).not.toEqual([])
        for (const { name, sender, data } of event.examples) {
          expect(compiled.Errors(data), `${type}: ${name}`).toEqual([])
          expect(topic.writers, `${type}: ${name}`).toContain(sender)
        }
      }
  })

  it.each([
    ['request', 'ledger.requests.v1', 'TransactionRequested', TransactionRequested],
    ['change of a fund', 'ledger.changes.v1', 'FundChangeRequested', FundChangeRequested],
    ['change of payments', 'ledger.payments.v1', 'PaymentChangeRequested', PaymentChangeRequested],
  ])('gives an example of every kind of %s', (_what, topic, type, union) => {
    const shown = EVENTS[topic]?.[type]?.examples.map(({ data }) => Reflect.get(Object(data), 'kind'))
    expect(shown).toEqual(union.anyOf.map((each) => each.properties.kind.const))
  })
})
