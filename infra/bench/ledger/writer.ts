import { announceBlock } from '../../../services/ledger/src/adapters/messaging/announce-block.ts'
import { startPostingEngine } from '../../../services/ledger/src/application/engine/posting-engine.ts'
import { createLogger } from '@fundtrace/http-server'
import { FUND, SHARD } from './bench-fund.ts'
import { drainOutbox } from './drain-outbox.ts'
import { drawCommand } from './posting-orders.ts'
import { readHighWater } from './high-water.ts'
import { takeShard } from './take-shard.ts'
import { withoutSeal } from './without-seal.ts'

/**
 * One cell of the engine, in a process of its own: so many callers, each with one request waiting at a time, for so many seconds. The outbox is
 * drained by a relay beside it, as in the service.
 */
export type WriterOrder = Readonly<{
  appUrl: string
  messagesUrl: string
  accounts: number
  hot: boolean
  /** Of a transaction; two unless said otherwise. */
  entries?: number
  seconds: number
  callers: number
  perRequest: number
  /** false: what it costs is measured by leaving it out. */
  seals: boolean
}>
export type WriterResult = Readonly<{ transactions: number; seconds: number; peakMib: number; cpuSeconds: number }>

/** So long the engine's code is still being compiled, beside it on the same two cores: for the first seconds a transaction takes it twice as long. */
const WARM_SECONDS = 5

async function write(order: WriterOrder): Promise<WriterResult> {
  const log = createLogger({ name: 'bench', level: 'error' })
  const engine = startPostingEngine({
    url: order.appUrl,
    log,
    announce: announceBlock,
    ...(order.seals ? {} : { seal: withoutSeal }),
  })
  engine.own(SHARD, await takeShard(order.appUrl, SHARD))
  const outbox = drainOutbox(order, log)

  let posted = 0
  const callFor = async (seconds: number): Promise<void> => {
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      const commands = Array.from({ length: order.perRequest }, () => drawCommand(order))
      const results = await engine.submit(FUND, commands)
      for (const result of results) if ('refusal' in result) throw result.refusal
      posted += results.length
    }
  }
  const callAll = (seconds: number) => Promise.all(Array.from({ length: order.callers }, () => callFor(seconds)))
  // Code and caches are warm before anything counts: a writer works for days.
  await callAll(WARM_SECONDS)
  posted = 0
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  await callAll(order.seconds)
  const seconds = (performance.now() - startedAt) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  await engine.close()
  await outbox.close()
  return { transactions: posted, seconds, peakMib: await readHighWater(), cpuSeconds: (cpu.user + cpu.system) / 1e6 }
}

const order = JSON.parse(process.argv[2] ?? '') as WriterOrder
process.stdout.write(JSON.stringify(await write(order)))
