import type { ChildProcess } from 'node:child_process'

const LAST_LINES = 20

/** Hands every line of a server on, and keeps the last ones for the message of a start that fails. */
export function collectLog(server: ChildProcess, onLog: (line: string) => void = () => undefined): readonly string[] {
  const last: string[] = []
  const take = (chunk: Buffer): void => {
    for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) {
      last.push(line)
      if (last.length > LAST_LINES) last.shift()
      onLog(line)
    }
  }
  server.stdout?.on('data', take)
  server.stderr?.on('data', take)
  return last
}
