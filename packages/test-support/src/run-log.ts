import { mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The folder that all logs of a run are kept in, to be searched at its end; set by the global setup, for processes too. */
export const RUN_LOGS = 'FUNDTRACE_RUN_LOGS'

export type RunLog = Readonly<{ write: (line: string) => void; lines: () => readonly string[] }>

/** Where a service under test logs to: the test can read its lines, and the run keeps them. */
export function openRunLog(service: string): RunLog {
  const lines: string[] = []
  return {
    write: (line) => {
      lines.push(line)
      keep(service, line)
    },
    lines: () => lines,
  }
}

const files = new Map<string, number>()

function keep(service: string, line: string): void {
  const folder = process.env[RUN_LOGS]
  if (folder === undefined) return
  const known = files.get(service)
  const file = known ?? openFile(folder, service)
  if (known === undefined) files.set(service, file)
  writeSync(file, line.endsWith('\n') ? line : `${line}\n`)
}

function openFile(folder: string, service: string): number {
  mkdirSync(folder, { recursive: true })
  return openSync(join(folder, `${service}-${process.pid}.log`), 'a', 0o600)
}
