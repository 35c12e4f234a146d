import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOPICS } from '@fundtrace/contracts'
import { createLogger } from '@fundtrace/http-server'
import { createKafkaTransport, ensureKafkaTopics, type Transport } from '@fundtrace/messaging'
import { readKafkaAddress } from '@fundtrace/service-process'
import { freePort } from '../../embedded/free-port.ts'
import { startKafka } from '../../kafka/broker.ts'

export type BenchKafka = Readonly<{ transport: Transport; brokers: string; close: () => Promise<void> }>

/** A broker of its own from Maven Central's jars, as in `npm start`; null, said aloud, where there is no Java. */
export async function openBenchKafka(say: (message: string) => void): Promise<BenchKafka | null> {
  const directory = await mkdtemp(join(tmpdir(), 'fundtrace-bench-kafka-'))
  try {
    const broker = await startKafka({ directory, port: await freePort() })
    const log = createLogger({ name: 'bench', level: 'error' })
    const kafka = readKafkaAddress({ KAFKA_BROKERS: broker.brokers })
    await ensureKafkaTopics({ kafka, topics: TOPICS, log })
    return {
      transport: createKafkaTransport({ kafka, service: 'disbursement', log }),
      brokers: broker.brokers,
      close: async () => {
        await broker.stop()
        await rm(directory, { recursive: true, force: true })
      },
    }
  } catch (error) {
    say(`NO KAFKA, its cell is left out: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}
