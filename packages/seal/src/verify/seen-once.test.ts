import { describe, expect, it } from 'vitest'
import { rememberTexts } from './seen-once.ts'

describe('rememberTexts', () => {
  it('tells every text that comes twice and none that comes once, each space for itself', () => {
    const seen = rememberTexts(1_000_000)
    const ids = Array.from({ length: 100_000 }, (_, number) => `post:${number}`)
    expect(ids.every((id) => seen.add(0, id) && seen.add(1, id))).toBe(true)
    expect(ids.some((id) => seen.add(0, id) || !seen.has(1, id) || seen.has(2, id))).toBe(false)
  })

  it('says when it remembers no more', () => {
    const seen = rememberTexts(2)
    expect(['a', 'b', 'c', 'c', 'a'].map((text) => seen.add(0, text))).toEqual([true, true, true, true, false])
    expect(seen.isFull()).toBe(true)
  })
})
