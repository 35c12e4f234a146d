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
  // Pairs of 32 bits, open addressing; a pair of zeros is free.
  let table = new Uint32Array(2 * FIRST_SLOTS)
  let size = 0
  const print = new Uint32Array(2)

  const slotOf = (high: number, low: number): number => {
    const slots = table.length / 2
    for (let slot = low & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const [foundHigh, foundLow] = [table[2 * slot], table[2 * slot + 1]]
      if ((foundHigh === high && foundLow === low) || (foundHigh === 0 && foundLow === 0)) return slot
    }
  }
  const isTaken = (slot: number): boolean => table[2 * slot] !== 0 || table[2 * slot + 1] !== 0
  const put = (slot: number, high: number, low: number): void => {
    table[2 * slot] = high
    table[2 * slot + 1] = low
  }
  const grow = (): void => {
    const old = table
    table = new Uint32Array(old.length * 2)
    for (let index = 0; index < old.length; index += 2) {
      const [high = 0, low = 0] = [old[index], old[index + 1]]
      if (high !== 0 || low !== 0) put(slotOf(high, low), high, low)
    }
  }

  return {
    add: (space, text) => {
      fingerprint(space, text, print)
      const [high = 0, low = 0] = print
      const slot = slotOf(high, low)
      if (isTaken(slot)) return false
      if (size >= textsMax) return true
      put(slot, high, low)
      size += 1
      if (size * 8 > table.length * 3) grow()
      return true
    },
    has: (space, text) => {
      fingerprint(space, text, print)
      return isTaken(slotOf(print[0] ?? 0, print[1] ?? 0))
    },
    isFull: () => size >= textsMax,
  }
}

const FIRST_SLOTS = 1 << 16

/** Two multiplicative hashes over the same characters, mixed at the end. Never all zeros. */
function fingerprint(space: number, text: string, print: Uint32Array): void {
  let one = 0xdeadbeef ^ space
  let other = 0x41c6ce57 ^ Math.imul(space, 0x9e3779b1)
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    one = Math.imul(one ^ character, 2654435761)
    other = Math.imul(other ^ character, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  print[0] = one
  print[1] = other
  if (print[0] === 0 && print[1] === 0) print[1] = 1
}
