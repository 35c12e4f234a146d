import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A real process of its own, to be killed for real. */
export type Child = Readonly<{
  /** What it has printed, line by line. */
  lines: readonly string[]
  /** Ends it with SIGKILL: nothing in it gets a chance to say goodbye. */
  kill: () => Promise<void>
}>

/** Starts a script of this folder with one JSON argument. */
export function startChild(script: './member-process.ts' | './consumer-process.ts', argument: unknown): Child {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL(script, import.meta.url)), JSON.stringify(argument)],
    // What goes wrong in it should be seen in the test's own output.
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  return { lines, kill: () => kill(child) }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  process.kill(child.pid, 'SIGKILL')
  await ended
}
