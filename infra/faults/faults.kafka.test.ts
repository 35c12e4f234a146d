import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MainJobSummary } from '@fundtrace/cli'
import { describeWithOwnKafka } from '@fundtrace/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { mainJobSummary } from '../demo/main-job-done.ts'
import { unlikePublished } from './published-figures.ts'
import { type Place, type Round, runRound, victimsOf } from './round.ts'

/** The short form of `npm run test:faults`: one round over Kafka, whose kills are PostgreSQL's too, with a seed that is always the same. */
const SEED = 1
const DRAWS = 1
const ROUND_MS_MAX = 600_000

describe('the main job through kill -9', () => {
  let undisturbed: MainJobSummary

  beforeAll(async () => {
    undisturbed = await mainJobSummary()
    expect(unlikePublished(undisturbed)).toEqual([])
  }, 400_000)

  const endsAsUndisturbed = async (transport: Round['transport']): Promise<void> => {
    const round = { transport, seed: SEED, draws: DRAWS }
    const { kills } = await inFolder((place) => runRound(round, place, undisturbed))
    // Where nobody was killed nothing is proved.
    expect([...kills.keys()].toSorted()).toEqual([...victimsOf(transport)].toSorted())
  }

  describeWithOwnKafka('over Kafka', () => {
    it(
      'ends with the figures and checks of an undisturbed run',
      async () => {
        await endsAsUndisturbed('kafka')
      },
      ROUND_MS_MAX,
    )
  })
})

const never = new Promise<never>(() => undefined)

/** What a failed round leaves is looked at through `npm run test:faults` with the same seed; nothing of it stays here. */
async function inFolder<Result>(work: (place: Place) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-faults-'))
  try {
    return await work({ folder, interrupted: never })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
