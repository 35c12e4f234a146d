import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { KEPT } from '@fundtrace/contracts'
import { describeWithKafka } from '@fundtrace/test-support'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { makeKafkaBroker } from '../../test/kafka-broker.ts'
import { numbered, publication } from '../../test/publications.ts'
import { seededRandom } from '../../test/seeded-random.ts'
import { openTransport, type TestBroker } from '../../test/test-broker.ts'
import { firstComings, makeGate, startReader, valuesOf } from '../../test/test-reader.ts'
import type { LoggedMessage, Transport } from '../transport.ts'

const PATIENCE = { timeout: 90_000, interval: 50 }
const PARTITIONS = 4
const MESSAGES = 1_500
const CHANGES = 12

describeWithKafka('a group whose members come and go', () => {
  let broker: TestBroker
  const opened: Transport[] = []
  beforeAll(async () => {
    broker = await makeKafkaBroker()
  })
  afterEach(() => Promise.all(opened.splice(0).map((transport) => transport.close())))

  const open = (): Transport => {
    const transport = openTransport(broker.addressFor('ledger'))
    opened.push(transport)
    return transport
  }
  const makeTopic = async (partitions: number): Promise<string> => {
    const name = `test.${randomBytes(5).toString('hex')}.v1`
    await broker.makeTopic({ name, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions })
    return name
  }
  const valuesIn = (partition: number): string[] => numbered(`p${partition}-`, MESSAGES)

  it.each([1, 2])(
    'reads every partition in order and whole, whoever has it (seed %i)',
    { timeout: 180_000 },
    async (seed) => {
      const random = seededRandom(seed)
      const name = await makeTopic(PARTITIONS)
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
      const sending = Promise.all(
        Array.from({ length: PARTITIONS }, async (_, partition) => {
          for (let from = 0; from < MESSAGES; from += 50) {
            await sender.publish(publication(name, partition, valuesIn(partition).slice(from, from + 50)))
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
        await expect.poll(() => firstComings(handled, { partition }), PATIENCE).toEqual(valuesIn(partition))
    },
  )

  it('has a member with full lines and a message in hand of each go on where it has to, and nowhere else', async () => {
    const name = await makeTopic(2)
    const group = `ledger.${name}`
    const sender = open()
    for (const partition of [0, 1]) await sender.publish(publication(name, partition, valuesIn(partition)))
    const gate = makeGate()
    const inHand = { now: [0, 0], most: [0, 0] }
    const busy = await startReader(open(), {
      group,
      topics: [name],
      handle: async ({ partition }) => {
        inHand.now[partition] = (inHand.now[partition] ?? 0) + 1
        inHand.most[partition] = Math.max(inHand.most[partition] ?? 0, inHand.now[partition] ?? 0)
        await gate.opened
        inHand.now[partition] = (inHand.now[partition] ?? 0) - 1
      },
    })
    await expect.poll(() => inHand.now, PATIENCE).toEqual([1, 1])
    const newcomer = await startReader(open(), { group, topics: [name] })
    // One of the two partitions is the newcomer's, and it has handled and committed all of it.
    await expect.poll(() => sender.measureLag(group, [name]), PATIENCE).toBe(MESSAGES)
    expect(newcomer.handled).toHaveLength(MESSAGES)
    expect(inHand.most).toEqual([1, 1])

    gate.open()
    await expect.poll(() => new Set(valuesOf(busy.handled)).size, PATIENCE).toBe(MESSAGES + 1)
    // The end of the message that was in hand of the other partition must not take its position back.
    await expect.poll(() => sender.measureLag(group, [name]), PATIENCE).toBe(0)
    expect(inHand.most).toEqual([1, 1])
    const all = [...newcomer.handled, ...busy.handled]
    for (const partition of [0, 1]) expect(firstComings(all, { partition })).toEqual(valuesIn(partition))
  })
})
