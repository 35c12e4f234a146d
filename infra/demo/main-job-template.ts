import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the main job is done once for the run: main-job-done.ts. */
    mainJobTemplate: MainJobTemplate
  }
}

export type MainJobTemplate = Readonly<{
  /** The house's folder. */
  folder: string
  /** A file with the process id of who makes it, there while he does. */
  lock: string
}>

/**
 * A place for the one main job of a run, which the first test that asks for it does. BROWSER_HOUSE_TEMPLATE names a folder in which it is kept for the
 * next run, for whoever runs one file again and again.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const run = project.vitest.getRootProject()
  if ('mainJobTemplate' in run.getProvidedContext()) return undefined
  const place = await mkdtemp(join(tmpdir(), 'fundtrace-main-job-'))
  const folder = process.env['BROWSER_HOUSE_TEMPLATE'] ?? join(place, 'house')
  run.provide('mainJobTemplate', { folder, lock: join(place, 'lock') })
  return () => rm(place, { recursive: true, force: true })
}
