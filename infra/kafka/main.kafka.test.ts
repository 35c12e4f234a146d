import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import { expect, it } from 'vitest'

type Ended = Readonly<{ code: number | null; said: string; complained: string }>

const runTopics = (environment: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    const command = fileURLToPath(new URL('./main.ts', import.meta.url))
    const child = execFile(process.execPath, [command], { env: environment }, (_error, said, complained) =>
      resolve({ code: child.exitCode, said, complained }),
    )
  })

describeWithKafka('npm run topics', () => {
  it('makes the topics of the house, says how each is kept, and may be repeated', async () => {
    const first = await runTopics({ KAFKA_BROKERS: kafkaAddress() })
    expect(first).toMatchObject({ code: 0, complained: '' })
    expect(first.said).toMatch(
      /^ledger\.requests\.v1: 8 partitions, \d+ replicas, kept forever, cleanup delete, up to 8388608 bytes a message; allocation, disbursement -> ledger$/m,
    )
    expect(first.said.trimEnd().split('\n')).toHaveLength(4)
    expect(await runTopics({ KAFKA_BROKERS: kafkaAddress() })).toEqual(first)
  })

  it('ends with 2 and every complaint where the environment is wrong, and with 1 where no broker answers', async () => {
    expect(await runTopics({ KAFKA_TLS: 'yes', KAFKA_REPLICATION_FACTOR: '3' })).toEqual({
      code: 2,
      said: '',
      complained:
        'KAFKA_BROKERS: missing; expected brokers as host:port, separated by commas\n' +
        'KAFKA_TLS: expected one of off, on, got "yes"\n',
    })
    const { code, said, complained } = await runTopics({ KAFKA_BROKERS: '127.0.0.1:1' })
    expect({ code, said }).toEqual({ code: 1, said: '' })
    expect(complained).toContain('127.0.0.1:1')
  })
})
