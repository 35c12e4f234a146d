import type { ServiceName } from '../postgres/provision.ts'

export type Victim = ServiceName | 'postgres' | 'kafka'
/** One kill: `afterMs` after the victim before it was started again. */
export type PlannedKill = Readonly<{ victim: Victim; afterMs: number }>

const PAUSE_MS_MIN = 300
const PAUSE_MS_MAX = 2_500

/**
 * Who is killed when: of the seed and the victims alone. All victims are drawn before one is drawn again, so that a schedule of some
 * length has them all.
 */
export function planKills(seed: number, victims: readonly Victim[], draws: number): PlannedKill[] {
  const next = numbersFrom(seed)
  return Array.from({ length: draws }, () => shuffled(victims, next))
    .flat()
    .map((victim) => ({ victim, afterMs: PAUSE_MS_MIN + below(PAUSE_MS_MAX - PAUSE_MS_MIN + 1, next) }))
}

type NextNumber = () => number

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], next: NextNumber): Item[] {
  const left = [...items]
  return items.flatMap(() => left.splice(below(left.length, next), 1))
}

const below = (limit: number, next: NextNumber): number => Math.floor(next() * limit)

/** Mulberry32: evenly from 0 up to and without 1, always the same ones for a seed. */
function numbersFrom(seed: number): NextNumber {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
