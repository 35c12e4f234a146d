import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { KEPT } from '@fundtrace/contracts'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { IdleOptions } from '../../test/idle-kafka-process.ts'
import { ensureKafkaTopics } from './ensure-kafka-topics.ts'

const SECONDS = 3
const script = fileURLToPath(new URL('../../test/idle-kafka-process.ts', import.meta.url))

describeWithKafka('a transport over Kafka that has nothing to do', () => {
  const kafka = { brokers: kafkaAddress().split(',') }

  const timersSetWhileIdle = async (isReader: boolean): Promise<number> => {
    const topic = `test.${randomBytes(5).toString('hex')}.v1`
    const kept = { name: topic, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions: 1 }
    await ensureKafkaTopics({ kafka, topics: [kept], log: pino({ level: 'silent' }) })
    const options: IdleOptions = { kafka, topic, seconds: SECONDS, isReader }
    const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(options)])
    return Number(stdout)
  }

  // Unpatched, kafkajs sets one every millisecond on each connection (infra/kafka/kafkajs@2.2.4.patch).
  it('sets hardly any timer as a writer', async () => {
    expect(await timersSetWhileIdle(false)).toBeLessThan(10 * SECONDS)
  })

  it('sets a few timers a fetch as a reader', async () => {
    expect(await timersSetWhileIdle(true)).toBeLessThan(50 * SECONDS)
  })
})
