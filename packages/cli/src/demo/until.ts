import { setTimeout as wait } from 'node:timers/promises'

const LOOK_AGAIN_MS = 50
const WAIT_MS_MAX = 120_000

export class WaitedInVainError extends Error {
  constructor(what: string) {
    super(`Waited ${WAIT_MS_MAX / 1000} seconds in vain: ${what}`)
    this.name = 'WaitedInVainError'
  }
}

/** Asks again until there is an answer; says what it waited for when none comes. */
export async function until<Answer>(
  what: string | (() => string),
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  const deadline = Date.now() + WAIT_MS_MAX
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new WaitedInVainError(typeof what === 'string' ? what : what())
    await wait(LOOK_AGAIN_MS)
  }
}
