import { availableParallelism, cpus, totalmem } from 'node:os'
import { auditRows, auditSeal } from './audit-ledger.ts'
import { type BenchDatabase } from './bench-database.ts'
import { SHARD } from './bench-fund.ts'
import { runEventCells } from './event-cells.ts'
import { startHttpLoad } from './http-load.ts'
import { insertBound, readBoundRows } from './insert-bound.ts'
import { type LargeSize, measureLarge } from './large-cells.ts'
import { median } from './median.ts'
import { runNaive } from './naive.ts'
import { runWriter } from './run-cell.ts'
import { measureVerification } from './verify-cell.ts'
import type { WriterOrder } from './writer.ts'

export type Cell = Readonly<{ tx_s: number; of_bound: number; of_naive: number }>
export type Measured = Readonly<{
  bound: Readonly<{ tx_s: number; spread: number; hot: number }>
  naive: Readonly<{ spread: number; hot: number }>
  engine: Readonly<{ spread: Cell; hot: Cell }>
  http_noop: Readonly<{ req_s: number; p99_ms: number }>
  http_single: Readonly<{ tx_s: number; of_noop: number; p99_ms: number }>
  http_bulk100: Readonly<{ tx_s: number; of_engine: number }>
  events: Readonly<Record<string, Readonly<{ tx_s: number; of_engine: number }>>>
  seal_cost: number
  verify_entries_s: number
  large?: Awaited<ReturnType<typeof measureLarge>>
  rounds: readonly Round[]
  audits: Readonly<Record<string, boolean>>
  machine: string
}>

type Round = Readonly<{ kind: 'spread' | 'hot'; engine: number; bound: number; naive: number }>

export type BenchOptions = Readonly<{
  accounts: number
  rounds: number
  seconds: number
  /** How much is put into the tables first; null: these cells are left out. */
  large: LargeSize | null
  say: (message: string) => void
}>

/** Rows of the engine's last cell that the bound inserts again. */
const BOUND_ROWS = 60_000

export async function measure(database: BenchDatabase, options: BenchOptions): Promise<Measured> {
  const { owner, ownerUrl, appUrl, messagesUrl } = database
  const { accounts, rounds: count, seconds, say } = options
  const order: WriterOrder = {
    appUrl,
    messagesUrl,
    accounts,
    hot: false,
    seconds,
    callers: 2048,
    perRequest: 1,
    seals: true,
  }
  let answered = 0

  const rounds: Round[] = []
  for (let round = 0; round < count; round += 1)
    for (const kind of ['spread', 'hot'] as const) {
      const hot = kind === 'hot'
      const written = await runWriter({ ...order, hot })
      answered += written.transactions
      const engine = written.transactions / written.seconds
      const bound = await insertBound(owner, await readBoundRows(owner, SHARD, BOUND_ROWS), rounds.length)
      const naive = await runNaive(owner, ownerUrl, { accounts, hot, seconds: Math.min(seconds, 3) })
      rounds.push({ kind, engine, bound, naive })
      const cpu = (written.cpuSeconds / written.transactions) * 1e6
      say(
        `round ${round + 1} ${kind}: engine ${format(engine)}/s, bound ${format(bound)}/s (${(engine / bound).toFixed(2)}), naive ${format(naive)}/s; ${cpu.toFixed(0)} us of Node a transaction, ${written.peakMib} MiB`,
      )
    }

  const http = await measureHttp(database, options, order)
  answered += http.answered
  const events = await runEventCells(database, options, order)
  answered += events.answered

  say('audits')
  const audits = { ...(await auditRows(owner, answered)), chain_verified: await auditSeal(ownerUrl) }
  const verified = await measureVerification(database)
  say(`archive verified: ${format(verified.entries_s)} entries/s`)
  const sealCost = await measureSealCost(order, options)
  const large = options.large === null ? undefined : await measureLarge(database, options.large, options, order)

  const cellOf = (kind: Round['kind']): Cell => {
    const own = rounds.filter((round) => round.kind === kind)
    return {
      tx_s: median(own.map((round) => round.engine)),
      // Of the medians, like everything here: single ratios vary with whatever else the machine does.
      of_bound: median(own.map((round) => round.engine / round.bound)),
      of_naive: median(own.map((round) => round.engine)) / median(own.map((round) => round.naive)),
    }
  }
  const medianOf = (kind: Round['kind'], of: 'bound' | 'naive') =>
    median(rounds.filter((round) => round.kind === kind).map((round) => round[of]))
  return {
    bound: {
      tx_s: median(rounds.map((round) => round.bound)),
      spread: medianOf('spread', 'bound'),
      hot: medianOf('hot', 'bound'),
    },
    naive: { spread: medianOf('spread', 'naive'), hot: medianOf('hot', 'naive') },
    engine: { spread: cellOf('spread'), hot: cellOf('hot') },
    http_noop: http.noop,
    http_single: http.single,
    http_bulk100: http.bulk,
    events: events.cells,
    seal_cost: sealCost,
    verify_entries_s: verified.entries_s,
    ...(large === undefined ? {} : { large }),
    rounds,
    audits: { ...audits, archive_verified: verified.ok },
    machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  }
}

