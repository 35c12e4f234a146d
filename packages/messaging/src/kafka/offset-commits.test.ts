import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { makeGate } from '../../test/test-reader.ts'
import { keepOffsetCommits, type Offset } from './offset-commits.ts'

const PATIENCE = { timeout: 10_000, interval: 5 }

const offsetOf = (partition: number, offset: number): Offset => ({ topic: 't', partition, offset: String(offset) })

/** Commits that are written down, and fail as often as is asked of them. */
function keepCommits(options: { failures?: number; hold?: Promise<void> } = {}) {
  const tried: string[][] = []
  let failures = options.failures ?? 0
  let underWay = 0
  let underWayMost = 0
  const commits = keepOffsetCommits(async (offsets) => {
    tried.push(offsets.map(({ partition, offset }) => `${partition}:${offset}`))
    underWay += 1
    underWayMost = Math.max(underWayMost, underWay)
    try {
      await options.hold
      await wait(1)
      if (failures > 0) {
        failures -= 1
        throw new Error('The group is rebalancing')
      }
    } finally {
      underWay -= 1
    }
  })
  return { commits, tried, underWayMost: () => underWayMost }
}

describe('the offset commits', () => {
  it('send what many partitions have handled in a moment together, each with its last position', async () => {
    const { commits, tried } = keepCommits()
    commits.mark('t/0', offsetOf(0, 1))
    commits.mark('t/1', offsetOf(1, 7))
    commits.mark('t/0', offsetOf(0, 2))
    await expect.poll(() => tried, PATIENCE).toEqual([['0:2', '1:7']])
    commits.mark('t/0', offsetOf(0, 3))
    await expect.poll(() => tried, PATIENCE).toEqual([['0:2', '1:7'], ['0:3']])
  })

  it('have one request in flight, and send what came meanwhile with the next', async () => {
    const gate = makeGate()
    const { commits, tried, underWayMost } = keepCommits({ hold: gate.opened })
    commits.mark('t/0', offsetOf(0, 1))
    await expect.poll(() => tried, PATIENCE).toEqual([['0:1']])
    commits.mark('t/0', offsetOf(0, 2))
    commits.mark('t/1', offsetOf(1, 5))
    const flushed = commits.flush()
    gate.open()
    await flushed
    expect(tried).toEqual([['0:1'], ['0:2', '1:5']])
    expect(underWayMost()).toBe(1)
  })

  it('send again what failed, with what came since', async () => {
    const { commits, tried } = keepCommits({ failures: 1 })
    commits.mark('t/0', offsetOf(0, 1))
    await expect.poll(() => tried, PATIENCE).toEqual([['0:1']])
    commits.mark('t/1', offsetOf(1, 4))
    await expect.poll(() => tried, PATIENCE).toEqual([['0:1'], ['0:1', '1:4']])
  })

  it('say nothing more of a partition that is no longer ours, also not of one whose commit failed', async () => {
    const { commits, tried } = keepCommits({ failures: 1 })
    commits.mark('t/0', offsetOf(0, 1))
    commits.mark('t/1', offsetOf(1, 4))
    await expect.poll(() => tried, PATIENCE).toEqual([['0:1', '1:4']])
    commits.forget('t/0')
    await expect.poll(() => tried, PATIENCE).toEqual([['0:1', '1:4'], ['1:4']])
  })

  it('are sent at once by a flush, which gives up after one failure', async () => {
    const working = keepCommits()
    working.commits.mark('t/0', offsetOf(0, 1))
    await working.commits.flush()
    expect(working.tried).toEqual([['0:1']])

    const failing = keepCommits({ failures: 1 })
    failing.commits.mark('t/0', offsetOf(0, 1))
    await failing.commits.flush()
    await failing.commits.flush()
    expect(failing.tried).toEqual([['0:1']])
  })
})
