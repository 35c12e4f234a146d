import type { HashAlgorithm } from '@fundtrace/seal'
import type { Client } from 'pg'
import {
  connectForLeases,
  fenceShard,
  forgetPredecessors,
  leaveProcesses,
  type LedgerProcess,
  readOwners,
  readProcesses,
  releaseLeases,
  renewLeases,
  type ShardOwner,
  takeLeases,
} from '../../adapters/postgres/shard-leases.ts'
import type { PostingEngine } from '../engine/posting-engine.ts'
import type { PostingLog } from '../posting-log.ts'
import { fairShare } from './fair-share.ts'

/**
 * Keeps this process's part of the shards: renews its leases, takes shards that nobody has, lets go of those that a newcomer has a right to.
 * A lease only says who should post; that nobody else can is the work of the fence (docs/adr/0019). So a crash at any line of this is safe.
 */
export type LeaseKeeper = Readonly<{
  start: () => void
  /** Whether our lease on the shard is running, by a clock that nobody sets. */
  posts: (shard: number) => boolean
  shards: () => readonly number[]
  /** Look at once and not at the next turn: somebody let go of shards. */
  look: () => void
  /** The engine met a later epoch: another has the shard. */
  fenced: (shard: number) => void
  /** Hands everything over to the other processes; where there is none, keeps it. */
  retire: () => Promise<void>
  /** Lets go of everything. */
  close: () => Promise<void>
}>

type LeaseTimes = Readonly<{
  /** How long a process may be silent before others take its shards. */
  leaseMs: number
  renewMs: number
}>

