import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WorkerAnswer, WorkerOrder } from './worker-order.ts'

/** Processes that work at one order after the other. One that has grown, or has had nothing to do for a while, is ended. */
export type WorkerPool = Readonly<{
  /** Undefined where the process ended without an answer, as one that `stop` has killed. */
  give: (order: WorkerOrder, onBegun: (stop: () => void) => void) => Promise<WorkerAnswer | undefined>
  /** Ends those that wait for orders. */
  close: () => void
}>

const WORKER = fileURLToPath(new URL('../../run-worker.ts', import.meta.url))
/** Beside what the engine holds outside of it. */
const HEAP_MIB = 384
const IDLE_MS = 30_000
/** What is larger has seen large lists, and the system has better use for it. */
const KEPT_MIB_MAX = 400

export function createWorkerPool(): WorkerPool {
  const idle = new Map<ChildProcess, NodeJS.Timeout>()

  function take(): ChildProcess {
    const [known] = idle.entries()
    if (known === undefined) {
      return fork(WORKER, {
        execArgv: [`--max-old-space-size=${HEAP_MIB}`],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
    }
    const [child, timer] = known
    clearTimeout(timer)
    idle.delete(child)
    child.removeAllListeners()
    hold(child, true)
    return child
  }
  function putBack(child: ChildProcess): void {
    const timer = setTimeout(() => child.kill('SIGKILL'), IDLE_MS)
    timer.unref()
    idle.set(child, timer)
    child.once('exit', () => {
      clearTimeout(timer)
      idle.delete(child)
    })
    // A process that waits for orders keeps nobody from ending.
    hold(child, false)
  }
  return {
    give: async (order, onBegun) => {
      const child = take()
      const answered = answerOf(child)
      onBegun(() => child.kill('SIGKILL'))
      // Where it died meanwhile, its end says so.
      child.send(order, () => undefined)
      const answer = await answered
      child.removeAllListeners()
      if (answer !== undefined && child.connected && answer.rssMib <= KEPT_MIB_MAX) putBack(child)
      else child.kill('SIGKILL')
      return answer
    },
    close: () => {
      for (const child of idle.keys()) child.kill('SIGKILL')
    },
  }
}

const answerOf = (child: ChildProcess): Promise<WorkerAnswer | undefined> =>
  new Promise((resolve) => {
    child.once('message', (message) => resolve(message as WorkerAnswer))
    child.once('error', () => resolve(undefined))
    child.once('exit', () => resolve(undefined))
  })

function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
