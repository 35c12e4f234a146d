import { deepStrictEqual } from 'node:assert'
import { appendFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { type MainJobSummary, passes, WaitedInVainError } from '@fundtrace/cli'
import { comparable } from '../demo/comparable.ts'
import { runMainJobIn } from '../demo/run-in-house.ts'
import { type House, startHouse } from '../embedded/house.ts'
import { SERVICES } from '../postgres/provision.ts'
import { type Kills, startKilling } from './injector.ts'
import { type PlannedKill, planKills, type Victim } from './schedule.ts'

export type TransportName = MainJobSummary['transport']
/** `draws`: how often every victim is to be killed. When that is over the job ends undisturbed. */
export type Round = Readonly<{ transport: TransportName; seed: number; draws: number }>
export type RoundEnd = Readonly<{ kills: Kills; jobs: number; seconds: number }>

const JOBS_MAX = 5

/** The main job asks nothing of access: who is killed there is missed by nobody. */
const MONEY_SERVICES = SERVICES.filter((service) => service !== 'access')

export const victimsOf = (transport: TransportName): readonly Victim[] =>
  transport === 'kafka' ? [...MONEY_SERVICES, 'postgres', 'kafka'] : [...MONEY_SERVICES, 'postgres']

export const killsOf = ({ transport, seed, draws }: Round): readonly PlannedKill[] =>
  planKills(seed, victimsOf(transport), draws)

/** A folder for one house. It is left and stopped when `interrupted` rejects. */
export type Place = Readonly<{ folder: string; interrupted: Promise<never> }>

/** The main job in a house of its own in this folder, where nobody is killed. */
export const runUndisturbed = (transport: TransportName, place: Place): Promise<MainJobSummary> =>
  inHouse({ transport }, place, (house, say) => runMainJobIn(house, say))

/**
 * The main job in a house of its own in this folder, whose processes are killed (-9) meanwhile. Throws where it does not end with what an
 * undisturbed run ends with.
 */
export async function runRound(round: Round, place: Place, undisturbed: MainJobSummary): Promise<RoundEnd> {
  const beganAt = Date.now()
  const { transport } = round
  return inHouse({ transport }, place, async (house, say) => {
    const injector = startKilling(house.processes, killsOf(round), say)
    const everybodyWasKilled = (): boolean => victimsOf(transport).every((victim) => injector.kills().has(victim))
    let jobs = 0
    try {
      // A quick job is done again: that, too, changes nothing.
      do jobs += await runJob(house, say, injector.onStep)
      while (!everybodyWasKilled())
    } finally {
      await injector.stop()
    }
    say('no more kills: the job once more, for what it ends with')
    const settled = await runMainJobIn(house, say)
    deepStrictEqual(comparable(settled), comparable(undisturbed))
    return { kills: injector.kills(), jobs, seconds: Math.round((Date.now() - beganAt) / 1_000) }
  })
}

/** A job that waited for too long is begun again, as whoever runs it would do. Whatever else ends it is a finding. */
async function runJob(house: House, say: (line: string) => void, onStep: () => void): Promise<number> {
  for (let jobs = 1; ; jobs += 1) {
    try {
      await runMainJobIn(house, say, onStep)
      return jobs
    } catch (error) {
      if (!isWaitInVain(error) || jobs === JOBS_MAX) throw error
      say(`the job is begun again: ${error.message}`)
    }
  }
}

/** A house of its own in this folder, stopped and left when the work is done. */
export async function inHouse<Result>(
  { transport, ledgers }: Readonly<{ transport: TransportName; ledgers?: number }>,
  { folder, interrupted }: Place,
  work: (house: House, say: (line: string) => void) => Promise<Result>,
): Promise<Result> {
  await chmod(folder, 0o755)
  const say = (line: string): void => appendFileSync(join(folder, 'round.log'), `${new Date().toISOString()} ${line}\n`)
  const house = await startHouse({
    folder,
    transport: { name: transport },
    ...(ledgers === undefined ? {} : { ledgers }),
    environment: { RATE_LIMIT_PER_MINUTE: '0' },
    onProgress: say,
  })
  try {
    return await Promise.race([work(house, say), interrupted])
  } finally {
    await house.stop()
  }
}

const isWaitInVain = (error: unknown): error is Error => passes(error) || error instanceof WaitedInVainError
