import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepTroubleBook } from './trouble.ts'

describe('the trouble book', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('tells once when trouble begins and once when it is over, for each thing', () => {
    const told: unknown[] = []
    const troubles = keepTroubleBook({
      onBegin: (thing, error) => told.push(['begins', thing, error]),
      onEnd: (thing, failures) => told.push(['is over', thing, failures]),
    })
    troubles.worked('a')
    for (const thing of ['a', 'b', 'a', 'a']) troubles.failed(thing, 'lost')
    troubles.worked('a')
    troubles.worked('a')
    troubles.failed('a', 'again')
    expect(told).toEqual([
      ['begins', 'a', 'lost'],
      ['begins', 'b', 'lost'],
      ['is over', 'a', 3],
      ['begins', 'a', 'again'],
    ])
  })

  it('lets what failed be tried later and later, at most five seconds, and others at any time', () => {
    const troubles = keepTroubleBook({ onBegin: () => undefined })
    const delays: number[] = []
    for (let failure = 0; failure < 8; failure += 1) {
      troubles.failed('a', 'lost')
      const delay = troubles.millisecondsToNextTry(60_000)
      delays.push(delay)
      vi.advanceTimersByTime(delay - 1)
      expect(troubles.mayTry('a')).toBe(false)
      expect(troubles.mayTry('b')).toBe(true)
      vi.advanceTimersByTime(1)
      expect(troubles.mayTry('a')).toBe(true)
    }
    expect(delays).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000])
  })

  it('does not hurry a loop for what is overdue', () => {
    const troubles = keepTroubleBook({ onBegin: () => undefined })
    troubles.failed('given up', 'lost')
    vi.advanceTimersByTime(100)
    expect(troubles.millisecondsToNextTry(500)).toBe(500)
  })
})
