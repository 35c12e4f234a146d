import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '@fundtrace/problem'
import type { LedgerProcess, ShardOwner } from '../../adapters/postgres/shard-leases.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { shardOf } from '../../domain/shard.ts'
import { engineUnavailable } from '../engine/engine-errors.ts'
import type { PostingDesk, PostingStream } from '../engine/posting-desk.ts'
import type { PostingEngine } from '../engine/posting-engine.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import type { ShardOwners } from './shard-owners.ts'

/** What somebody handed in at one desk, as it goes to another. */
export type Submission = Readonly<{
  fundId: string
  commands: readonly Command[]
  linked: boolean
  stream?: PostingStream
}>
/** Rejects with LEDGER_SHARD_ELSEWHERE where the other does not post into the shard, or where it is not known what became of it. */
export type Forward = (owner: ShardOwner, submission: Submission) => Promise<readonly CommandResult[]>

/**
 * The desk of one process among several: what is of our shards goes into our engine, the rest to whoever posts there. While a shard is
 * changing hands, or its owner died, this waits and asks again under the same references, which makes asking twice safe.
 */
export function createClusteredDesk(parts: {
  me: LedgerProcess
  engine: Pick<PostingEngine, 'submit'>
  keeper: Pick<LeaseKeeper, 'posts'>
  owners: ShardOwners
  forward: Forward
  isClosed: () => boolean
  /** How long a request may wait for its shard to have an owner again. */
  patienceMs?: number
}): PostingDesk {
  const { me, engine, keeper, owners, patienceMs = PATIENCE_MS } = parts

  const once = (shard: number, submission: Submission): Promise<readonly CommandResult[]> | undefined => {
    if (keeper.posts(shard)) return engine.submit(submission.fundId, submission.commands, submission)
    const owner = owners.of(shard)
    return owner === undefined || owner.id === me.id ? undefined : parts.forward(owner, submission)
  }

  const insist = async (shard: number, submission: Submission): Promise<readonly CommandResult[]> => {
    const deadline = performance.now() + patienceMs
    while (!parts.isClosed() && performance.now() < deadline) {
      try {
        const results = await once(shard, submission)
        if (results !== undefined) return results
      } catch (error) {
        if (!isElsewhere(error)) throw error
      }
      await pause(ASK_AGAIN_MS)
      // Neither a database that is away nor one that has no connection left is a reason to give up before the time is over.
      await Promise.race([owners.refresh().catch(() => undefined), pause(READ_MS_MAX)])
    }
    throw engineUnavailable()
  }

  const atOnce = (submission: Submission): Promise<readonly CommandResult[]> => {
    const shard = shardOf(submission.fundId)
    if (!keeper.posts(shard)) return insist(shard, submission)
    return engine.submit(submission.fundId, submission.commands, submission).catch((error: unknown) => {
      // What came after it in its stream is not tried; so neither is this.
      if (!isElsewhere(error) || submission.stream !== undefined) throw error
      return insist(shard, submission)
    })
  }

  /** Our own engine keeps the order of a stream; on the way to another each waits for the one before. */
  const inStream = (submission: Submission, stream: PostingStream): Promise<readonly CommandResult[]> => {
    if (stream.isBroken) return Promise.reject(engineUnavailable())
    stream.isElsewhere ||= !keeper.posts(shardOf(submission.fundId))
    const answer = stream.isElsewhere ? stream.last.then(() => atOnce(submission)) : atOnce(submission)
    stream.last = answer
    answer.catch(() => {
      stream.isBroken = true
    })
    return answer
  }

  return {
    submit: (fundId, commands, { linked = false, stream } = {}) => {
      const submission = { fundId, commands, linked, ...(stream !== undefined && { stream }) }
      return stream === undefined ? atOnce(submission) : inStream(submission, stream)
    },
  }
}

const PATIENCE_MS = 15_000
const ASK_AGAIN_MS = 30
const READ_MS_MAX = 500

const isElsewhere = (error: unknown): boolean => error instanceof DomainError && error.code === 'LEDGER_SHARD_ELSEWHERE'
