import { readFile } from 'node:fs/promises'
import type { House } from '../../embedded/house.ts'

/** The most memory that each service's process has had resident since it started, in MiB, as Linux counts it. */
export async function peakMibs(house: House): Promise<Record<string, number>> {
  const peaks: Record<string, number> = {}
  for (const { name, pid } of house.services) {
    const status = await readFile(`/proc/${pid() ?? 'self'}/status`, 'utf8')
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
    if (kib === undefined) throw new Error('Linux does not say how much memory a process has had')
    peaks[name] = Math.round(Number(kib) / 1024)
  }
  return peaks
}
