import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ListShape } from './list-columns.ts'
import type { PlantedLists } from './planted-lists.ts'

export type OurOrder = Readonly<{
  left: string
  right: string
  shape: ListShape
  url: string
  folder: string
  memoryMib: number
}>
/**
 * `peakMib`: the most memory that the process has had resident, engine and Node together. `cpuSeconds`: of all its threads, on a busy machine the steadier
 * figure; what the database works for it comes on top.
 */
export type OurRun = Readonly<{
  seconds: number
  steps: Readonly<Record<string, number>>
  cpuSeconds: number
  peakMib: number
}>

const HEAP_MIB = 384

/** In a process of its own, so that its memory is its own. */
export async function runOurs({ left, right }: PlantedLists, order: Omit<OurOrder, 'left' | 'right'>): Promise<OurRun> {
  const child = fork(
    fileURLToPath(new URL('./reconcile-process.ts', import.meta.url)),
    [JSON.stringify({ ...order, left, right } satisfies OurOrder)],
    // As the service starts those that work for it: unbounded, Node's heap grows into whatever there is.
    { execArgv: [`--max-old-space-size=${HEAP_MIB}`] },
  )
  const ended = once(child, 'exit')
  const answer = new Promise<OurRun>((resolve, reject) => {
    child.once('message', (message) => resolve(message as OurRun))
    child.once('exit', (code) => reject(new Error(`the reconciling process ended with ${code} and without an answer`)))
  })
  try {
    return await answer
  } finally {
    await ended
  }
}
