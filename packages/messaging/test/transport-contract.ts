import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { KEPT } from '@fundtrace/contracts'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LoggedMessage, Transport } from '../src/transport.ts'
import { type Child, startChild } from './child.ts'
import type { MemberOptions } from './member-process.ts'
import { openTransport, type TestBroker } from './test-broker.ts'
import { numbered, publication } from './publications.ts'
import { collect, firstComings, makeGate, startReader, type TestReader, valuesOf } from './test-reader.ts'

const PATIENCE = { timeout: 60_000, interval: 20 }
/** For what waits until a broker takes a member for dead, on a machine that has other things to do. */
const LONG = { timeout: 120_000 }

/** Proves the promises of `Transport` of one transport; run with a real broker of every kind that the house has. */
export function describeTransport(name: string, setUp: () => Promise<TestBroker>): void {
  describe(`the ${name} transport`, () => {
    let broker: TestBroker
    const opened: Transport[] = []
    const children: Child[] = []

    beforeAll(async () => {
      broker = await setUp()
    })
    afterEach(async () => {
      await Promise.all(children.splice(0).map((child) => child.kill()))
      await Promise.all(opened.splice(0).map((transport) => transport.close()))
    })

    const open = (service: string): Transport => {
      const transport = openTransport(broker.addressFor(service))
      opened.push(transport)
      return transport
    }
    const makeTopic = async (partitions: number): Promise<string> => {
      const topic = `test.${randomBytes(5).toString('hex')}.v1`
      await broker.makeTopic({
        name: topic,
        writers: ['allocation'],
        readers: ['ledger', 'reconciliation'],
        ...KEPT,
        partitions,
      })
      return topic
    }

    it('delivers the messages of a key in the order in which they were published', async () => {
      const topic = await makeTopic(3)
      const sender = open('allocation')
      const keys = ['a', 'b', 'c', 'd', 'e', 'f']
      const sent = (key: string): string[] => numbered(`${key}-`, 60)
      await Promise.all(
        keys.map(async (key, index) => {
          for (let from = 0; from < 60; from += 7)
            await sender.publish(publication(topic, index % 3, sent(key).slice(from, from + 7), key))
        }),
      )

      const reader = await startReader(open('ledger'), { group: anyGroup(), topics: [topic] })
      await expect.poll(() => reader.handled.length, PATIENCE).toBeGreaterThanOrEqual(360)
      for (const key of keys) expect(firstComings(reader.handled, { key })).toEqual(sent(key))
    })

    it('reads everything that a topic holds, each partition in its order, and ends there', async () => {
      const topic = await makeTopic(2)
      const sender = open('allocation')
      await sender.publish(publication(topic, 0, numbered('p0-', 1_200)))
      await sender.publish(publication(topic, 1, numbered('p1-', 3)))

      const messages = await collect(open('ledger').readAll(topic))
      expect(messages).toHaveLength(1_203)
      expect(valuesOf(messages.filter(({ partition }) => partition === 0))).toEqual(numbered('p0-', 1_200))
      expect(valuesOf(messages.filter(({ partition }) => partition === 1))).toEqual(numbered('p1-', 3))
      expect(messages.find(({ partition }) => partition === 0)).toMatchObject({
        topic,
        key: 'key-0',
        position: expect.stringMatching(/^\d+$/),
      })
      expect(await collect(open('ledger').readAll(await makeTopic(2)))).toEqual([])
    })

    it('delivers a message again until its handler has fulfilled, and nothing later of its partition before', async () => {
      const topic = await makeTopic(1)
      await open('allocation').publish(publication(topic, 0, ['a', 'b', 'c']))
      const attempts: string[] = []
      const reader = await startReader(open('ledger'), {
        group: anyGroup(),
        topics: [topic],
        handle: async ({ value }) => {
          attempts.push(value)
          if (value === 'b' && attempts.filter((attempt) => attempt === 'b').length < 4) throw new Error('not yet')
        },
      })
      await expect.poll(() => firstComings(reader.handled), PATIENCE).toEqual(['a', 'b', 'c'])
      expect(attempts.filter((attempt) => attempt === 'b')).toHaveLength(4)
      expect(attempts.lastIndexOf('b')).toBeLessThan(attempts.indexOf('c'))
      expect(reader.faults).toEqual([new Error('not yet')])
    })

    it('lets the other partitions go on while one fails and another hangs, and takes neither for read', async () => {
      const topic = await makeTopic(4)
      const group = anyGroup()
      const sender = open('allocation')
      for (const partition of [0, 1, 2, 3])
        await sender.publish(publication(topic, partition, numbered(`p${partition}-`, 20)))
      const gate = makeGate()
      let failures = 0
      const transport = open('ledger')
      const reader = await startReader(transport, {
        group,
        topics: [topic],
        handle: async ({ partition }) => {
          if (partition === 1) await gate.opened
          if (partition === 0) {
            failures += 1
            throw new Error('always')
          }
        },
      })
      await expect.poll(() => firstComings(reader.handled, { partition: 2 }), PATIENCE).toEqual(numbered('p2-', 20))
      await expect.poll(() => firstComings(reader.handled, { partition: 3 }), PATIENCE).toEqual(numbered('p3-', 20))
      await expect.poll(() => failures, PATIENCE).toBeGreaterThanOrEqual(3)
      await sender.publish(publication(topic, 2, ['later']))
      await expect.poll(() => valuesOf(reader.handled), PATIENCE).toContain('later')
      expect(reader.handled.filter(({ partition }) => partition < 2)).toEqual([])
      // Trouble is told of once, not at each of its repetitions.
      expect(reader.faults).toEqual([new Error('always')])
      gate.open()
      await expect.poll(() => firstComings(reader.handled, { partition: 1 }), PATIENCE).toEqual(numbered('p1-', 20))
      await reader.close()
      expect(await transport.measureLag(group, [topic])).toBe(20)
    })

    it('shares the partitions of a group evenly between two members, each partition with one of them', async () => {
      const topic = await makeTopic(4)
      const group = anyGroup()
      const sender = open('allocation')
      const first = await startReader(open('ledger'), { group, topics: [topic] })
      await sender.publish(publication(topic, 0, ['alone']))
      await expect.poll(() => valuesOf(first.handled), PATIENCE).toEqual(['alone'])
      const second = await startReader(open('ledger'), { group, topics: [topic] })

      const partitionsOf = (reader: TestReader, round: string): number[] =>
        reader.handled.filter(({ value }) => value === round).map(({ partition }) => partition)
      let round = 0
      const publishRound = async (): Promise<number[]> => {
        const value = `round-${(round += 1)}`
        await Promise.all([0, 1, 2, 3].map((partition) => sender.publish(publication(topic, partition, [value]))))
        const seen = (): number => new Set([...partitionsOf(first, value), ...partitionsOf(second, value)]).size
        await expect.poll(seen, PATIENCE).toBe(4)
        return [partitionsOf(first, value).length, partitionsOf(second, value).length]
      }
      await expect.poll(publishRound, PATIENCE).toEqual([2, 2])
      // And so it stays.
      expect(await publishRound()).toEqual([2, 2])
    })

    it('gives a newcomer its share also of a member that is busy on every partition', async () => {
      const topic = await makeTopic(4)
      const group = anyGroup()
      const sender = open('allocation')
      for (const partition of [0, 1, 2, 3])
        await sender.publish(publication(topic, partition, numbered(`p${partition}-`, 400)))
      const together: LoggedMessage[] = []
      const handle = async (message: LoggedMessage): Promise<void> => {
        // The work that keeps it busy.
        await wait(10)
        together.push(message)
      }
      const busy = await startReader(open('ledger'), { group, topics: [topic], handle })
      await expect.poll(() => new Set(busy.handled.map(({ partition }) => partition)).size, PATIENCE).toBe(4)
      const newcomer = await startReader(open('ledger'), { group, topics: [topic], handle })
      await expect.poll(() => newcomer.handled.length, PATIENCE).toBeGreaterThan(0)
      expect(busy.handled.length).toBeLessThan(1_400)
      for (const partition of [0, 1, 2, 3])
        await expect
          .poll(() => firstComings(together, { partition }), PATIENCE)
          .toEqual(numbered(`p${partition}-`, 400))
    })

    it('hands the work of a member that was killed to another, and loses nothing', LONG, async () => {
      const topic = await makeTopic(4)
      const group = anyGroup()
      const sender = open('allocation')
      const sent = [0, 1, 2, 3].flatMap((partition) => numbered(`p${partition}-`, 30))
      for (const partition of [0, 1, 2, 3])
        await sender.publish(publication(topic, partition, numbered(`p${partition}-`, 30)))
      const options: MemberOptions = { address: broker.addressFor('ledger'), group, topics: [topic], stallAt: 'p2-11' }
      const victim = startChild('./member-process.ts', options)
      children.push(victim)
      await expect.poll(() => victim.lines, PATIENCE).toContain('stalled p2-11')

      const heir = await startReader(open('ledger'), { group, topics: [topic] })
      expect(valuesOf(heir.handled)).not.toContain('p2-11')
      await victim.kill()
      const handledByVictim = victim.lines
        .filter((line) => line.startsWith('handled '))
        .map((line) => line.slice('handled '.length))
      await expect.poll(() => new Set([...handledByVictim, ...valuesOf(heir.handled)]), PATIENCE).toEqual(new Set(sent))
      expect(firstComings(heir.handled, { partition: 2 }).slice(-19)).toEqual(numbered('p2-', 30).slice(-19))
      // The heir is alone now and gets everything.
      for (const partition of [0, 1, 2, 3]) await sender.publish(publication(topic, partition, [`after-${partition}`]))
      for (const partition of [0, 1, 2, 3])
        await expect.poll(() => valuesOf(heir.handled), PATIENCE).toContain(`after-${partition}`)
    })

    it('goes on where the group stopped, with nothing again and nothing left out', async () => {
      const topic = await makeTopic(2)
      const group = anyGroup()
      const sender = open('allocation')
      await sender.publish(publication(topic, 0, numbered('p0-', 10)))
      await sender.publish(publication(topic, 1, numbered('p1-', 10)))
      const before = open('ledger')
      const first = await startReader(before, { group, topics: [topic] })
      await expect.poll(() => first.handled.length, PATIENCE).toBe(20)
      await before.close()

      await sender.publish(publication(topic, 0, ['new-0']))
      await sender.publish(publication(topic, 1, ['new-1']))
      const second = await startReader(open('ledger'), { group, topics: [topic] })
      await expect.poll(() => valuesOf(second.handled).sort(), PATIENCE).toEqual(['new-0', 'new-1'])
      expect(first.handled).toHaveLength(20)
    })

    it('waits at its close for the message being handled, which counts as read', async () => {
      const topic = await makeTopic(1)
      const group = anyGroup()
      const sender = open('allocation')
      await sender.publish(publication(topic, 0, ['in hand', 'next']))
      const started = makeGate()
      const gate = makeGate()
      const story: string[] = []
      const reader = await startReader(open('ledger'), {
        group,
        topics: [topic],
        handle: async ({ value }) => {
          started.open()
          await gate.opened
          story.push(`handled ${value}`)
        },
      })
      await started.opened
      const closing = reader.close().then(() => story.push('closed'))
      // Twenty round trips to the broker are time enough for a close that does not wait.
      for (let count = 0; count < 20; count += 1) await sender.ping()
      expect(story).toEqual([])
      gate.open()
      await closing
      expect(story).toEqual(['handled in hand', 'closed'])

      const next = await startReader(open('ledger'), { group, topics: [topic] })
      await expect.poll(() => valuesOf(next.handled), PATIENCE).toEqual(['next'])
    })

    it('gives every group everything, also one that comes late', async () => {
      const topic = await makeTopic(2)
      const sender = open('allocation')
      const early = await startReader(open('ledger'), { group: anyGroup(), topics: [topic] })
      await sender.publish(publication(topic, 0, numbered('p0-', 50)))
      await sender.publish(publication(topic, 1, numbered('p1-', 50)))
      await expect.poll(() => early.handled.length, PATIENCE).toBe(100)
      const late = await startReader(open('ledger'), { group: anyGroup(), topics: [topic] })
      const other = await startReader(open('reconciliation'), { group: anyGroup('reconciliation'), topics: [topic] })
      await expect.poll(() => late.handled.length, PATIENCE).toBe(100)
      await expect.poll(() => other.handled.length, PATIENCE).toBe(100)
      for (const reader of [early, late, other])
        for (const partition of [0, 1])
          expect(firstComings(reader.handled, { partition })).toEqual(numbered(`p${partition}-`, 50))
    })

    it('tells how much a group has still to read', async () => {
      const topic = await makeTopic(2)
      const group = anyGroup()
      await open('allocation').publish(publication(topic, 1, numbered('m-', 30)))
      const transport = open('ledger')
      expect(await transport.measureLag(group, [topic])).toBe(30)
      const gate = makeGate()
      const reader = await startReader(transport, {
        group,
        topics: [topic],
        handle: async ({ value }) => {
          if (value === 'm-10') await gate.opened
        },
      })
      await expect.poll(() => reader.handled.length, PATIENCE).toBe(10)
      expect(await transport.measureLag(group, [topic])).toBeGreaterThanOrEqual(20)
      gate.open()
      await expect.poll(() => transport.measureLag(group, [topic]), PATIENCE).toBe(0)
    })
  })
}

const anyGroup = (service = 'ledger'): string => `${service}.${randomBytes(5).toString('hex')}`
