import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { promisify } from 'node:util'
import { reasonOf } from './reason.ts'
import type { Refusal, Source } from './source.ts'

/** A Chromium that starts. */
export type Chromium = Readonly<{ path: string }>

export const CHROMIUM_SOURCES: readonly Source<Chromium>[] = [
  { name: 'CHROMIUM_PATH', start: givenChromium },
  { name: '/usr/bin/chromium', start: () => chromiumAt('/usr/bin/chromium') },
  { name: "Debian's chromium", start: chromiumFromDebian },
]

const run = promisify(execFile)
const INSTALLED_WITHIN_MS = 300_000
const SAYS_ITS_VERSION_WITHIN_MS = 30_000

async function givenChromium(): Promise<Chromium | Refusal> {
  const path = process.env['CHROMIUM_PATH']
  if (path === undefined || path === '') return { refused: 'not set' }
  const found = await chromiumAt(path)
  if ('refused' in found) throw new Error(`CHROMIUM_PATH is ${path}: ${found.refused}`)
  return found
}

async function chromiumAt(path: string): Promise<Chromium | Refusal> {
  try {
    await access(path, constants.X_OK)
    await run(path, ['--version'], { timeout: SAYS_ITS_VERSION_WITHIN_MS })
    return { path }
  } catch (error) {
    return { refused: reasonOf(error) }
  }
}

/** With a font for Chinese, without which every page is of empty boxes. Only where we may install what the system lacks. */
async function chromiumFromDebian(): Promise<Chromium | Refusal> {
  if (process.getuid?.() !== 0) return { refused: 'not root, so nothing can be installed' }
  const apt = (...args: readonly string[]) =>
    run('apt-get', [...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: INSTALLED_WITHIN_MS,
      maxBuffer: 64 * 1024 * 1024,
    })
  try {
    await apt('update')
    await apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  } catch (error) {
    return { refused: reasonOf(error) }
  }
  return chromiumAt('/usr/bin/chromium')
}