export function createLeaseKeeper(options: {
  url: string
  me: LedgerProcess
  log: PostingLog
  times: LeaseTimes
  /** Whether others can hand requests on to us; alone a process has all shards or, where another has them, waits for its end. */
  shares: boolean
  engine: Pick<PostingEngine, 'own' | 'disown' | 'drain'>
  /** With which the engine seals; told to those who do fund work in our shards. */
  algorithm?: HashAlgorithm
  /** After every look at the leases. */
  onLooked: (owners: readonly ShardOwner[]) => void
  /** Tells another process that there is something to take. */
  tell: (other: LedgerProcess) => Promise<void>
}): LeaseKeeper {
  const { me, log, engine, shares } = options
  const { leaseMs, renewMs } = options.times
  const held = new Map<number, string>()
  /** By performance.now(), which goes on while the process is stopped and is never set. */
  let validUntil = 0
  let lapse: NodeJS.Timeout | undefined
  let client: Client | null = null
  let isFirst = true
  let isRetiring = false
  let isClosed = false
  let wake: () => void = () => undefined
  let isAwake = false
  let running: Promise<unknown> = Promise.resolve()

  const lose = (shard: number): void => {
    held.delete(shard)
    engine.disown(shard)
  }

  /** Reckoned from before the database was asked, and over a little earlier: whatever is slow, we stop first. */
  const prolong = (asked: number): void => {
    validUntil = asked + leaseMs * LEASE_USED
    clearTimeout(lapse)
    lapse = setTimeout(
      () => {
        if (held.size > 0)
          log.warn({ shards: held.size }, 'the leases could not be renewed in time; posting stops here')
        for (const shard of held.keys()) lose(shard)
      },
      Math.max(0, validUntil - performance.now()),
    )
    lapse.unref()
  }

  /** False where a shard was left, because somebody still holds its head. */
  const take = async (connected: Client, count: number): Promise<boolean> => {
    const taken = await takeLeases(connected, me, {
      held: [...held.keys()],
      count,
      leaseMs,
      isFirst,
      algorithm: options.algorithm ?? 'sha256',
    })
    const unfenced: number[] = []
    for (const lease of taken) {
      if (performance.now() < validUntil && (await fenceShard(connected, lease))) {
        held.set(lease.shard, lease.epoch)
        engine.own(lease.shard, lease.epoch)
      } else unfenced.push(lease.shard)
    }
    if (unfenced.length > 0) await releaseLeases(connected, me, unfenced)
    if (taken.length > 0)
      log.info({ taken: taken.length, unfenced: unfenced.length, shards: held.size }, 'shards taken')
    return unfenced.length === 0
  }

  /** The queues are emptied before, so that nobody who has asked is sent elsewhere. */
  const handOver = async (connected: Client, shards: readonly number[], others: readonly LedgerProcess[]) => {
    await Promise.all(shards.map((shard) => engine.drain(shard)))
    for (const shard of shards) held.delete(shard)
    await releaseLeases(connected, me, shards)
    log.info({ let_go: shards.length, shards: held.size }, 'shards handed over')
    await Promise.all(others.map((other) => options.tell(other).catch(() => undefined)))
  }

  /** Whether everything is as it should be, until the leases have to be renewed. */
  const round = async (): Promise<boolean> => {
    const connected = (client ??= await connectForLeases(options.url))
    if (isFirst && shares) await forgetPredecessors(connected, me)
    const asked = performance.now()
    const shown = shares && !isRetiring
    const renewed = await renewLeases(connected, me, { held: [...held.keys()], leaseMs, shares: shown })
    for (const shard of held.keys()) if (!renewed.has(shard)) lose(shard)
    prolong(asked)
    let isWell = true
    if (!isRetiring) {
      const processes = shares ? await readProcesses(connected) : [me]
      const share = fairShare(
        processes.map(({ id }) => id),
        me.id,
      )
      const surplus = [...held.keys()].slice(share)
      const others = processes.filter(({ id }) => id !== me.id)
      if (surplus.length > 0) await handOver(connected, surplus, others)
      else if (held.size < share) isWell = await take(connected, share - held.size)
      isFirst = false
    }
    options.onLooked(await readOwners((sql) => connected.query(sql)))
    return isWell
  }

  const keep = async (): Promise<void> => {
    while (!isClosed) {
      isAwake = false
      const isWell = await exclusively(round).catch((error: unknown) => {
        log.warn({ err: error }, 'the leases could not be looked at; that is tried again')
        disconnect()
        return false
      })
      if (!isAwake && !isClosed) await sleep(isWell ? renewMs : Math.min(renewMs, RETRY_MS))
    }
  }

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const look = (): void => {
    isAwake = true
    wake()
  }

  /** Rounds, retiring and the end use the one connection one after the other. */
  const exclusively = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = running.then(work)
    running = done.catch(() => undefined)
    return done
  }
  /** Not waited for: what is broken may never say goodbye. */
  const disconnect = (): void => {
    client?.end().catch(() => undefined)
    client = null
  }

  const letGo = async (): Promise<void> => {
    client ??= await connectForLeases(options.url)
    if (shares) await leaveProcesses(client, me)
    const others = shares ? await readProcesses(client) : []
    await handOver(client, [...held.keys()], others)
  }

  let kept: Promise<void> | undefined
  return {
    start: () => {
      kept ??= keep()
    },
    posts: (shard) => held.has(shard) && performance.now() < validUntil,
    shards: () => [...held.keys()],
    look,
    fenced: (shard) => {
      log.warn({ shard }, 'another process has taken this shard over')
      held.delete(shard)
      look()
    },
    retire: () =>
      exclusively(async () => {
        if (kept === undefined) return
        client ??= await connectForLeases(options.url)
        const others = shares ? (await readProcesses(client)).filter(({ id }) => id !== me.id) : []
        if (others.length === 0) return
        isRetiring = true
        await letGo()
      }).catch((error: unknown) => log.warn({ err: error }, 'the shards could not be handed over; they are left')),
    close: async () => {
      if (isClosed) return
      isClosed = true
      look()
      await kept
      clearTimeout(lapse)
      if (kept !== undefined)
        await exclusively(letGo).catch((error: unknown) =>
          log.warn({ err: error }, 'the leases could not be given back; they run out'),
        )
      for (const shard of held.keys()) lose(shard)
      await client?.end().catch(() => undefined)
    },
  }
}

/** The part of a lease that is used: what is left is for clocks that run apart and for a commit that is on its way. */
const LEASE_USED = 0.85
const RETRY_MS = 500
