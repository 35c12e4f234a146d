import { setTimeout as wait } from 'node:timers/promises'
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs'

const ANSWERS_WITHIN_MS = 120_000

/**
 * Resolves when the cluster names a broker: until the controller has let its broker in, it answers and names none.
 * `checkBetween` ends the wait by throwing.
 */
export async function untilKafkaAnswers(
  config: KafkaConfig,
  checkBetween: () => void = () => undefined,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<void> {
  const deadline = Date.now() + withinMs
  for (;;) {
    checkBetween()
    // One attempt each, without a word: this loop decides how long it is worth trying.
    const admin = new Kafka({ ...config, logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin()
    try {
      await admin.connect()
      if ((await admin.describeCluster()).brokers.length > 0) return
      if (Date.now() > deadline) throw new Error('it names no broker')
    } catch (cause) {
      if (Date.now() > deadline) throw new Error('Kafka does not answer', { cause })
    } finally {
      await admin.disconnect()
    }
    await wait(100)
  }
}
