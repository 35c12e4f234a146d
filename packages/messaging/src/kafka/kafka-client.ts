import kafkajs, { type Kafka, type SASLOptions } from 'kafkajs'
import type { Logger } from 'pino'
import type { KafkaAddress } from './kafka-address.ts'

const CONNECTION_MS_MAX = 3_000
/** Longer than any fetch waits; a broker that does not answer for so long is taken for gone. */
const REQUEST_MS_MAX = 10_000

/**
 * How often kafkajs itself tries a request again: for two or three seconds. Whoever uses the transport keeps trying on his own, with one line in
 * the log, and `/health/ready` must know soon.
 */
export const RETRY = { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000 } as const

/**
 * kafkajs logs every broken connection and every rebalance as an error, again and again while a broker is away. All that goes
 * to our debug level; what matters is thrown, and told of once by those who see it begin and end.
 */
export function openKafka(address: KafkaAddress, clientId: string, log: Logger): Kafka {
  const { tls, sasl } = address
  return new kafkajs.Kafka({
    clientId,
    brokers: [...address.brokers],
    connectionTimeout: CONNECTION_MS_MAX,
    authenticationTimeout: REQUEST_MS_MAX,
    requestTimeout: REQUEST_MS_MAX,
    retry: RETRY,
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => {
      const { message, timestamp: _timestamp, logger: _logger, ...details } = entry.log
      log.debug({ ...details, kafkajs: entry.namespace }, message)
    },
    ...(tls && {
      ssl: {
        ...(tls.ca !== undefined && { ca: tls.ca }),
        ...(tls.certificate !== undefined && { cert: tls.certificate }),
        ...(tls.key !== undefined && { key: tls.key }),
      },
    }),
    ...(sasl && { sasl: { ...sasl } as SASLOptions }),
  })
}
