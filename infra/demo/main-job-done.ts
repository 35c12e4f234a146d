import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { MainJobSummary } from '@fundtrace/cli'
import { inject } from 'vitest'
import { startHouse } from '../embedded/house.ts'
import { readIfPresent } from '../embedded/read-if-present.ts'
import type { MainJobTemplate } from './main-job-template.ts'
import { runMainJobIn } from './run-in-house.ts'

const run = promisify(execFile)

/** What the main job over PostgreSQL ends with in a house where nothing goes wrong. Done once in a run, for all who ask. */
export async function mainJobSummary(): Promise<MainJobSummary> {
  return JSON.parse(await summaryIn(inject('mainJobTemplate'))) as MainJobSummary
}

/** The data of that house for a house of one's own, to do with as one likes; to be removed when it is stopped. */
export async function copyOfMainJob(): Promise<Readonly<{ folder: string; remove: () => Promise<void> }>> {
  const template = inject('mainJobTemplate')
  await summaryIn(template)
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-done-'))
  await chmod(folder, 0o755)
  // With the owners of the files: PostgreSQL reads only what is its own.
  await run('cp', ['-a', `${template.folder}/.`, folder])
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

const POLL_MS = 200

/** The first who asks does it; the others, in other processes, wait. Where he fails, the next one tries. */
async function summaryIn({ folder, lock }: MainJobTemplate): Promise<string> {
  for (;;) {
    const known = await readIfPresent(join(folder, SUMMARY))
    if (known !== undefined) return known
    if (await isMineToMake(lock)) {
      try {
        return (await readIfPresent(join(folder, SUMMARY))) ?? (await doMainJob(folder))
      } finally {
        await rm(lock, { force: true })
      }
    }
    await wait(POLL_MS)
  }
}

/** Written when all is done and the house is stopped. */
const SUMMARY = 'summary.json'

async function doMainJob(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await chmod(dirname(folder), 0o755)
  await chmod(folder, 0o755)
  const house = await startHouse({ folder, onProgress: () => undefined })
  let summary: string
  try {
    summary = JSON.stringify(await runMainJobIn(house, () => undefined))
  } finally {
    await house.stop()
  }
  const file = join(folder, SUMMARY)
  await writeFile(`${file}.unfinished`, summary)
  await rename(`${file}.unfinished`, file)
  return summary
}

/** Also where who began it was ended meanwhile: a job that was cut short goes on where it stood. */
async function isMineToMake(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const maker = Number(await readIfPresent(lock))
  if (maker > 0 && !isRunning(maker)) await rm(lock, { force: true })
  return false
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
