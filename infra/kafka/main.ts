import { TOPICS } from '@fundtrace/contracts'
import { ConfigError, createLogger, readConfig, type Setting, setting } from '@fundtrace/http-server'
import { ensureKafkaTopics, type KafkaAddress } from '@fundtrace/messaging'
import { readKafkaAddress } from '@fundtrace/service-process'
import { explainFault } from './topics-fault.ts'

/**
 * `npm run topics`: makes the topics at the brokers that KAFKA_BROKERS names, sets how they are kept and, where the brokers ask who we are, who may
 * write and read them. To be run as somebody who may do that; no service may. Safe to repeat.
 */
const REPLICAS = { replicas: replicationFactor('KAFKA_REPLICATION_FACTOR') }

try {
  const kafka = readKafkaAddress(process.env)
  const { replicas } = readConfig(process.env, REPLICAS)
  await makeTopics(kafka, replicas)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.lines.join('\n')}\n`)
  process.exitCode = 2
}

async function makeTopics(kafka: KafkaAddress, replicas: number): Promise<void> {
  try {
    await ensureKafkaTopics({
      kafka,
      topics: TOPICS,
      replicas,
      log: createLogger({ name: 'topics', level: 'warn' }),
      onTopic: ({ topic, replicas: found }) => {
        const { name, partitions, retention, cleanup, maxMessageBytes, writers, readers } = topic
        tell(
          `${name}: ${partitions} partitions, ${found} replicas, kept ${retention}, cleanup ${cleanup}, ` +
            `up to ${maxMessageBytes} bytes a message; ${writers.join(', ')} -> ${readers.join(', ')}`,
        )
      },
      onRight: ({ change, right }) => tell(`${change === 'given' ? '授权 / given' : '撤权 / taken away'}: ${right}`),
    })
  } catch (error) {
    process.stderr.write(`${explainFault(error, kafka)}\n`)
    process.exitCode = 1
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** No topic has 0 replicas, though 0 lies between what may be said. */
function replicationFactor(name: string): Setting<number> {
  const number = setting.integer(name, -1, 32_767, { default: -1 })
  return {
    ...number,
    expected: "-1 (the brokers' own) or a whole number from 1 to 32767",
    parse: (text) => number.parse(text) || undefined,
  }
}
