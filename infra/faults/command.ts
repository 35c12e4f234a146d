import { parseArgs } from 'node:util'
import type { TransportName } from './round.ts'

export type FaultsCommand = Readonly<{
  transports: readonly TransportName[]
  /** Of the first round; each round has the next one. */
  seed: number
  /** How many rounds there are, or how long new ones are begun. */
  rounds: number | undefined
  minutes: number
  draws: number
  /** Whether the year is that of all Qingcheng, not of two townships. */
  whole: boolean
}>

const SEED_MAX = 2 ** 31 - 1
const MINUTES_DEFAULT = '5'
const DRAWS_DEFAULT = '3'

/** Throws for what it does not understand, saying what would be right. */
export function readCommand(args: readonly string[], drawSeed: (limit: number) => number): FaultsCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: MINUTES_DEFAULT },
      seed: { type: 'string' },
      transport: { type: 'string', default: 'both' },
      rounds: { type: 'string' },
      draws: { type: 'string', default: DRAWS_DEFAULT },
      whole: { type: 'boolean', default: false },
    },
  })
  return {
    transports: transportsOf(values.transport),
    seed: values.seed === undefined ? drawSeed(SEED_MAX) : wholeNumber('--seed', values.seed, 0, SEED_MAX),
    rounds: values.rounds === undefined ? undefined : wholeNumber('--rounds', values.rounds, 1, 10_000),
    minutes: wholeNumber('--minutes', values.minutes, 1, 10_000),
    draws: wholeNumber('--draws', values.draws, 1, 20),
    whole: values.whole,
  }
}

function transportsOf(text: string): TransportName[] {
  if (text === 'both') return ['postgres', 'kafka']
  if (text === 'postgres' || text === 'kafka') return [text]
  throw new Error(`--transport must be postgres, kafka or both, not ${text}`)
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw new Error(`${option} must be a whole number from ${min} to ${max}, not ${text}`)
}
