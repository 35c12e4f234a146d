import { KEPT } from '@fundtrace/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countedUpTo, countingConsumer } from '../test/counting-consumer.ts'
import { type CountingDatabase, countAll, makeCountingDatabase } from '../test/counting-database.ts'
import { makePostgresBroker } from '../test/postgres-broker.ts'
import { openTransport } from '../test/test-broker.ts'
import { redeliverEverything } from './redeliver.ts'
import { takeIn } from './take-in.ts'
import type { Transport } from './transport.ts'

const TOPIC = 'test.redelivered.v1'
const CONSUMER = countingConsumer([TOPIC])

describe('redelivering everything', () => {
  let database: CountingDatabase
  let transport: Transport
  beforeAll(async () => {
    const broker = await makePostgresBroker()
    database = await makeCountingDatabase()
    transport = openTransport(broker.addressFor('ledger'))
    await broker.makeTopic({ name: TOPIC, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions: 2 })
    for (const [partition, key] of ['fund-1', 'fund-2'].entries()) {
      const messages = countedUpTo(key, 30).map((event) => ({ key, value: JSON.stringify(event) }))
      await transport.publish({ topic: TOPIC, partition, messages })
    }
    for await (const message of transport.readAll(TOPIC)) await takeIn(database.db, CONSUMER, message)
  })
  afterAll(async () => {
    await transport.close()
    await database.close()
  })

  it('finds every message to be a duplicate and nothing changed', async () => {
    expect(await redeliverEverything(database.db, transport, CONSUMER)).toEqual({
      messages: 60,
      duplicates: 60,
      lost: 0,
      changed: false,
    })
    expect(await countAll(database.db)).toBe(60)
  })

  it('finds what is no longer in the topic', async () => {
    const emptied: Transport = {
      ...transport,
      readAll: async function* (topic) {
        for await (const message of transport.readAll(topic)) if (message.key === 'fund-1') yield message
      },
    }
    expect(await redeliverEverything(database.db, emptied, CONSUMER)).toEqual({
      messages: 30,
      duplicates: 30,
      lost: 30,
      changed: false,
    })
  })

  it('finds a change where an effect happens again: here the claims that prevent it are taken away', async () => {
    await database.asAdmin(`DELETE FROM consumed_events WHERE key = 'fund-2'`)
    expect(await redeliverEverything(database.db, transport, CONSUMER)).toEqual({
      messages: 60,
      duplicates: 30,
      lost: 0,
      changed: true,
    })
  })
})
