import type { ServiceName } from '../postgres/provision.ts'

export type Victim = ServiceName | 'ledger-2' | 'postgres' | 'kafka'
/** One kill: so many steps of the job after the kill before it, and then so many milliseconds. */
export type PlannedKill = Readonly<{ victim: Victim; afterSteps: number; afterMs: number }>

/** Half of what the job records or moves: it gets on while a victim is being started again, too. So the kills are spread over all of it. */
const STEPS_TO_COUNT = 40
/** A call's events are on their way for about as long. */
const DELAY_MS_MAX = 1_500

/**
 * Who is killed when: of the seed and the victims alone. All victims are drawn before one is drawn again, so that a schedule has them
 * all. Moments are counted in steps, so that a job on a slow machine is killed in the same places, and always gets on between.
 */
export function planKills(seed: number, victims: readonly Victim[], draws: number): PlannedKill[] {
  const next = numbersFrom(seed)
  const stepsMax = Math.max(1, Math.floor((2 * STEPS_TO_COUNT) / (draws * victims.length)) - 1)
  return Array.from({ length: draws }, () => shuffled(victims, next))
    .flat()
    .map((victim) => ({ victim, afterSteps: 1 + below(stepsMax, next), afterMs: below(DELAY_MS_MAX, next) }))
}

type NextNumber = () => number

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], next: NextNumber): Item[] {
  const left = [...items]
  return items.flatMap(() => left.splice(below(left.length, next), 1))
}

const below = (limit: number, next: NextNumber): number => Math.floor(next() * limit)

/** Mulberry32: evenly from 0 up to and without 1, always the same ones for a seed. */
export function numbersFrom(seed: number): NextNumber {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
