import { randomBytes } from 'node:crypto'
import { KEPT } from '@fundtrace/contracts'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import kafkajs from 'kafkajs'
import { expect, it } from 'vitest'
import { startChild } from '../../test/child.ts'
import { makeKafkaBroker } from '../../test/kafka-broker.ts'
import { openTransport } from '../../test/test-broker.ts'
import { publication } from '../../test/publications.ts'

const PATIENCE = { timeout: 30_000, interval: 20 }

describeWithKafka('a member that closes', () => {
  it('does not wait for a group that waits for another member', async () => {
    const broker = await makeKafkaBroker()
    const topic = `test.${randomBytes(5).toString('hex')}.v1`
    await broker.makeTopic({ name: topic, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions: 2 })
    const group = `ledger.${randomBytes(5).toString('hex')}`
    const transport = openTransport(broker.addressFor('ledger'))
    const admin = new kafkajs.Kafka({ brokers: kafkaAddress().split(','), logLevel: kafkajs.logLevel.NOTHING }).admin()
    await admin.connect()
    const stateOfGroup = async (): Promise<string | undefined> => (await admin.describeGroups([group])).groups[0]?.state

    await transport.publish(publication(topic, 0, ['stall']))
    const address = broker.addressFor('ledger')
    const dead = startChild('./member-process.ts', { address, group, topics: [topic], stallAt: 'stall' })
    await expect.poll(() => dead.lines, PATIENCE).toContain('stalled stall')
    await dead.kill()
    // The broker believes the dead member alive until its session ends, and the newcomer has to wait for it.
    const newcomer = await transport.subscribe({
      group,
      topics: [topic],
      onMessage: async () => undefined,
      onFault: () => undefined,
    })
    await expect.poll(stateOfGroup, PATIENCE).toBe('PreparingRebalance')

    await newcomer.close()
    expect(await stateOfGroup()).toBe('PreparingRebalance')
    await Promise.all([admin.disconnect(), transport.close()])
  })
})
