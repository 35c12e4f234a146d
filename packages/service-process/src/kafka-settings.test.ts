import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { ConfigError, type Environment } from '@fundtrace/http-server'
import { describe, expect, it } from 'vitest'
import { readKafkaAddress, readSessionMs } from './kafka-settings.ts'

const LOCAL = { KAFKA_BROKERS: '127.0.0.1:9092' }
const LOGIN = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_USERNAME: 'fundtrace_ledger', KAFKA_PASSWORD: 'secret' }
const KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim()

function complaintsOf(environment: Environment): readonly string[] {
  try {
    readKafkaAddress(environment)
    readSessionMs(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}

describe('the Kafka of the environment', () => {
  it('is reached in the clear and nameless where nothing else is said', () => {
    expect(readKafkaAddress(LOCAL)).toEqual({ brokers: ['127.0.0.1:9092'] })
    const unused = { KAFKA_CA: 'ca', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p', KAFKA_TLS: '', KAFKA_SASL_MECHANISM: '' }
    expect(readKafkaAddress({ ...LOCAL, ...unused })).toEqual({ brokers: ['127.0.0.1:9092'] })
    expect(readSessionMs(LOCAL)).toBe(10_000)
  })

  it('may have several brokers, by name or by address', () => {
    const { brokers } = readKafkaAddress({ KAFKA_BROKERS: 'kafka-1.example:9092, kafka_2:9093 ,[::1]:9094' })
    expect(brokers).toEqual(['kafka-1.example:9092', 'kafka_2:9093', '[::1]:9094'])
  })

  it("is reached over TLS with the system's own authorities, or with those that are given", () => {
    expect(readKafkaAddress({ ...LOCAL, KAFKA_TLS: 'on' })).toEqual({ brokers: ['127.0.0.1:9092'], tls: {} })
    const [ca = '', second = '', certificate = ''] = rootCertificates
    const bundle = `${ca}\n${second}`
    const given = { KAFKA_TLS: 'on', KAFKA_CA: bundle, KAFKA_CERTIFICATE: certificate, KAFKA_CERTIFICATE_KEY: KEY }
    expect(readKafkaAddress({ ...LOCAL, ...given }).tls).toEqual({ ca: bundle, certificate, key: KEY })
  })

  it('takes no login in the clear that others on the network could read, in production', () => {
    const plain = { ...LOCAL, ...LOGIN, KAFKA_SASL_MECHANISM: 'plain' }
    expect(complaintsOf({ ...plain, NODE_ENV: 'production' })).toEqual([
      'KAFKA_TLS: expected on where NODE_ENV=production, got "off": ' +
        'with KAFKA_SASL_MECHANISM=plain the password would pass the network in the clear',
    ])
    expect(complaintsOf({ ...plain, NODE_ENV: 'production', KAFKA_TLS: 'on' })).toEqual([])
    expect(complaintsOf({ ...LOCAL, ...LOGIN, NODE_ENV: 'production' })).toEqual([])
    expect(complaintsOf(plain)).toEqual([])
  })

  it('is told who we are, by a password that may lie in a file', () => {
    const sasl = { mechanism: 'scram-sha-512', username: 'fundtrace_ledger', password: 'secret' }
    expect(readKafkaAddress({ ...LOCAL, ...LOGIN })).toEqual({ brokers: ['127.0.0.1:9092'], sasl })

    const folder = mkdtempSync(join(tmpdir(), 'kafka-settings-'))
    try {
      const file = join(folder, 'password')
      writeFileSync(file, 'secret\n')
      const environment = { ...LOCAL, ...LOGIN, KAFKA_PASSWORD: undefined, KAFKA_PASSWORD_FILE: file }
      expect(readKafkaAddress(environment).sasl).toEqual(sasl)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('gives a member up after as long as is said', () => {
    expect(readSessionMs({ ...LOCAL, KAFKA_SESSION_TIMEOUT_MS: '3000' })).toBe(3_000)
  })

  const BROKERS = 'KAFKA_BROKERS: expected brokers as host:port, separated by commas, got '
  it.each([
    ['no broker', {}, ['KAFKA_BROKERS: missing; expected brokers as host:port, separated by commas']],
    ['a broker without a port', { KAFKA_BROKERS: 'kafka' }, [`${BROKERS}"kafka"`]],
    ['a URL', { KAFKA_BROKERS: 'kafka://kafka:9092' }, [`${BROKERS}"kafka://kafka:9092"`]],
    ['an empty place in the list', { KAFKA_BROKERS: 'kafka:9092,' }, [`${BROKERS}"kafka:9092,"`]],
    ['a port that is none', { KAFKA_BROKERS: 'kafka:65536' }, [`${BROKERS}"kafka:65536"`]],
    ['another word for TLS', { ...LOCAL, KAFKA_TLS: 'true' }, ['KAFKA_TLS: expected one of off, on, got "true"']],
    [
      'a mechanism that is not known',
      { ...LOCAL, KAFKA_SASL_MECHANISM: 'kerberos', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p' },
      ['KAFKA_SASL_MECHANISM: expected one of none, plain, scram-sha-256, scram-sha-512, got "kerberos"'],
    ],
    [
      'a login without name and password',
      { ...LOCAL, KAFKA_SASL_MECHANISM: 'plain' },
      [
        'KAFKA_USERNAME: missing; expected some text',
        'KAFKA_PASSWORD: missing; expected a secret, in KAFKA_PASSWORD or in the file that KAFKA_PASSWORD_FILE names',
      ],
    ],
    [
      'a session shorter than three heartbeats',
      { ...LOCAL, KAFKA_SESSION_TIMEOUT_MS: '2999' },
      ['KAFKA_SESSION_TIMEOUT_MS: expected a whole number from 3000 to 300000, got "2999"'],
    ],
    [
      'certificates that are none',
      {
        ...LOCAL,
        KAFKA_TLS: 'on',
        KAFKA_CA: '/etc/kafka/ca.pem',
        KAFKA_CERTIFICATE: `${rootCertificates[0]}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
        KAFKA_CERTIFICATE_KEY: rootCertificates[0],
      },
      [
        'KAFKA_CA: expected certificates in PEM, in KAFKA_CA or in the file that KAFKA_CA_FILE names',
        'KAFKA_CERTIFICATE: expected certificates in PEM, in KAFKA_CERTIFICATE or in the file that KAFKA_CERTIFICATE_FILE names',
        'KAFKA_CERTIFICATE_KEY: expected a private key in PEM, in KAFKA_CERTIFICATE_KEY or in the file that KAFKA_CERTIFICATE_KEY_FILE names',
      ],
    ],
    [
      'several things wrong',
      { KAFKA_BROKERS: 'x', KAFKA_TLS: 'x' },
      [`${BROKERS}"x"`, 'KAFKA_TLS: expected one of off, on, got "x"'],
    ],
  ])('stops the start when it has %s', (_, environment, lines) => {
    expect(complaintsOf(environment)).toEqual(lines)
  })

  it('never repeats a secret', () => {
    const environment = { ...LOCAL, ...LOGIN, KAFKA_BROKERS: 'x', KAFKA_PASSWORD_FILE: '/nowhere' }
    const text = complaintsOf(environment).join('\n')
    expect(text).toContain('KAFKA_PASSWORD: set either')
    expect(text).not.toContain('secret"')
  })
})
