import { POSTINGS_PAGE_ITEMS } from '@fundtrace/contracts'
import type { PostingLog } from '../posting-log.ts'
import { isPassing } from '@fundtrace/database'
import type { HashAlgorithm } from '@fundtrace/seal'
import type { Client } from 'pg'
import { isHead, readHead } from '../../adapters/postgres/journal/read-shard.ts'
import type { Statement } from '../../adapters/postgres/journal/exchange.ts'
import { beginTransaction, type Block, writeBlock } from '../../adapters/postgres/journal/write-block.ts'
import type { ShardBook } from '../../domain/posting/shard-book.ts'
import { decideBatch, type DecidedBatch, type SealRecords } from './decide-batch.ts'
import { prepareBatch } from './prepare-batch.ts'
import { rememberRecent } from './recent-references.ts'
import { replayRefused } from './replay-refused.ts'
import { takeBatch, waitAtLeast } from './take-batch.ts'
import type { Waiting } from './waiting-command.ts'

/** A batch takes what waits, up to so many commands: as many as an announcement holds. More would only make everybody wait longer. */
const BATCH_COMMANDS = POSTINGS_PAGE_ITEMS
/**
 * Beside a batch that is on its way another one is begun when so many wait. Else what comes while it is written goes together afterwards: a batch of a
 * few costs nearly what a batch of many does, and a crowd of callers would be cut into small ones.
 */
const BESIDE_COMMANDS = 32

/** About 150 MiB. When a shard's book is larger, it is thrown away between two batches and begun anew with what is asked for. */
const ACCOUNTS_IN_MEMORY = 300_000
const OTHERS_IN_MEMORY = 50_000
/** More than are ever on their way; up to twice as many, about 30 MiB. */
const RECENT_IN_MEMORY = 50_000
const ASK_AFTER_TROUBLE = 200

export type ShardPoster = Readonly<{
  shard: number
  enqueue: (waiting: Waiting) => void
  /** Whether a batch could be taken now. */
  isReady: () => boolean
  /** Takes what waits through one batch on this connection; fulfilled when that batch is over, well or not. */
  runBatch: (client: Client) => Promise<void>
  /** Commands that wait or are on their way. */
  load: () => number
  /** Gives back what has waited for too long. */
  refuseLate: () => void
  /** Everything that waits is given back with this error: the shard is another's now. */
  refuseAll: (error: Error) => void
}>

/**
 * Posts into one shard. Batches are prepared and decided one after the other, and written side by side: a batch puts its rows in place while
 * the one before it commits, and waits for that COMMIT inside PostgreSQL before it moves balances and head. When one fails, those after it fail
 * with it, the book is read again, and what was in flight is tried once more; nothing is answered before its COMMIT.
 */
