import { describe, expect, it } from 'vitest'
import { cutIntoRequests } from './cut-into-requests.ts'

const KIB = 1024
const messageOf = (kibibytes: number, sign = 'x') => ({
  value: sign.repeat((kibibytes * KIB) / Buffer.byteLength(sign)),
})

describe('a publication cut into requests', () => {
  it('is one request up to 512 KiB, and another from there', () => {
    const small = Array.from({ length: 5 }, () => messageOf(128))
    expect(cutIntoRequests(small.slice(0, 4))).toEqual([small.slice(0, 4)])
    expect(cutIntoRequests(small)).toEqual([small.slice(0, 4), small.slice(4)])
    expect(cutIntoRequests([])).toEqual([])
  })

  it('keeps every message, in its order', () => {
    const messages = [100, 300, 200, 1, 510, 511, 2, 3].map((size, index) => ({ ...messageOf(size), index }))
    const requests = cutIntoRequests(messages)
    expect(requests.length).toBeGreaterThan(2)
    expect(requests.flat()).toEqual(messages)
  })

  it('never cuts a message, and lets a large one go alone', () => {
    const [before, large, after] = [messageOf(1), messageOf(7_000), messageOf(1)]
    expect(cutIntoRequests([before, large, after])).toEqual([[before], [large], [after]])
  })

  it('counts bytes, not characters', () => {
    const chinese = [messageOf(300, '资'), messageOf(300, '资')]
    expect(cutIntoRequests(chinese)).toHaveLength(2)
  })
})
