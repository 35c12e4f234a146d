import { Envelope, EVENTS, TOPICS } from '@fundtrace/contracts'
import { handler } from '@fundtrace/messaging'
import { describe, expect, it } from 'vitest'
import { describeContract } from './asyncapi.ts'

type Message = { name: string; examples: { name: string; payload: Envelope }[] }
type Document = {
  servers: object
  channels: Record<string, { address: string; messages: Record<string, Message>; bindings: { kafka: object } }>
  operations: Record<string, { action: string; channel: { $ref: string } }>
}
const document = JSON.parse(JSON.stringify(describeContract())) as Document

describe('the AsyncAPI document', () => {
  it('has every topic as a channel, with all its events and how Kafka keeps it', () => {
    expect(Object.values(document.channels)).toEqual(
      TOPICS.map((topic) =>
        expect.objectContaining({
          address: topic.name,
          messages: Object.fromEntries(
            Object.keys(EVENTS[topic.name] ?? {}).map((type) => [type, expect.objectContaining({ name: type })]),
          ),
          bindings: {
            kafka: {
              topic: topic.name,
              partitions: topic.partitions,
              topicConfiguration: {
                'cleanup.policy': ['delete'],
                'retention.ms': -1,
                'max.message.bytes': topic.maxMessageBytes,
              },
              bindingVersion: '0.5.0',
            },
          },
        }),
      ),
    )
  })

  it('lets each service do on a topic what the topic says, and nothing else', () => {
    const told = Object.entries(document.operations).map(([id, { action, channel }]) => [
      id.split('-')[0],
      action,
      document.channels[channel.$ref.replace('#/channels/', '')]?.address,
    ])
    expect(told).toEqual(
      TOPICS.flatMap((topic) => [
        ...topic.writers.map((writer) => [writer, 'send', topic.name]),
        ...topic.readers.map((reader) => [reader, 'receive', topic.name]),
      ]),
    )
  })

  it('points nowhere but to its own parts', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(references.length).toBeGreaterThan(TOPICS.length)
    for (const reference of references) {
      const target = reference
        .split('/')
        .reduce<unknown>((part, name) => (name === '#' ? document : Reflect.get(Object(part), name)), undefined)
      expect(target, reference).toBeTypeOf('object')
    }
  })

  it('shows whole messages that a reader accepts', () => {
    const envelope = handler(Envelope, () => Promise.resolve())
    for (const { address, messages } of Object.values(document.channels))
      for (const { name, examples } of Object.values(messages)) {
        const data = handler(EVENTS[address]?.[name]?.data ?? {}, () => Promise.resolve())
        expect(examples, name).not.toEqual([])
        for (const { payload } of examples) {
          expect([envelope.isData(payload), data.isData(payload.data)], name).toEqual([true, true])
          expect(payload.type).toBe(name)
        }
      }
  })
})
