import { setTimeout as pause } from 'node:timers/promises'

/** A process that is started again when it ends without being asked to. */
export type Supervised = Readonly<{
  name: string
  /** Undefined while it does not run. */
  pid: () => number | undefined
  stop: () => Promise<void>
}>

export type RunningProcess = Readonly<{
  pid: number
  /** Fulfilled with how it ended, in words. */
  ended: Promise<string>
  stop: () => Promise<void>
}>

const AGAIN_AFTER_MS = 500

export function supervise(options: {
  name: string
  running: RunningProcess
  /** Starts it again, in the same place. */
  again: () => Promise<RunningProcess>
  onRestart: (message: string) => void
}): Supervised {
  const { name, again, onRestart } = options
  let running: RunningProcess | undefined = options.running
  let stopping = false

  const keepRunning = async (): Promise<void> => {
    while (running !== undefined) {
      const how = await running.ended
      running = undefined
      if (stopping) return
      onRestart(`${name} ended (${how}) and is started again`)
      running = await untilStarted()
    }
  }
  const untilStarted = async (): Promise<RunningProcess | undefined> => {
    for (;;) {
      await pause(AGAIN_AFTER_MS)
      if (stopping) return undefined
      try {
        const started = await again()
        if (!stopping) return started
        await started.stop()
      } catch (error) {
        onRestart(`${name} did not start: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  const kept = keepRunning()

  return {
    name,
    pid: () => running?.pid,
    stop: async () => {
      stopping = true
      await running?.stop()
      // Where it was just being started again, that is waited for, so that nothing is left behind.
      await kept
    },
  }
}
