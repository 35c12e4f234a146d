import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { postingVictims, runPostingRound } from './posting-round.ts'

const ROUND_MS_MAX = 600_000

/** The short form of what `npm run test:faults` does over both transports, with a seed that is always the same. */
it(
  'two ledgers keep every answer once, and the seal whole, through kill -9',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fundtrace-faults-'))
    try {
      const interrupted = new Promise<never>(() => undefined)
      const round = { transport: 'postgres', seed: 1, draws: 1 } as const
      const { kills } = await runPostingRound(round, { folder, interrupted })
      // Where nobody was killed nothing is proved.
      expect([...kills.keys()].toSorted()).toEqual([...postingVictims('postgres')].toSorted())
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  ROUND_MS_MAX,
)
