/** xoshiro128**: the same numbers for the same seed, and no pattern in any of their bits. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  // splitmix32 spreads the seed over all four words.
  const word = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  let [a, b, c, d] = [word(), word(), word(), word()]
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  return { below: (bound) => next() % bound }
}

export type Random = Readonly<{ below: (bound: number) => number }>

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
