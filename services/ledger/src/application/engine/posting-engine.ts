import { setTimeout as pause } from 'node:timers/promises'
import type { PostingLog } from '../posting-log.ts'
import type { HashAlgorithm } from '@fundtrace/seal'
import { Client } from 'pg'
import type { Statement } from '../../adapters/postgres/journal/exchange.ts'
import type { Block } from '../../adapters/postgres/journal/write-block.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { shardOf } from '../../domain/shard.ts'
import { type SealRecords, sealWith } from './decide-batch.ts'
import type { PostingStream } from './posting-desk.ts'
import { createShardPoster, type ShardPoster } from './shard-poster.ts'
import { engineBusy, engineUnavailable, notOurShard } from './engine-errors.ts'

/**
 * Group commit over the shards that this process owns. Whatever comes, from HTTP, in bulk or from a topic, waits in one queue per shard;
 * whenever a connection is free a batch takes what has queued there. There is no timer: alone a command goes at once, in a crowd it shares
 * its COMMIT with hundreds.
 */
export type PostingEngine = Readonly<{
  /** Fulfilled after COMMIT, one result for each command in its order. Rejects (unavailable) where the outcome is not known: ask again with the same references. */
  submit: (
    fundId: string,
    commands: readonly Command[],
    options?: { linked?: boolean; stream?: PostingStream },
  ) => Promise<readonly CommandResult[]>
  /** From here on this process posts into the shard, under this epoch. */
  own: (shard: number, epoch: string) => void
  disown: (shard: number) => void
  /** Takes nothing new for the shard, and gives it up when what waited is posted. */
  drain: (shard: number) => Promise<void>
  owns: (shard: number) => boolean
  close: () => Promise<void>
}>

/** Batches on their way at once: one decides or inserts while another commits. More do not help on two cores. */
const CONNECTIONS = 3
/** Beyond this the answer is "busy" and not a longer queue. */
const WAITING_MAX = 50_000
const GIVE_UP_AFTER_MS = 20_000
const RECONNECT_AFTER_MS = 100
const DRAIN_MS_MAX = 3_000

export function startPostingEngine(options: {
  url: string
  log: PostingLog
  algorithm?: HashAlgorithm
  /** For measuring what the seal costs. */
  seal?: SealRecords
  announce: (block: Block) => readonly Statement[]
  /** Another process has taken this shard over. */
  onFenced?: (shard: number) => void
}): PostingEngine {
  const { log, algorithm = 'sha256' } = options
  const posters = new Map<number, ShardPoster>()
  const slots: Slot[] = Array.from({ length: CONNECTIONS }, () => ({ client: null, busy: false }))
  const draining = new Set<number>()
  let turn = 0
  let waiting = 0
  let closing = false
  let isPumping = false

  const nextReady = (): ShardPoster | undefined => {
    const all = [...posters.values()]
    for (let step = 0; step < all.length; step += 1) {
      const poster = all[(turn + step) % all.length]
      if (poster?.isReady() === true) {
        turn += step + 1
        return poster
      }
    }
    return undefined
  }

  const pump = (): void => {
    for (const slot of slots) {
      if (slot.busy) continue
      const poster = nextReady()
      if (poster === undefined) return
      slot.busy = true
      // A shard that is ready is taken in the same breath: after a wait for a connection it is asked for anew.
      void (slot.client === null ? open(slot) : runIn(slot, slot.client, poster)).finally(() => {
        slot.busy = false
        pump()
      })
    }
  }

  const open = async (slot: Slot): Promise<void> => {
    try {
      slot.client = await connectClient(options.url)
    } catch (error) {
      log.warn({ err: error }, 'the posting engine cannot connect; it tries again')
      for (const poster of posters.values()) poster.refuseLate()
      await pause(RECONNECT_AFTER_MS)
    }
  }

  const runIn = async (slot: Slot, client: Client, poster: ShardPoster): Promise<void> => {
    try {
      await poster.runBatch(client)
    } catch (error) {
      log.warn({ err: error, shard: poster.shard }, 'the posting engine lost a connection; it tries again')
      slot.client = null
      await client.end().catch(() => undefined)
      await pause(RECONNECT_AFTER_MS)
    }
  }

  const disown = (shard: number): void => {
    posters.get(shard)?.refuseAll(notOurShard(shard))
    posters.delete(shard)
    draining.delete(shard)
  }

  return {
    owns: (shard) => posters.has(shard) && !draining.has(shard),
    own: (shard, epoch) => {
      disown(shard)
      const poster: ShardPoster = createShardPoster({
        shard,
        epoch,
        algorithm,
        seal: options.seal ?? sealWith(algorithm),
        log,
        announce: options.announce,
        onDecided: pump,
        // A batch of an earlier epoch may find out late: the shard may be ours again by then.
        onFenced: () => {
          if (posters.get(shard) !== poster) return
          disown(shard)
          options.onFenced?.(shard)
        },
        giveUpAfterMs: GIVE_UP_AFTER_MS,
        unavailable: engineUnavailable,
      })
      posters.set(shard, poster)
    },
    disown,
    drain: async (shard) => {
      const poster = posters.get(shard)
      if (poster === undefined) return
      draining.add(shard)
      const deadline = Date.now() + DRAIN_MS_MAX
      while (poster.load() > 0 && Date.now() < deadline) await pause(2)
      if (posters.get(shard) === poster) disown(shard)
    },
    submit: (fundId, commands, { linked = false, stream } = {}) => {
      const shard = shardOf(fundId)
      const poster = posters.get(shard)
      const refuse = (error: Error): Promise<never> => {
        if (stream !== undefined) stream.isBroken = true
        return Promise.reject(error)
      }
      if (closing || stream?.isBroken === true) return refuse(engineUnavailable())
      if (poster === undefined || draining.has(shard)) return refuse(notOurShard(shard))
      if (waiting + commands.length > WAITING_MAX) return refuse(engineBusy(waiting))
      waiting += commands.length
      return new Promise((resolve, reject) => {
        poster.enqueue({
          commands,
          linked,
          stream: stream ?? null,
          since: Date.now(),
          suspect: false,
          answer: (results) => {
            waiting -= commands.length
            resolve(results)
          },
          fail: (error) => {
            waiting -= commands.length
            if (stream !== undefined) stream.isBroken = true
            reject(error)
          },
        })
        // What comes in the same tick goes into the same batch.
        if (!isPumping) {
          isPumping = true
          setImmediate(() => {
            isPumping = false
            pump()
          })
        }
      })
    },
    close: async () => {
      closing = true
      while (slots.some((slot) => slot.busy)) await pause(5)
      await Promise.all(slots.map(async (slot) => slot.client?.end()))
    },
  }
}

type Slot = { client: Client | null; busy: boolean }

async function connectClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'fundtrace ledger engine' })
  // A connection that breaks while nobody asks anything of it must not end the process; the next query tells.
  client.on('error', () => undefined)
  await client.connect()
  // A duplicate that waits for another process's commit, which waits for us, would wait for ever.
  // A process that is stopped in the middle of a batch would keep its successor from the shard for as long as it is.
  await client.query(`SET lock_timeout = '10s'; SET transaction_timeout = '10s'`)
  return client
}
