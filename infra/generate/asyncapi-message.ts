import { Envelope, type EventDescription, type EventExample, EXAMPLE_FUND, type Topic } from '@fundtrace/contracts'

/** One type of event on a topic: the envelope around the event's own data. */
export const describeMessage = (topic: Topic, type: string, event: EventDescription): object => ({
  name: type,
  title: event.title,
  summary: event.summary,
  payload: {
    allOf: [
      { $ref: '#/components/schemas/Envelope' },
      { type: 'object', properties: { type: { const: type }, data: event.data } },
    ],
  },
  bindings: {
    kafka: {
      key: { ...Envelope.properties.subject, description: "The fund: the event's subject." },
      bindingVersion: '0.5.0',
    },
  },
  examples: event.examples.map((example) => ({ name: example.name, payload: inEnvelope(topic, type, example) })),
})

const inEnvelope = (topic: Topic, type: string, { sender, data }: EventExample): Envelope => ({
  specversion: '1.0',
  id: '7d1a4c52-3b0e-4f6d-8a9b-5e2c1f0d3a01',
  source: `/${sender}/${topic.name}`,
  type,
  subject: EXAMPLE_FUND,
  time: '2016-07-05T02:30:00.000Z',
  datacontenttype: 'application/json',
  correlationid: 'example-request',
  sequence: 1,
  data,
})