const WARM_SECONDS = 4
/** With 100 in each request as many transactions wait as in the engine's own cell, which it is compared with. */
const BULK_CONNECTIONS = 20

async function measureHttp(
  database: BenchDatabase,
  { accounts, rounds: count, seconds, say }: BenchOptions,
  order: WriterOrder,
): Promise<Pick<Awaited<ReturnType<typeof httpOf>>, 'noop' | 'single' | 'bulk' | 'answered'>> {
  const rounds: HttpRound[] = []
  let answered = 0
  for (let round = 0; round < count; round += 1) {
    const written = await runWriter({ ...order, hot: false })
    const load = await startHttpLoad(database)
    try {
      const cell = { accounts, hot: false, connections: 64, seconds }
      // As the writer: bulk has all accounts in memory, then the code of single ones is warm.
      await load.bulk({ ...cell, connections: BULK_CONNECTIONS, perRequest: 100, seconds: WARM_SECONDS })
      await load.single({ ...cell, seconds: WARM_SECONDS })
      const noop = await load.noOp(cell)
      const single = await load.single(cell)
      const bulk = await load.bulk({ ...cell, connections: BULK_CONNECTIONS, perRequest: 100 })
      const engine = written.transactions / written.seconds
      answered += written.transactions + Math.floor((single.requests_s + 100 * bulk.requests_s) * seconds * 0.9)
      rounds.push({ noop, single, bulk, engine })
      say(
        `round ${round + 1} http: no-op ${format(noop.requests_s)}/s, single ${format(single.requests_s)}/s (${(single.requests_s / noop.requests_s).toFixed(2)}, p99 ${single.p99_ms} ms), bulk ${format(100 * bulk.requests_s)}/s (${((100 * bulk.requests_s) / engine).toFixed(2)} of the engine), refused ${single.refused + bulk.refused}`,
      )
    } finally {
      await load.close()
    }
  }
  return httpOf(rounds, answered)
}

type HttpRound = Readonly<{
  noop: Readonly<{ requests_s: number; p99_ms: number }>
  single: Readonly<{ requests_s: number; p99_ms: number }>
  bulk: Readonly<{ requests_s: number }>
  engine: number
}>

const httpOf = async (rounds: readonly HttpRound[], answered: number) => ({
  answered,
  noop: {
    req_s: median(rounds.map(({ noop }) => noop.requests_s)),
    p99_ms: median(rounds.map(({ noop }) => noop.p99_ms)),
  },
  single: {
    tx_s: median(rounds.map(({ single }) => single.requests_s)),
    of_noop: median(rounds.map(({ single, noop }) => single.requests_s / noop.requests_s)),
    p99_ms: median(rounds.map(({ single }) => single.p99_ms)),
  },
  bulk: {
    tx_s: median(rounds.map(({ bulk }) => 100 * bulk.requests_s)),
    of_engine: median(rounds.map(({ bulk, engine }) => (100 * bulk.requests_s) / engine)),
  },
})

/** What is slower with the seal than without. Last of all: blocks without a seal break the chain. */
async function measureSealCost(order: WriterOrder, { rounds, say }: BenchOptions): Promise<number> {
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const sealed = await runWriter(order)
    const bare = await runWriter({ ...order, seals: false })
    ratios.push(1 - sealed.transactions / sealed.seconds / (bare.transactions / bare.seconds))
  }
  say(`seal: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`)
  return median(ratios)
}

const format = (value: number): string => Math.round(value).toLocaleString('en')
