import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const JAVA_MAJOR_MIN = 17

/** The program of JAVA_HOME where that is set, else the one on the path. Throws where it is missing or too old for Kafka 4. */
export function findJava(): string {
  const home = process.env['JAVA_HOME']
  const program = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java')
  const asked = spawnSync(program, ['-version'], { encoding: 'utf8' })
  const needed = `Kafka needs Java ${JAVA_MAJOR_MIN} or later`
  if (asked.status !== 0) {
    throw new Error(`${needed}, and ${program} does not run (${asked.error?.message ?? asked.stderr.trim()}); ${HELP}`)
  }
  // It says so on stderr: openjdk version "17.0.15" 2025-04-15. Java 8 called itself "1.8".
  const major = Number(/version "(\d+)/.exec(asked.stderr)?.[1])
  if (!(major >= JAVA_MAJOR_MIN)) {
    throw new Error(`${needed}, and ${program} is: ${asked.stderr.split('\n')[0] ?? 'of an unknown version'}; ${HELP}`)
  }
  return program
}

export const HELP = 'install it, or set KAFKA_BROKERS to a running Kafka'
