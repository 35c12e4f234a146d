import { execFile } from 'node:child_process'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { exists } from './exists.ts'

const CONSOLE = fileURLToPath(new URL('../../services/console', import.meta.url))
const MONEY = fileURLToPath(new URL('../../packages/money/src', import.meta.url))
const DIST = join(CONSOLE, 'dist')
const SOURCES = [join(CONSOLE, 'web'), MONEY, join(CONSOLE, 'vite.config.ts'), join(CONSOLE, 'package.json')]
/** Longer than any build takes: what stands longer was left by one that was killed. */
const LOCK_STALE_MS = 180_000

const run = promisify(execFile)

/** The console's pages, built where a source is newer than what lies there. Several processes may ask at the same time: one builds. */
export async function buildPages(onProgress: (message: string) => void): Promise<void> {
  if (await areBuilt()) return
  const release = await takeLock(join(CONSOLE, 'node_modules', '.building-pages'))
  try {
    if (await areBuilt()) return
    onProgress(
      '生成工作台页面（仅源码变动后，数秒） / building the pages of the console (only when they have changed, some seconds)',
    )
    const began = new Date()
    // Elsewhere first: a console that runs has pages all the while.
    const built = join(CONSOLE, 'node_modules', `.built-pages-${process.pid}`)
    const program = join(CONSOLE, 'node_modules', 'vite', 'bin', 'vite.js')
    await run(process.execPath, [program, 'build', '--outDir', built, '--logLevel', 'warn'], {
      cwd: CONSOLE,
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' },
      maxBuffer: 16 * 1024 * 1024,
    })
    // As old as what it was made of: what was changed meanwhile is built the next time.
    await utimes(join(built, 'index.html'), began, began)
    await rm(DIST, { recursive: true, force: true })
    await rename(built, DIST)
  } finally {
    await release()
  }
}

async function areBuilt(): Promise<boolean> {
  const page = await stat(join(DIST, 'index.html')).catch(() => undefined)
  if (page === undefined) return false
  const changes = await Promise.all(SOURCES.map(newestChange))
  return Math.max(...changes) < page.mtimeMs
}

/** Of a file, or of all files below a folder; a folder itself changes too when one is taken away. */
async function newestChange(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const entries = await readdir(path)
  const below = await Promise.all(entries.map((name) => newestChange(join(path, name))))
  return Math.max(found.mtimeMs, ...below)
}

/** A folder is made by one of several who try. */
async function takeLock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    const isTaken = await mkdir(path).then(
      () => false,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return true
        throw error
      },
    )
    if (!isTaken) return () => rm(path, { recursive: true, force: true })
    const since = await stat(path).catch(() => undefined)
    if (since !== undefined && Date.now() - since.mtimeMs > LOCK_STALE_MS)
      await rm(path, { recursive: true, force: true })
    else if (await exists(path)) await wait(250)
  }
}
