import type { ChildProcess } from 'node:child_process'

/** How a process ended, once it has: `SIGKILL`, `status 1`. */
export const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    const tell = (): void => resolve(child.signalCode ?? `status ${child.exitCode}`)
    if (child.exitCode === null && child.signalCode === null) child.once('exit', tell)
    else tell()
  })
