import { connect } from '@fundtrace/database'
import { pino } from 'pino'
import { startConsumer } from '../src/consumer.ts'
import { countingConsumer } from './counting-consumer.ts'
import { openTransport, type TransportAddress } from './test-broker.ts'

/** A consumer in a process of its own, to be killed; prints a line for every event that it begins. */
export type ConsumerProcessOptions = Readonly<{ databaseUrl: string; address: TransportAddress; topic: string }>

const options = JSON.parse(process.argv[2] ?? '') as ConsumerProcessOptions

await startConsumer({
  db: connect(options.databaseUrl, { application: 'test child' }),
  transport: openTransport(options.address),
  consumer: countingConsumer([options.topic], async (_trx, key, count) => console.log(`${key} ${count}`)),
  log: pino({ level: 'error' }, pino.destination(2)),
})
