import { expect, it } from 'vitest'
import { untilKafkaAnswers } from '../../../infra/kafka/answer.ts'
import { createTestDatabase, describeWithKafka, kafkaAddress } from './test-support.ts'

describeWithKafka('the servers of the project kafka', () => {
  it('have a Kafka that answers as a cluster', async () => {
    await expect(untilKafkaAnswers({ brokers: kafkaAddress().split(',') }, undefined, 30_000)).resolves.toBeUndefined()
  })

  it('have a PostgreSQL beside it, in which a database can be made', async () => {
    const { appUrl } = await createTestDatabase('ledger')
    expect(new URL(appUrl).username).toBe('fundtrace_ledger')
  })
})
