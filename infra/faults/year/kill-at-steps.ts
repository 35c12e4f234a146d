import { setTimeout as pause } from 'node:timers/promises'
import type { House } from '../../embedded/house.ts'

/** The steps of a batch at which the treasury's process is killed. */
export const STEPS = [
  'make',
  'validate',
  'submit',
  'approve',
  'write file',
  'release',
  'take results',
  'resend',
  'cut parcel',
  'approve parcel',
  'late return',
] as const
export type Step = (typeof STEPS)[number]

/** A kill for all who do these steps at the same time: each waits until the others have got there, so that one kill is in the middle of many things. */
export type Meeting = Readonly<{ afterMs: number; steps: readonly Readonly<{ batch: string; step: Step }>[] }>

export type Killer = Readonly<{
  /** Does the step; at a meeting it is begun by all together, and disbursement is killed (-9) meanwhile. */
  during: <Answer>(batch: string, step: Step, call: () => Promise<Answer>) => Promise<Answer>
  /** Where kills really happened. */
  killed: () => readonly string[]
}>

export function killAtSteps(house: House, meetings: readonly Meeting[], say: (line: string) => void): Killer {
  const victim = house.services.find(({ name }) => name === 'disbursement')
  if (victim === undefined) throw new Error('There is no disbursement to kill in this house')
  const killed: string[] = []
  let turn = Promise.resolve()

  const kill = async (meeting: Meeting): Promise<void> => {
    await pause(meeting.afterMs)
    for (;;) {
      const pid = victim.pid()
      if (pid !== undefined && isKilled(pid)) {
        const where = meeting.steps.map(({ batch, step }) => `${step} of ${batch}`)
        killed.push(...where)
        say(`kill -9 disbursement ${pid} in the middle of ${where.join(', ')}`)
        while (victim.pid() === pid) await pause(LOOK_EVERY_MS)
        return
      }
      await pause(LOOK_EVERY_MS)
    }
  }
  const gates = new Map(
    meetings.flatMap((meeting) => {
      const gate = gateOf(meeting.steps.length, () => {
        // One after the other: who is being started again is not killed.
        turn = turn.then(() => kill(meeting))
      })
      return meeting.steps.map(({ batch, step }) => [`${batch} ${step}`, gate] as const)
    }),
  )
  return {
    during: async (batch, step, call) => {
      await gates.get(`${batch} ${step}`)?.()
      return call()
    },
    killed: () => killed,
  }
}

const LOOK_EVERY_MS = 5

/** Everybody waits for the last one, who sets it going. */
function gateOf(expected: number, begin: () => void): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let arrived = 0
  return () => {
    arrived += 1
    if (arrived === expected) {
      begin()
      resolve()
    }
    return promise
  }
}

/** False for one that has ended by itself a moment ago. */
function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}
