import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ServiceName } from '../postgres/provision.ts'
import { endOf } from './end-of.ts'
import { type RunningProcess, type Supervised, supervise } from './supervised.ts'

export type ServiceProcess = ProgramProcess & Readonly<{ name: ServiceName }>
export type ProgramProcess = Supervised & Readonly<{ url: string }>

export type ServiceStart = ProgramStart & Readonly<{ name: ServiceName }>

export type ProgramStart = Readonly<{
  name: string
  /** What it is called where there are several of it. */
  label?: string
  /** Its main file, from the top of the repository; that of the service of this name unless told. */
  entry?: string
  port: number
  environment: Readonly<Record<string, string>>
  logFile: string
  onRestart: (message: string) => void
}>

const READY_WITHIN_MS = 60_000

/** A service as a process of its own; ready when this is fulfilled. */
export const startService = async (start: ServiceStart): Promise<ServiceProcess> => ({
  ...(await startProgram(start)),
  name: start.name,
})

/** The same for any program that answers at /health/ready. */
export async function startProgram(start: ProgramStart): Promise<ProgramProcess> {
  const { name, onRestart } = start
  const url = `http://127.0.0.1:${start.port}`
  const child = launch(start)
  await untilReady(start, url, child)
  const again = async (): Promise<RunningProcess> => toRunning(launch(start))
  return { ...supervise({ name: start.label ?? name, running: toRunning(child), again, onRestart }), url }
}

function toRunning(child: ChildProcess): RunningProcess {
  if (child.pid === undefined) throw new Error('A service has no process id')
  const ended = endOf(child)
  return {
    pid: child.pid,
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/**
 * In MiB. A container of 512 MiB shows Node its limit (docker-compose.yml); here Node sees the whole machine, takes three times 64 for what lives shortly, and
 * leaves garbage lying for as long as there is room.
 */
const MEMORY = ['--max-old-space-size=400', '--max-semi-space-size=32']

function launch(start: ProgramStart): ChildProcess {
  const file = start.entry ?? `services/${start.name}/src/main.ts`
  const entry = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  const log = openSync(start.logFile, 'a', 0o600)
  try {
    return spawn(process.execPath, [...MEMORY, entry], {
      env: { PATH: process.env['PATH'] ?? '', ...start.environment, PORT: String(start.port) },
      // The channel tells the service when its launcher is gone; its own group keeps the terminal's Ctrl-C from it.
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}

async function untilReady(start: ProgramStart, url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const ready = await fetch(new URL('/health/ready', url)).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      const log = await readFile(start.logFile, 'utf8').catch(() => '')
      throw new Error(`${start.name} did not become ready:\n${log.split('\n').slice(-15).join('\n')}`)
    }
    await wait(50)
  }
}

export const logFileOf = (logs: string, name: string): string => join(logs, `${name}.log`)
