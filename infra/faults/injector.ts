import { setTimeout as pause } from 'node:timers/promises'
import type { Supervised } from '../embedded/supervised.ts'
import type { PlannedKill, Victim } from './schedule.ts'

/** What really happened, by victim. */
export type Kills = ReadonlyMap<Victim, number>
export type Injector = Readonly<{
  /** The job has got on by a step. */
  onStep: () => void
  kills: () => Kills
  /** No kill comes after this; what was killed last is running again. */
  stop: () => Promise<void>
}>

const LOOK_EVERY_MS = 10
/** A job that waits for what was killed before is disturbed in its waiting, too. */
const WITHOUT_STEP_MS_MAX = 10_000

/** Kills (-9) by the schedule whatever is supervised, and waits each time until it runs again. */
export function startKilling(
  processes: readonly Supervised[],
  schedule: readonly PlannedKill[],
  say: (line: string) => void,
): Injector {
  const kills = new Map<Victim, number>()
  const stopping = new AbortController()
  const { signal } = stopping
  let steps = 0

  const untilStep = async (wanted: number): Promise<void> => {
    const deadline = Date.now() + WITHOUT_STEP_MS_MAX
    while (steps < wanted && Date.now() < deadline && !signal.aborted) await pause(LOOK_EVERY_MS)
  }
  const killOne = async ({ victim, afterSteps, afterMs }: PlannedKill): Promise<void> => {
    const supervised = processes.find(({ name }) => name === victim)
    if (supervised === undefined) throw new Error(`There is no ${victim} to kill in this house`)
    await untilStep(steps + afterSteps)
    await pause(afterMs, undefined, { signal }).catch(saidByTheSignal)
    while (!signal.aborted) {
      const pid = supervised.pid()
      if (pid !== undefined && killed(pid)) {
        say(`kill -9 ${victim} ${pid} after step ${steps}`)
        kills.set(victim, (kills.get(victim) ?? 0) + 1)
        while (supervised.pid() === pid || supervised.pid() === undefined) await pause(LOOK_EVERY_MS)
        return
      }
      await pause(LOOK_EVERY_MS)
    }
  }
  const killAll = async (): Promise<void> => {
    for (const kill of schedule) {
      if (signal.aborted) return
      await killOne(kill)
    }
  }
  const ended = killAll()

  return {
    onStep: () => {
      steps += 1
    },
    kills: () => kills,
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

/** False for one that has ended by itself a moment ago, and is about to be started again. */
function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

const saidByTheSignal = (): void => undefined
