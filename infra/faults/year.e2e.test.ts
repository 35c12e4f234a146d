import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { STEPS } from './year/kill-at-steps.ts'
import { SHORT } from './year/open-year.ts'
import { fewMeetings } from './year/plan-kills.ts'
import { runYear } from './year/year-round.ts'

const YEAR_MS_MAX = 600_000

/**
 * The short form of what `npm run test:faults` does over both transports, and with --whole for all of Qingcheng. Two minutes that CI does not
 * have: it sets SKIP_LONG.
 */
it.skipIf(process.env['SKIP_LONG'] === '1')(
  'the year of Qingcheng is paid twice over to the fen, through all that goes wrong at a bank and kill -9 at each step',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fundtrace-year-'))
    try {
      const meetingsOf = (batches: readonly { name: string; troubles: readonly unknown[] }[]) =>
        fewMeetings(batches.filter(({ troubles }) => troubles.length > 0).map(({ name }) => name))
      const interrupted = new Promise<never>(() => undefined)
      const { killed, paidFen } = await runYear(
        { extent: SHORT, transport: 'postgres', meetingsOf },
        { folder, interrupted },
      )
      // Where nobody was killed nothing is proved.
      expect(STEPS.filter((step) => !killed.some((where) => where.startsWith(`${step} of `)))).toEqual([])
      expect(paidFen).toBeGreaterThan(0n)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  YEAR_MS_MAX,
)
