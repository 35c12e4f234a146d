import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { KEPT } from '@fundtrace/contracts'
import { describeWithKafka } from '@fundtrace/test-support'
import { afterEach, expect, it } from 'vitest'
import { makeKafkaBroker } from '../../test/kafka-broker.ts'
import { numbered, publication } from '../../test/publications.ts'
import { seededRandom } from '../../test/seeded-random.ts'
import { openTransport } from '../../test/test-broker.ts'
import { firstComings } from '../../test/test-reader.ts'
import type { LoggedMessage, Transport } from '../transport.ts'

const PATIENCE = { timeout: 90_000, interval: 50 }
const PARTITIONS = 4
const MESSAGES = 1_500
const CHANGES = 12

describeWithKafka('a group whose members come and go', () => {
  const opened: Transport[] = []
  afterEach(() => Promise.all(opened.splice(0).map((transport) => transport.close())))

  it.each([1, 2])(
    'reads every partition in order and whole, whoever has it (seed %i)',
    { timeout: 180_000 },
    async (seed) => {
      const random = seededRandom(seed)
      const broker = await makeKafkaBroker()
      const name = `test.${randomBytes(5).toString('hex')}.v1`
      await broker.makeTopic({ name, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions: PARTITIONS })
      const open = (): Transport => {
        const transport = openTransport(broker.addressFor('ledger'))
        opened.push(transport)
        return transport
      }
      const handled: LoggedMessage[] = []
      const join = async (): Promise<Transport> => {
        const transport = open()
        await transport.subscribe({
          group: `ledger.${name}`,
          topics: [name],
          onMessage: async (message) => {
            await wait(random() * 6)
            handled.push(message)
          },
          onFault: () => undefined,
        })
        return transport
      }
      const sender = open()
      const values = (partition: number): string[] => numbered(`p${partition}-`, MESSAGES)
      const sending = Promise.all(
        Array.from({ length: PARTITIONS }, async (_, partition) => {
          for (let from = 0; from < MESSAGES; from += 50) {
            await sender.publish(publication(name, partition, values(partition).slice(from, from + 50)))
            await wait(random() * 100)
          }
        }),
      )
      const members = [await join()]
      for (let change = 0; change < CHANGES; change += 1) {
        // Sometimes before the last change has come to its end.
        await wait(random() * 1_500)
        const leaving =
          members.length > 1 && random() < 0.5 ? members.splice(Math.floor(random() * members.length), 1) : []
        if (leaving.length > 0) await Promise.all(leaving.map((transport) => transport.close()))
        else members.push(await join())
      }
      await sending
      for (let partition = 0; partition < PARTITIONS; partition += 1)
        await expect.poll(() => firstComings(handled, { partition }), PATIENCE).toEqual(values(partition))
    },
  )
})
