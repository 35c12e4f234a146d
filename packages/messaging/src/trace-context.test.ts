import { describe, expect, it } from 'vitest'
import { counted, delivered } from '../test/counting-consumer.ts'
import { readEnvelope } from './read-envelope.ts'

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const event = counted('fund-1', 1)
const readWith = (trace: object) => readEnvelope(delivered({ ...event, ...trace }))

describe('the trace of an envelope', () => {
  it.each([{}, { traceparent: TRACEPARENT }, { traceparent: TRACEPARENT, tracestate: 'vendor=1' }])(
    'is read as it was written: %j',
    (trace) => {
      expect(readWith(trace)).toEqual({ ...event, ...trace })
    },
  )

  it.each([
    { traceparent: 'not a trace' },
    { traceparent: 7 },
    { traceparent: null },
    { traceparent: TRACEPARENT.toUpperCase() },
    { traceparent: `${TRACEPARENT}-more` },
    { tracestate: 'vendor=1' },
    { traceparent: {}, tracestate: [] },
  ])('is no reason not to read the event, whatever it is: %j', (trace) => {
    expect(readWith(trace)).toEqual(event)
  })

  it('keeps its place when only its state is broken', () => {
    expect(readWith({ traceparent: TRACEPARENT, tracestate: 7 })).toEqual({ ...event, traceparent: TRACEPARENT })
    expect(readWith({ traceparent: TRACEPARENT, tracestate: 'v='.padEnd(513, '1') })).toEqual({
      ...event,
      traceparent: TRACEPARENT,
    })
  })
})
