import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectLog } from '../embedded/server-log.ts'
import { HELP } from './java.ts'

/**
 * The folder with Kafka's jars: those that `pom.xml` names, brought by Maven once and kept beyond the run. Its name carries the hash
 * of the pom, so that a changed pom never meets the jars of the old one.
 */
export async function kafkaJars(): Promise<string> {
  const folder = jarsFolder()
  if (existsSync(folder)) return folder
  await mkdir(cacheFolder(), { recursive: true })
  const unfinished = await mkdtemp(`${folder}.`)
  try {
    await copyJars(unfinished)
    // Two launchers may do this at once; the second rename finds the first's finished folder.
    await rename(unfinished, folder).catch(async (error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}

/** Throws where the jars are not there and cannot be brought. */
export function checkJars(): void {
  if (existsSync(jarsFolder())) return
  const asked = spawnSync('mvn', ['-v'], { encoding: 'utf8' })
  if (asked.status !== 0) throw new Error(NO_MAVEN, { cause: asked.error })
}

const NO_MAVEN = `Kafka's jars are brought by Maven, and mvn does not run; ${HELP}`

const POM = fileURLToPath(new URL('./pom.xml', import.meta.url))

function jarsFolder(): string {
  const pom = readFileSync(POM, 'utf8')
  const version = /<version>([^<]+)<\/version>/.exec(pom)?.[1] ?? 'unknown'
  const hash = createHash('sha256').update(pom).digest('hex').slice(0, 12)
  return join(cacheFolder(), `kafka-${version}-${hash}`)
}

const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'fundtrace')

async function copyJars(folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime']
  // -C: a jar whose checksum is wrong fails the build; Maven's default is to warn.
  const maven = spawn('mvn', ['-q', '-B', '-C', '-f', POM, ...goal], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lastLines = collectLog(maven)
  const [code] = (await once(maven, 'close').catch((cause: unknown) => {
    throw new Error(NO_MAVEN, { cause })
  })) as [number | null]
  if (code !== 0) throw new Error(`Maven could not bring Kafka's jars; ${HELP}:\n${lastLines.join('\n')}`)
}
