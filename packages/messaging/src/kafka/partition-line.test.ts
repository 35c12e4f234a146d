import { describe, expect, it } from 'vitest'
import { makeGate } from '../../test/test-reader.ts'
import type { LoggedMessage } from '../transport.ts'
import { keepTroubleBook } from '../trouble.ts'
import { startPartitionLine } from './partition-line.ts'

const PATIENCE = { timeout: 10_000, interval: 5 }

const messageAt = (position: number, value = `m${position}`): LoggedMessage => ({
  topic: 't',
  partition: 0,
  position: String(position),
  key: 'k',
  value,
})

/** What a fetch brings that began at `from` and holds everything before `to`. */
const fetched = (from: number, to: number) => ({
  from: BigInt(from),
  to: BigInt(to),
  messages: Array.from({ length: to - from }, (_, index) => messageAt(from + index)),
})

function startLine(
  options: { start?: number; previous?: Promise<void>; handle?: (message: LoggedMessage) => Promise<void> } = {},
) {
  const story: string[] = []
  const faults: unknown[] = []
  const line = startPartitionLine({
    name: 't/0',
    start: BigInt(options.start ?? 0),
    previous: options.previous ?? Promise.resolve(),
    onMessage: async (message) => {
      await options.handle?.(message)
      story.push(message.value)
    },
    onHandled: ({ position }) => story.push(`handled ${position}`),
    onRoom: () => story.push('room'),
    troubles: keepTroubleBook({ onBegin: (_thing, error) => faults.push(error) }),
  })
  return { line, story, faults, handled: () => story.filter((entry) => entry.startsWith('m')) }
}

const values = (from: number, to: number): string[] => fetched(from, to).messages.map(({ value }) => value)

describe('a partition line', () => {
  it('handles one message after the other, and says so after each', async () => {
    const { line, story } = startLine()
    line.add(fetched(0, 2))
    line.add(fetched(2, 3))
    await expect.poll(() => story, PATIENCE).toEqual(['m0', 'handled 0', 'm1', 'handled 1', 'm2', 'handled 2'])
    await line.end()
  })

  it('refuses a fetch that leaves something out, and takes none of it', async () => {
    const { line, handled } = startLine({ start: 5 })
    expect(line.add(fetched(6, 8))).toBe(false)
    expect(line.next()).toBe(5n)
    expect(line.add(fetched(5, 8))).toBe(true)
    expect(line.next()).toBe(8n)
    await expect.poll(handled, PATIENCE).toEqual(values(5, 8))
    await line.end()
  })

  it('trims what it has, and takes a fetch that began before its start', async () => {
    const { line, handled } = startLine({ start: 5 })
    expect(line.add(fetched(0, 7))).toBe(true)
    expect(line.add(fetched(5, 9))).toBe(true)
    // One that ends before what it has does not take it back.
    expect(line.add(fetched(0, 3))).toBe(true)
    expect(line.next()).toBe(9n)
    await expect.poll(handled, PATIENCE).toEqual(values(5, 9))
    await line.end()
  })

  it('goes on after positions that hold no message', async () => {
    const { line, handled } = startLine()
    line.add({ from: 0n, to: 4n, messages: [messageAt(1)] })
    expect(line.next()).toBe(4n)
    expect(line.add(fetched(4, 5))).toBe(true)
    await expect.poll(handled, PATIENCE).toEqual(['m1', 'm4'])
    await line.end()
  })

  it('keeps a failing message at its head, and tells of it once', async () => {
    let failures = 3
    const { line, story, faults } = startLine({
      handle: async ({ position }) => {
        if (position === '1' && failures > 0) {
          failures -= 1
          throw new Error('not yet')
        }
      },
    })
    line.add(fetched(0, 3))
    await expect.poll(() => story, PATIENCE).toEqual(['m0', 'handled 0', 'm1', 'handled 1', 'm2', 'handled 2'])
    expect(failures).toBe(0)
    expect(faults).toEqual([new Error('not yet')])
    await line.end()
  })

  it.each([
    ['200 messages', fetched(0, 200)],
    ['a million characters', { from: 0n, to: 1n, messages: [messageAt(0, 'm'.repeat(1024 * 1024))] }],
  ])('is full with %s, and says once when there is room', async (_, given) => {
    const gate = makeGate()
    const { line, story, handled } = startLine({ handle: () => gate.opened })
    line.add(given)
    expect(line.isFull()).toBe(true)
    gate.open()
    await expect.poll(() => handled().length, PATIENCE).toBe(given.messages.length)
    expect(line.isFull()).toBe(false)
    expect(story.filter((entry) => entry === 'room')).toHaveLength(1)
    // After the first message, when one more may come.
    expect(story.indexOf('room')).toBe(2)
    await line.end()
  })

  it('is not full with 199 messages, and then has nothing to say of room', async () => {
    const { line, story, handled } = startLine()
    line.add(fetched(0, 199))
    expect(line.isFull()).toBe(false)
    await expect.poll(() => handled().length, PATIENCE).toBe(199)
    expect(story).not.toContain('room')
    await line.end()
  })

  it('begins when the line before it has ended', async () => {
    const gate = makeGate()
    const { line, story } = startLine({ previous: gate.opened.then(() => void story.push('ended before')) })
    line.add(fetched(0, 1))
    await Promise.resolve()
    expect(story).toEqual([])
    gate.open()
    await expect.poll(() => story, PATIENCE).toEqual(['ended before', 'm0', 'handled 0'])
    await line.end()
  })

  it('ends after the message in hand, which counts, and handles no other', async () => {
    const gate = makeGate()
    const started = makeGate()
    const { line, story } = startLine({
      handle: async () => {
        started.open()
        await gate.opened
      },
    })
    line.add(fetched(0, 3))
    await started.opened
    const ending = line.end().then(() => story.push('ended'))
    await Promise.resolve()
    expect(story).toEqual([])
    gate.open()
    await ending
    expect(story).toEqual(['m0', 'handled 0', 'ended'])
  })
})
