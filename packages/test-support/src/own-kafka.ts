import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { type EmbeddedKafkaOptions, startKafka } from '../../../infra/kafka/broker.ts'
import { launcherLacks } from '../../../infra/kafka/launcher-lacks.ts'

/** A broker of one test, which may kill it. It has the same address after each start. */
export type OwnKafka = Readonly<{
  brokers: string
  /** The authority to trust, as a PEM file; only with `security`. */
  caFile: string | undefined
  /** kill -9; resolves when the process is gone. */
  kill: () => Promise<void>
  /** Lets it stand still with its connections open, as behind a network that swallows everything, until `thaw`. */
  freeze: () => void
  thaw: () => void
  /** On the same data, after `kill` or on top of a running one. */
  startAgain: () => Promise<void>
  /** Ends it and takes its data away. */
  remove: () => Promise<void>
}>

export async function startOwnKafka(options: Pick<EmbeddedKafkaOptions, 'security' | 'onLog'> = {}): Promise<OwnKafka> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-own-kafka-'))
  const directory = join(folder, 'kafka')
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    let kafka = await startKafka({ ...options, directory })
    const { brokers, port, caFile } = kafka
    return {
      brokers,
      caFile,
      kill: () => kafka.kill(),
      freeze: () => void process.kill(kafka.pid, 'SIGSTOP'),
      thaw: () => void process.kill(kafka.pid, 'SIGCONT'),
      startAgain: async () => {
        await kafka.stop()
        kafka = await startKafka({ ...options, directory, port })
      },
      remove: async () => {
        await kafka.stop()
        await removeFolder()
      },
    }
  } catch (error) {
    await removeFolder()
    throw error
  }
}

/**
 * Tests that start a broker of their own, which only the launcher can: a server named by KAFKA_BROKERS or in a container is not ours to
 * kill. With REQUIRE_KAFKA=1 they run where it cannot, and fail with what it lacks.
 */
export function describeWithOwnKafka(name: string, tests: () => void): void {
  const lacks = launcherLacks()
  if (lacks === undefined || process.env['REQUIRE_KAFKA'] === '1') {
    describe(name, tests)
    return
  }
  process.stderr.write(`\nSKIPPED: ${name}: ${lacks}\n`)
  describe.skip(`${name} (SKIPPED: NO KAFKA LAUNCHER)`, tests)
}
