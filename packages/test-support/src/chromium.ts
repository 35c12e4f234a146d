import { describe, inject } from 'vitest'
import type { Chromium } from './chromium-sources.ts'
import { banner, type Source, takeFirst, takenLine } from './source.ts'

export type ChromiumWish = Readonly<{
  sources: readonly Source<Chromium>[]
  /** REQUIRE_BROWSER=1, as in CI: no browser is a failure, not a reason to skip. */
  isRequired: boolean
  say: (text: string) => void
}>

/** The browser of the run; undefined where none can be had and none is required. */
export async function chooseChromium({ sources, isRequired, say }: ChromiumWish): Promise<Chromium | undefined> {
  const taken = await takeFirst(sources)
  if (taken.server !== undefined) {
    say(takenLine('Chromium', taken))
    return taken.server
  }
  if (isRequired) {
    throw new Error(banner('NO CHROMIUM', taken.refusals, 'REQUIRE_BROWSER=1 asks for one: the run has failed.'))
  }
  say(banner('NO CHROMIUM: EVERY TEST IN A BROWSER IS SKIPPED', taken.refusals, HELP))
  return undefined
}

const HELP = 'Set CHROMIUM_PATH, or install the package chromium. With REQUIRE_BROWSER=1, as in CI, this fails.'

/** Where the run's Chromium is; empty where none can be had, when the tests of `describeInBrowser` are skipped. */
export function chromiumPath(): string {
  const path = inject('chromiumPath')
  if (path === undefined) throw new Error('A test that needs a browser lies in a file named *.browser.e2e.test.ts')
  return path
}

/** Tests that need a browser. Skipped under a name that says so where none can be had; the set-up has said why. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (chromiumPath() === '') describe.skip(`${name} (SKIPPED: NO CHROMIUM)`, tests)
  else describe(name, tests)
}