export function createShardPoster(options: {
  shard: number
  epoch: string
  algorithm: HashAlgorithm
  seal: SealRecords
  log: PostingLog
  /** What tells of a block, run before its COMMIT. */
  announce: (block: Block) => readonly Statement[]
  onDecided: () => void
  /** Called when the epoch is no longer ours. */
  onFenced: () => void
  giveUpAfterMs: number
  unavailable: () => Error
}): ShardPoster {
  const { shard, epoch, log } = options
  let queue: Waiting[] = []
  let book: ShardBook | null = null
  /** What was accepted last, committed or on its way: who asks again is answered from here. */
  const recent = rememberRecent(RECENT_IN_MEMORY)
  /**
   * For so many batches more, what was posted under their references is asked of the database first. Else an older repetition is found by
   * the unique index (the batch fails, and from then on it is asked), or before it is refused. Repetitions come in crowds, after an outage.
   */
  let batchesToAsk = ASK_AFTER_TROUBLE
  /** Raised at every failure: batches of an earlier generation may not commit. */
  let generation = 0
  let inFlight = 0
  let commandsInFlight = 0
  let isDeciding = false
  /** Fulfilled with whether the last decided batch was committed. */
  let tail: Promise<boolean> = Promise.resolve(true)
  /**
   * Fulfilled when the last decided batch has its locks. The next one may not ask for its own before: were it first, it would not wait for the block
   * before it; and where fund work waited for the shard between the two, each of the three would wait for another, unseen by PostgreSQL.
   */
  let opened: Promise<unknown> = Promise.resolve()
  let failed: Waiting[] = []
  /** A batch failed: the book is ahead of the database until everything in flight has come back and it is read again. */
  let isBroken = false
  /** Set when the shard is no longer ours: what is in flight may still commit, and is not tried again here. */
  let ended: Error | null = null

  const isTooBig = (): boolean =>
    book !== null &&
    (book.accountCount > ACCOUNTS_IN_MEMORY ||
      book.holds.size > OTHERS_IN_MEMORY ||
      book.postedBefore.size > OTHERS_IN_MEMORY)

  /** What was in flight goes back to the head of the queue, in its order, once all of it has come back. */
  const giveBack = (batch: readonly Waiting[], error: unknown): void => {
    if (ended !== null) {
      for (const waiting of batch) waiting.fail(ended)
      return
    }
    const isOurFault = !isPassing(error) && !isRace(error)
    if (isOurFault && batch.length === 1 && batch[0]?.suspect === true) batch[0].fail(error)
    else {
      for (const waiting of batch) waiting.suspect = isOurFault || waiting.suspect
      failed.push(...batch)
    }
  }
  const refuseLate = (): void => {
    const limit = Date.now() - options.giveUpAfterMs
    for (const waiting of queue) if (waiting.since < limit) waiting.fail(options.unavailable())
    queue = queue.filter((waiting) => waiting.since >= limit)
  }
  const takeUpAgain = (): void => {
    if (ended === null) queue = [...failed, ...queue]
    else for (const waiting of failed) waiting.fail(ended)
    failed = []
    isBroken = false
    refuseLate()
    book = null
    recent.clear()
    batchesToAsk = ASK_AFTER_TROUBLE
    tail = Promise.resolve(true)
    opened = Promise.resolve()
  }

  const decideNext = async (begun: () => Promise<Client>, batch: readonly Waiting[]): Promise<DecidedBatch> => {
    const current = book ?? (await readHead(await begun(), shard, epoch, options.algorithm))
    if (current === undefined) {
      options.onFenced()
      throw new Error(`Shard ${shard} is another's: epoch ${epoch} is over`)
    }
    book = current
    batchesToAsk -= 1
    const asksForKnown = batchesToAsk >= 0
    const known = await prepareBatch(begun, current, batch, asksForKnown)
    const decided = decideBatch(current, batch, known, recent, options.seal)
    return asksForKnown ? decided : replayRefused(begun, shard, decided)
  }

  const runBatch = async (client: Client): Promise<void> => {
    const batch = takeBatch(queue, BATCH_COMMANDS, options.unavailable)
    if (batch.length === 0) return
    const mine = generation
    const commands = batch.reduce((sum, waiting) => sum + waiting.commands.length, 0)
    inFlight += 1
    commandsInFlight += commands
    if (isTooBig() && inFlight === 1) book = null
    isDeciding = true
    const before = tail
    let end: (committed: boolean) => void = () => undefined
    tail = new Promise((resolve) => {
      end = resolve
    })
    const openedBefore = opened
    let open: () => void = () => undefined
    opened = new Promise<void>((resolve) => {
      open = resolve
    })
    let beginning: Promise<unknown> | null = null
    const begun = async (): Promise<Client> => {
      beginning ??= openedBefore.then(() => beginTransaction(client, shard))
      await beginning
      return client
    }

    let decided: DecidedBatch
    let writing: Promise<void> = Promise.resolve()
    let height = 0
    try {
      try {
        decided = await decideNext(begun, batch)
        height = book?.height ?? 0
        if (decided.block !== null) {
          const announcement = options.announce(decided.block)
          await openedBefore
          if (mine !== generation) throw new Overtaken()
          writing = writeBlock(client, decided.block, announcement, { begins: beginning === null, onOpen: open })
        }
      } finally {
        isDeciding = false
        // The next batch may be decided, for another connection, while this one is written.
        options.onDecided()
      }
      await writing
      if (decided.block === null) {
        await begun()
        open()
        // No fence has been asked: what is refused out of memory alone is worth what the memory is.
        if (!(await before) || mine !== generation || !(await isHead(client, { shard, epoch, height })))
          throw new Overtaken()
        await client.query('COMMIT')
      }
      end(true)
      for (const { waiting, results } of decided.answers) waiting.answer(results)
    } catch (error) {
      if (mine === generation) generation += 1
      isBroken = true
      end(false)
      open()
      log.debug({ shard, err: error }, 'a batch is tried again')
      giveBack(batch, error instanceof Overtaken ? PASSED_BY : error)
      await client.query('ROLLBACK').catch(() => undefined)
      // A race says nothing against the connection.
      if (isPassing(error) && !isRace(error)) throw error
    } finally {
      inFlight -= 1
      commandsInFlight -= commands
      if (inFlight === 0 && isBroken) takeUpAgain()
    }
  }

  return {
    shard,
    enqueue: (waiting) => void queue.push(waiting),
    // After a failure nothing new is decided until all that was in flight has come back.
    isReady: () =>
      queue.length > 0 &&
      !isDeciding &&
      !isBroken &&
      (inFlight === 0 || (waitAtLeast(queue, BESIDE_COMMANDS) && !isTooBig())),
    runBatch,
    refuseLate,
    load: () => commandsInFlight + queue.reduce((sum, waiting) => sum + waiting.commands.length, 0),
    refuseAll: (error) => {
      ended = error
      for (const waiting of queue) waiting.fail(error)
      queue = []
    },
  }
}

/** The batch before it failed, or the shard has gone on without us; there is nothing wrong with this one. */
class Overtaken extends Error {}
const PASSED_BY = Object.assign(new Error('the batch was overtaken'), { code: '40001' })

/** Somebody wrote the same reference or the same position first: read again, it is told as known. */
const isRace = (error: unknown): boolean =>
  error instanceof Error && (Reflect.get(error, 'code') === '23505' || Reflect.get(error, 'code') === '40001')
