import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { runMainJobIn } from '../../../infra/demo/run-in-house.ts'
import { startHouse } from '../../../infra/embedded/house.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data of a house in which the main job is done, to be copied; undefined outside the project `browser`. */
    mainJobTemplate: string | undefined
  }
}

/**
 * The main job once for all tests in a browser: each file starts a house on a copy of its data, and changes what it likes. BROWSER_HOUSE_TEMPLATE
 * names a folder in which it is kept for the next run, for whoever runs one file again and again.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const kept = process.env['BROWSER_HOUSE_TEMPLATE']
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'fundtrace-main-job-')))
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
  project.provide('mainJobTemplate', folder)
  if (!(await isDone(folder))) await doMainJob(folder)
  return kept === undefined ? () => rm(folder, { recursive: true, force: true }) : undefined
}

async function doMainJob(folder: string): Promise<void> {
  const house = await startHouse({ folder, onProgress: () => undefined })
  try {
    await runMainJobIn(house, () => undefined)
    await mkdir(join(folder, 'template-done'))
  } finally {
    await house.stop()
  }
}

const isDone = (folder: string): Promise<boolean> =>
  stat(join(folder, 'template-done')).then(
    () => true,
    () => false,
  )
