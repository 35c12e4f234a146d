import { createLogger } from '@fundtrace/http-server'
import { describe, expect, it } from 'vitest'
import { chooseTransport, transportSettings } from './choose-transport.ts'

const log = createLogger({ name: 'sample', level: 'silent' })
const postgres = { MESSAGES_URL: 'postgres://fundtrace_ledger@localhost/messages' }
const kafka = { FUNDTRACE_TRANSPORT: 'kafka', KAFKA_BROKERS: 'localhost:9092' }

describe('the transport that a service takes', () => {
  it.each([
    ['postgres', postgres],
    ['postgres', { ...postgres, FUNDTRACE_TRANSPORT: 'postgres', KAFKA_BROKERS: 'not asked' }],
    ['kafka', kafka],
    ['kafka', { ...kafka, FUNDTRACE_TRANSPORT: ' kafka ' }],
  ])('is %s where the environment says so', async (name, environment) => {
    const transport = chooseTransport(environment, 'ledger', log)
    expect(transport.name).toBe(name)
    await transport.close()
  })

  it.each([
    ['no word of the message log', {}, /^MESSAGES_URL: missing; .*$/],
    ['no broker', { FUNDTRACE_TRANSPORT: 'kafka', ...postgres }, /^KAFKA_BROKERS: missing; .*$/],
    ['a wrong session', { ...kafka, KAFKA_SESSION_TIMEOUT_MS: '1' }, /^KAFKA_SESSION_TIMEOUT_MS: .* got "1"$/],
    ['another name', { ...postgres, FUNDTRACE_TRANSPORT: 'rabbit' }, /^FUNDTRACE_TRANSPORT: .* got "rabbit"$/],
  ])('stops the start with %s', (_, environment, saying) => {
    expect(() => chooseTransport(environment, 'ledger', log)).toThrow(saying)
  })

  it('asks the environment for its own settings and for nothing of the other', () => {
    const namesFor = (environment: Record<string, string>): string[] =>
      Object.values(transportSettings(environment)).map(({ name }) => name)
    expect(namesFor(postgres)).toEqual(['FUNDTRACE_TRANSPORT', 'MESSAGES_URL'])
    expect(namesFor(kafka)).not.toContain('MESSAGES_URL')
    expect(namesFor(kafka)).not.toContain('KAFKA_PASSWORD')
    expect(namesFor(kafka)).not.toContain('KAFKA_CA')
    const secured = { ...kafka, KAFKA_TLS: 'on', KAFKA_SASL_MECHANISM: 'plain' }
    expect(namesFor(secured)).toEqual(expect.arrayContaining(['KAFKA_CA', 'KAFKA_USERNAME', 'KAFKA_PASSWORD']))
  })
})
