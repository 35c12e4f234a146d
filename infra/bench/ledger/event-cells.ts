import { randomUUID } from 'node:crypto'
import { LEDGER_POSTINGS } from '@fundtrace/contracts'
import { createPostgresTransport, partitionOf, type Transport } from '@fundtrace/messaging'
import { appRole } from '../../postgres/provision.ts'
import { type BenchDatabase } from './bench-database.ts'
import { FUND } from './bench-fund.ts'
import { openBenchKafka } from './bench-kafka.ts'
import { median } from './median.ts'
import type { BenchOptions } from './measure.ts'
import { drawEntries, nextKey } from './posting-orders.ts'
import { runReader, runWriter } from './run-cell.ts'
import type { WriterOrder } from './writer.ts'

/** Transactions waiting in the topic when the ledger begins to read. */
const TRANSACTIONS = 60_000
const PER_EVENT = 500

/** From topic to posted: pages of 500 postings wait in the topic, and a ledger with its consumer, engine and relay takes them in. */
export async function runEventCells(
  database: BenchDatabase,
  { accounts, rounds, say }: BenchOptions,
  order: WriterOrder,
): Promise<{ answered: number; cells: Readonly<Record<string, Readonly<{ tx_s: number; of_engine: number }>>> }> {
  const kafka = await openBenchKafka(say)
  const writers: [string, Transport, string | null][] = [
    [
      'postgres',
      createPostgresTransport({ url: database.urlAs('messages', appRole('disbursement')), service: 'disbursement' }),
      null,
    ],
  ]
  if (kafka !== null) writers.push(['kafka', kafka.transport, kafka.brokers])
  const cells: Record<string, { tx_s: number; of_engine: number }> = {}
  let answered = 0
  let sequence = 0
  try {
    for (const [name, transport, brokers] of writers) {
      const speeds: number[] = []
      const ratios: number[] = []
      sequence = 0
      for (let round = 0; round < rounds; round += 1) {
        const written = await runWriter(order)
        sequence = await publishPages(transport, accounts, sequence)
        const read = await runReader({ ...order, brokers, transactions: TRANSACTIONS })
        answered += written.transactions + TRANSACTIONS
        speeds.push(TRANSACTIONS / read.seconds)
        ratios.push(TRANSACTIONS / read.seconds / (written.transactions / written.seconds))
        say(
          `round ${round + 1} events over ${name}: ${Math.round(TRANSACTIONS / read.seconds)}/s (${ratios.at(-1)?.toFixed(2)} of the engine)`,
        )
      }
      cells[name] = { tx_s: median(speeds), of_engine: median(ratios) }
      await database.owner.query(`DELETE FROM consumed_events WHERE consumer = 'ledger.postings'`)
    }
  } finally {
    for (const [, transport] of writers) await transport.close()
    await kafka?.close()
  }
  return { answered, cells }
}

/** As another service's relay would: envelopes of one fund, numbered without a gap. */
async function publishPages(transport: Transport, accounts: number, before: number): Promise<number> {
  let sequence = before
  for (let page = 0; page < TRANSACTIONS / PER_EVENT; page += 1) {
    sequence += 1
    const postings = Array.from({ length: PER_EVENT }, () => ({
      key: nextKey(),
      entries: drawEntries({ accounts, hot: false }),
      effective_at: null,
      document_number: null,
      metadata: null,
      holds: [],
    }))
    const value = JSON.stringify({
      specversion: '1.0',
      id: randomUUID(),
      source: `/disbursement/${LEDGER_POSTINGS.name}`,
      type: 'PostingsRequested',
      subject: FUND,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      correlationid: 'bench',
      sequence,
      data: { fund_id: FUND, linked: false, postings },
    })
    const partition = partitionOf(FUND, LEDGER_POSTINGS.partitions)
    await transport.publish({ topic: LEDGER_POSTINGS.name, partition, messages: [{ key: FUND, value }] })
  }
  return sequence
}
