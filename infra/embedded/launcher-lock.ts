import { readFile, rm, writeFile } from 'node:fs/promises'
import { readIfPresent } from './read-if-present.ts'

/** One launcher at a time on one folder. A lock whose process is gone, or is another program now, is taken over. */
export async function takeLauncherLock(file: string): Promise<() => Promise<void>> {
  const held = await readIfPresent(file)
  if (held !== undefined && (await isLauncher(held.trim()))) {
    throw new Error(`Fundtrace 已在运行 / already runs on this folder, as process ${held.trim()} (${file})`)
  }
  await writeFile(file, `${process.pid}\n`)
  return () => rm(file, { force: true })
}

async function isLauncher(pid: string): Promise<boolean> {
  if (pid === String(process.pid)) return false
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return commandLine.includes('infra/embedded/main.ts')
}
