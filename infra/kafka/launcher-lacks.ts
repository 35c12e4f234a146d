import { checkJars } from './jars.ts'
import { findJava } from './java.ts'

/** What this machine lacks to run Kafka from its jars, and what would help; undefined where it lacks nothing. */
export function launcherLacks(): string | undefined {
  try {
    findJava()
    checkJars()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
