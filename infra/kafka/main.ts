import { TOPICS } from '@fundtrace/contracts'
import { ConfigError, createLogger, readConfig, setting } from '@fundtrace/http-server'
import { ensureKafkaTopics } from '@fundtrace/messaging'
import { readKafkaAddress } from '@fundtrace/service-process'

/**
 * `npm run topics`: makes the topics at the brokers that KAFKA_BROKERS names, sets how they are kept and, where the brokers ask who we are, who may
 * write and read them. To be run as somebody who may do that; no service may. Safe to repeat.
 */
const REPLICAS = { replicas: setting.integer('KAFKA_REPLICATION_FACTOR', -1, 32_767, { default: -1 }) }

try {
  const kafka = readKafkaAddress(process.env)
  const { replicas } = readConfig(process.env, REPLICAS)
  const log = createLogger({ name: 'topics', level: 'warn' })
  await ensureKafkaTopics({ kafka, topics: TOPICS, replicas, log })
  for (const { name, partitions, retention, cleanup, maxMessageBytes, writers, readers } of TOPICS)
    process.stdout.write(
      `${name}: ${partitions} partitions, kept ${retention}, cleanup ${cleanup}, up to ${maxMessageBytes} bytes a message; ` +
        `${writers.join(', ')} -> ${readers.join(', ')}\n`,
    )
} catch (error) {
  const reason =
    error instanceof ConfigError ? error.lines.join('\n') : error instanceof Error ? error.message : String(error)
  process.stderr.write(`${reason}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
}
