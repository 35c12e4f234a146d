import { type ConfigSpec, type Environment, type Logger, readConfig, setting } from '@fundtrace/http-server'
import { createKafkaTransport, createPostgresTransport, type Transport } from '@fundtrace/messaging'
import { kafkaSettings, readKafkaAddress, readSessionMs } from './kafka-settings.ts'

const KIND = { kind: setting.choice('FUNDTRACE_TRANSPORT', ['postgres', 'kafka'], { default: 'postgres' }) }
const POSTGRES = { messagesUrl: setting.secret('MESSAGES_URL') }

/** What the environment has to say about the transport that it names, and nothing of the other. */
export const transportSettings = (environment: Environment): ConfigSpec => ({
  ...KIND,
  ...(environment['FUNDTRACE_TRANSPORT']?.trim() === 'kafka' ? kafkaSettings(environment) : POSTGRES),
})

/** The transport that FUNDTRACE_TRANSPORT names. */
export function chooseTransport(environment: Environment, service: string, log: Logger): Transport {
  readConfig(environment, transportSettings(environment))
  const { kind } = readConfig(environment, KIND)
  if (kind === 'postgres') {
    const { messagesUrl } = readConfig(environment, POSTGRES)
    return createPostgresTransport({ url: messagesUrl, service })
  }
  return createKafkaTransport({
    kafka: readKafkaAddress(environment),
    service,
    log,
    sessionMs: readSessionMs(environment),
  })
}
