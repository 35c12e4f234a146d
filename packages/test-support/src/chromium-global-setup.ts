import type { TestProject } from 'vitest/node'
import { chooseChromium } from './chromium.ts'
import { CHROMIUM_SOURCES } from './chromium-sources.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined outside the project `browser`; empty where no Chromium can be had. */
    chromiumPath: string | undefined
  }
}

/** One Chromium for the tests of the project `browser`; each file starts its own of it. */
export default async function setup(project: TestProject): Promise<void> {
  const chromium = await chooseChromium({
    sources: CHROMIUM_SOURCES,
    isRequired: process.env['REQUIRE_BROWSER'] === '1',
    say: (text) => void process.stderr.write(`${text}\n`),
  })
  project.provide('chromiumPath', chromium?.path ?? '')
}
