import { describe, expect, it } from 'vitest'
import { chosenTransport } from './house-transport.ts'

describe('the transport of a house', () => {
  it.each([
    [{}, { name: 'postgres' }],
    [{ FUNDTRACE_TRANSPORT: '' }, { name: 'postgres' }],
    [{ FUNDTRACE_TRANSPORT: 'postgres', KAFKA_BROKERS: 'k:9092' }, { name: 'postgres' }],
    [{ FUNDTRACE_TRANSPORT: 'kafka' }, { name: 'kafka' }],
    [
      { FUNDTRACE_TRANSPORT: 'kafka', KAFKA_BROKERS: 'k:9092,l:9092' },
      { name: 'kafka', brokers: 'k:9092,l:9092' },
    ],
  ])('of %j is %j', (environment, transport) => {
    expect(chosenTransport(environment)).toEqual(transport)
  })

  it('is refused where there is no such transport', () => {
    expect(() => chosenTransport({ FUNDTRACE_TRANSPORT: 'Kafka' })).toThrow('postgres or kafka, not Kafka')
  })
})
