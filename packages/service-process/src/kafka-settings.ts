import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  ConfigError,
  type ConfigSpec,
  type Environment,
  readConfig,
  type Setting,
  setting,
} from '@fundtrace/http-server'
import { type KafkaAddress, SASL_MECHANISMS } from '@fundtrace/messaging'

/** Three heartbeats, one a second. */
const SESSION_MS_MIN = 3_000
const SESSION_MS_MAX = 300_000

const ADDRESS = {
  brokers: brokerList('KAFKA_BROKERS'),
  tls: setting.choice('KAFKA_TLS', ['off', 'on'], { default: 'off' }),
  mechanism: setting.choice('KAFKA_SASL_MECHANISM', ['none', ...SASL_MECHANISMS], { default: 'none' }),
} satisfies ConfigSpec

const TLS = {
  ca: setting.optional(pem('KAFKA_CA', 'certificates', holdsCertificates)),
  certificate: setting.optional(pem('KAFKA_CERTIFICATE', 'certificates', holdsCertificates)),
  key: setting.optional(pem('KAFKA_CERTIFICATE_KEY', 'a private key', holdsPrivateKey)),
} satisfies ConfigSpec

const SASL = {
  username: setting.text('KAFKA_USERNAME'),
  password: setting.secret('KAFKA_PASSWORD'),
} satisfies ConfigSpec

const SESSION = {
  sessionMs: setting.integer('KAFKA_SESSION_TIMEOUT_MS', SESSION_MS_MIN, SESSION_MS_MAX, { default: 10_000 }),
} satisfies ConfigSpec

/** What the environment has to say about Kafka: the credentials only where the brokers ask for some. */
export function kafkaSettings(environment: Environment): ConfigSpec {
  const asksWho = environment['KAFKA_SASL_MECHANISM']?.trim() ?? 'none'
  return {
    ...ADDRESS,
    ...SESSION,
    ...(environment['KAFKA_TLS']?.trim() === 'on' && TLS),
    ...(asksWho !== 'none' && asksWho !== '' && SASL),
  }
}

/** Throws one ConfigError that names everything that is wrong. */
export function readKafkaAddress(environment: Environment): KafkaAddress {
  readConfig(environment, kafkaSettings(environment))
  const { brokers, tls, mechanism } = readConfig(environment, ADDRESS)
  if (mechanism === 'plain' && tls === 'off' && environment['NODE_ENV'] === 'production') {
    const why = 'with KAFKA_SASL_MECHANISM=plain the password would pass the network in the clear'
    throw new ConfigError([`KAFKA_TLS: expected on where NODE_ENV=production, got "off": ${why}`])
  }
  return {
    brokers,
    ...(tls === 'on' && { tls: given(readConfig(environment, TLS)) }),
    ...(mechanism !== 'none' && { sasl: { mechanism, ...readConfig(environment, SASL) } }),
  }
}

export const readSessionMs = (environment: Environment): number => readConfig(environment, SESSION).sessionMs

const given = ({ ca, certificate, key }: Readonly<Record<keyof typeof TLS, string | undefined>>) => ({
  ...(ca !== undefined && { ca }),
  ...(certificate !== undefined && { certificate }),
  ...(key !== undefined && { key }),
})

function brokerList(name: string): Setting<readonly string[]> {
  return {
    name,
    expected: 'brokers as host:port, separated by commas',
    isShown: true,
    isSecret: false,
    parse: (text) => {
      const brokers = text.split(',').map((broker) => broker.trim())
      return brokers.every(isHostAndPort) ? brokers : undefined
    },
  }
}

function isHostAndPort(text: string): boolean {
  const port = Number(/^(?:[\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(text)?.[1])
  return port >= 1 && port <= 65_535
}

function pem(name: string, content: string, holds: (text: string) => boolean): Setting<string> {
  const expected = `${content} in PEM, in ${name} or in the file that ${name}_FILE names`
  return { ...setting.secret(name), expected, parse: (text) => (holds(text) ? text : undefined) }
}

/** Node's TLS passes over what it cannot read, and trusts nobody then. */
function holdsCertificates(text: string): boolean {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? []
  return blocks.length > 0 && blocks.every((block) => isRead(() => new X509Certificate(block)))
}

function holdsPrivateKey(text: string): boolean {
  return isRead(() => createPrivateKey(text))
}

function isRead(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
