import { describe, expect, it } from 'vitest'
import { readCommand } from './command.ts'

const drawSeed = (): number => 4711

describe('npm run test:faults', () => {
  it('takes five minutes on both transports from a drawn seed', () => {
    expect(readCommand([], drawSeed)).toEqual({
      transports: ['postgres', 'kafka'],
      seed: 4711,
      rounds: undefined,
      minutes: 5,
      draws: 3,
      whole: false,
    })
  })

  it('replays one round', () => {
    const args = ['--seed', '12', '--transport', 'kafka', '--rounds', '1']
    expect(readCommand(args, drawSeed)).toMatchObject({ transports: ['kafka'], seed: 12, rounds: 1 })
  })

  it.each([
    [['--transport', 'smoke'], '--transport must be postgres, kafka or both, not smoke'],
    [['--seed', '-1'], /--seed/u],
    [['--seed', '1.5'], '--seed must be a whole number from 0 to 2147483647, not 1.5'],
    [['--draws', '0'], '--draws must be a whole number from 1 to 20, not 0'],
    [['--rounds', '0'], '--rounds must be a whole number from 1 to 10000, not 0'],
    [['--minute', '1'], /--minute/u],
  ])('refuses %j', (args, message) => {
    expect(() => readCommand(args, drawSeed)).toThrow(message)
  })
})
