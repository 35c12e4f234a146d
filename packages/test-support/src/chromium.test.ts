import { describe, expect, it } from 'vitest'
import { chooseChromium } from './chromium.ts'
import { CHROMIUM_SOURCES, type Chromium } from './chromium-sources.ts'
import type { Source } from './source.ts'

const none: Source<Chromium> = { name: "Debian's chromium", start: async () => ({ refused: 'not root' }) }
const one: Source<Chromium> = { name: '/usr/bin/chromium', start: async () => ({ path: '/usr/bin/chromium' }) }

async function choose(sources: readonly Source<Chromium>[], isRequired: boolean) {
  const said: string[] = []
  const chromium = await chooseChromium({ sources, isRequired, say: (text) => said.push(text) })
  return { path: chromium?.path, said: said.join('\n') }
}

describe('the Chromium of the tests', () => {
  it('is looked for where it was said to be, then where Debian puts it, then in its packages', () => {
    expect(CHROMIUM_SOURCES.map(({ name }) => name)).toEqual([
      'CHROMIUM_PATH',
      '/usr/bin/chromium',
      "Debian's chromium",
    ])
  })

  it('is told in one line', async () => {
    expect(await choose([one, none], false)).toEqual({
      path: '/usr/bin/chromium',
      said: 'Chromium of the tests: /usr/bin/chromium',
    })
  })

  it('is missed loudly where nobody requires it, and fails the run where it is required', async () => {
    const { path, said } = await choose([none], false)
    expect(path).toBeUndefined()
    expect(said).toMatch(/NO CHROMIUM: EVERY TEST IN A BROWSER IS SKIPPED\n[^]*- Debian's chromium: not root\n/)
    await expect(choose([none], true)).rejects.toThrow(/NO CHROMIUM\n[^]*REQUIRE_BROWSER=1/)
  })
})
