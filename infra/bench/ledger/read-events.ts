import { connect } from '@fundtrace/database'
import { createLogger } from '@fundtrace/http-server'
import { createKafkaTransport, createPostgresTransport, startConsumer } from '@fundtrace/messaging'
import { readKafkaAddress } from '@fundtrace/service-process'
import { announceBlock } from '../../../services/ledger/src/adapters/messaging/announce-block.ts'
import { postingsConsumer } from '../../../services/ledger/src/adapters/messaging/postings-consumer.ts'
import { startPostingEngine } from '../../../services/ledger/src/application/engine/posting-engine.ts'
import { SHARD } from './bench-fund.ts'
import { drainOutbox } from './drain-outbox.ts'
import { takeShard } from './take-shard.ts'

/** One cell of events, in a process of its own: from the first message handed over until all are posted. */
export type ReaderOrder = Readonly<{
  appUrl: string
  messagesUrl: string
  /** null: over PostgreSQL. */
  brokers: string | null
  transactions: number
}>
export type ReaderResult = Readonly<{ seconds: number }>

async function read(order: ReaderOrder): Promise<ReaderResult> {
  const log = createLogger({ name: 'bench', level: 'error' })
  const db = connect(order.appUrl, { application: 'bench events' })
  const engine = startPostingEngine({ url: order.appUrl, log, announce: announceBlock })
  engine.own(SHARD, await takeShard(order.appUrl, SHARD))
  const outbox = drainOutbox(order, log)
  const transport =
    order.brokers === null
      ? createPostgresTransport({ url: order.messagesUrl, service: 'ledger' })
      : createKafkaTransport({ kafka: readKafkaAddress({ KAFKA_BROKERS: order.brokers }), service: 'ledger', log })
  let posted = 0
  let startedAt = Number.NaN
  const done = Promise.withResolvers<number>()
  const consumer = await startConsumer({
    db,
    transport,
    log,
    // Joining a group takes seconds and is not what is measured.
    consumer: postingsConsumer({
      submit: async (fundId, commands, options) => {
        if (Number.isNaN(startedAt)) startedAt = performance.now()
        const results = await engine.submit(fundId, commands, options)
        for (const result of results) if ('refusal' in result) done.reject(result.refusal)
        posted += results.length
        return results
      },
    }),
    onTakenIn: (outcome) => {
      if (outcome !== 'handled') done.reject(new Error(`An event was ${outcome}`))
      if (posted >= order.transactions) done.resolve(performance.now())
    },
  })
  const seconds = ((await done.promise) - startedAt) / 1000
  await consumer.close()
  await engine.close()
  await outbox.close()
  await transport.close()
  await db.destroy()
  return { seconds }
}

process.stdout.write(JSON.stringify(await read(JSON.parse(process.argv[2] ?? '') as ReaderOrder)))
