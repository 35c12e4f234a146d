import { readFile } from 'node:fs/promises'

/** The most memory that this process has had resident, in MiB, as Linux counts it. */
export async function readHighWater(): Promise<number> {
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8'))?.[1]
  if (kib === undefined) throw new Error('Linux does not say how much memory the process has had')
  return Math.round(Number(kib) / 1024)
}
