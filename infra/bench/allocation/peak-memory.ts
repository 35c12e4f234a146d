import { readFile } from 'node:fs/promises'
import type { House } from '../../embedded/house.ts'

/** The most memory that a service's process has had resident since it started, in MiB, as Linux counts it. */
export async function peakMib(house: House, service: string): Promise<number> {
  const running = house.services.find(({ name }) => name === service)
  const status = await readFile(`/proc/${running?.pid() ?? 'self'}/status`, 'utf8')
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kib === undefined) throw new Error('Linux does not say how much memory the process has had')
  return Math.round(Number(kib) / 1024)
}
