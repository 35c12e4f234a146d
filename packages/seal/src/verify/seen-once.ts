/**
 * Remembers texts by a fingerprint of 64 bits, 11 to 22 bytes each, up to a number of them: beyond that nothing new is remembered, and
 * what comes twice may be missed. Two texts of ten million have the same fingerprint by chance once in 370,000 archives.
 */
export type SeenTexts = Readonly<{
  /** False where it was there before. */
  add: (space: number, text: string) => boolean
  has: (space: number, text: string) => boolean
  isFull: () => boolean
}>

export function rememberTexts(textsMax: number): SeenTexts {
  // Two columns of 32 bits, open addressing; a slot of two zeros is free.
  let highs = new Int32Array(FIRST_SLOTS)
  let lows = new Int32Array(FIRST_SLOTS)
  let size = 0

  /** The slot in which the fingerprint is, or the free one in which it belongs. */
  const slotOf = (high: number, low: number): number => {
    const last = highs.length - 1
    let slot = low & last
    while ((lows[slot] !== low || highs[slot] !== high) && (lows[slot] !== 0 || highs[slot] !== 0))
      slot = (slot + 1) & last
    return slot
  }
  const isTaken = (slot: number): boolean => lows[slot] !== 0 || highs[slot] !== 0
  const grow = (): void => {
    const [oldHighs, oldLows] = [highs, lows]
    highs = new Int32Array(oldHighs.length * GROWTH)
    lows = new Int32Array(oldHighs.length * GROWTH)
    for (let index = 0; index < oldHighs.length; index += 1) {
      const high = oldHighs[index] ?? 0
      const low = oldLows[index] ?? 0
      if (high === 0 && low === 0) continue
      const slot = slotOf(high, low)
      highs[slot] = high
      lows[slot] = low
    }
  }

  return {
    add: (space, text) => {
      fingerprint(space, text)
      const slot = slotOf(PRINT.high, PRINT.low)
      if (isTaken(slot)) return false
      if (size >= textsMax) return true
      highs[slot] = PRINT.high
      lows[slot] = PRINT.low
      size += 1
      if (size * 4 > highs.length * 3) grow()
      return true
    },
    has: (space, text) => {
      fingerprint(space, text)
      return isTaken(slotOf(PRINT.high, PRINT.low))
    },
    isFull: () => size >= textsMax,
  }
}

const FIRST_SLOTS = 1 << 12
const GROWTH = 4

/** Where `fingerprint` leaves what it found: an object for each text would cost more than the rest. */
const PRINT = { high: 0, low: 0 }

/** Two multiplicative hashes over the same characters, mixed with each other at the end. Never two zeros. */
function fingerprint(space: number, text: string): void {
  let high = 0xdeadbeef ^ space
  let low = 0x41c6ce57 ^ Math.imul(space, 0x9e3779b1)
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    high = Math.imul(high ^ character, 2654435761)
    low = Math.imul(low ^ character, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  PRINT.high = high
  PRINT.low = high === 0 && low === 0 ? 1 : low
}
