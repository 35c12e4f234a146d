import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNudge } from './nudge.ts'

describe('a nudge', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('ends a wait, and leaves no timer behind', async () => {
    const nudge = createNudge()
    const waiting = nudge.wait(60_000)
    nudge.wake()
    await waiting
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is kept when it comes while nobody waits, once', async () => {
    const nudge = createNudge()
    nudge.wake()
    nudge.wake()
    await nudge.wait(60_000)
    let over = false
    const waiting = nudge.wait(1_000).then(() => {
      over = true
    })
    await vi.advanceTimersByTimeAsync(999)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    await waiting
  })
})
