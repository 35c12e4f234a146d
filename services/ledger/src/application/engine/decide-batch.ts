import type { BlockHeader, HashAlgorithm } from '@fundtrace/seal'
import type { Block } from '../../adapters/postgres/journal/write-block.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { type Decided, decide, type Undo } from '../../domain/posting/decide.ts'
import { linkedRefused, referenceReused } from '../../domain/posting/posting-errors.ts'
import { type RecordPlace, sealedText } from '../../domain/posting/record.ts'
import { recordId } from '../record-id.ts'
import { type ChainEnd, sealBlock } from '../../domain/posting/seal-block.ts'
import type { BookAccount, ShardBook } from '../../domain/posting/shard-book.ts'
import type { RecentReferences } from './recent-references.ts'
import { type Waiting, referenceKey } from './waiting-command.ts'
import type { Accepted } from '../../adapters/postgres/journal/read-shard.ts'

/** `answers` are given when the block is committed; `block` is null where all was refused or known before. */
export type DecidedBatch = Readonly<{
  block: Block | null
  answers: readonly Readonly<{ waiting: Waiting; results: readonly CommandResult[] }>[]
}>

/** Seals records into the block that comes next; the engine's own is `sealWith`. */
export type SealRecords = (
  end: ChainEnd,
  recordedAt: string,
  records: Block['records'],
) => Readonly<{ header: BlockHeader; hash: string }>

export const sealWith =
  (algorithm: HashAlgorithm): SealRecords =>
  (end, recordedAt, records) =>
    sealBlock(
      end,
      algorithm,
      recordedAt,
      records.map(({ decided, place }) => sealedText(decided, place)),
    )

/**
 * Decides what waits, in order, against the book in memory, and seals what was accepted into the shard's next block. The book goes on
 * at once: the next batch is decided on top of this one before it is committed. `known` is what the database knows under the batch's
 * references, `recent` what was accepted here last.
 */
export function decideBatch(
  book: ShardBook,
  batch: readonly Waiting[],
  known: ReadonlyMap<string, Accepted>,
  recent: RecentReferences,
  seal: SealRecords,
): DecidedBatch {
  const recordedAtMs = Math.max(Date.now(), book.recordedAt)
  const recordedAt = new Date(recordedAtMs).toISOString()
  const first = book.position + 1
  const records: { decided: Decided; place: RecordPlace }[] = []
  const answers: { waiting: Waiting; results: CommandResult[] }[] = []

  const before = (command: Command): CommandResult | undefined => {
    const key = referenceKey(command)
    const accepted = recent.get(key) ?? known.get(key)
    if (accepted === undefined) return undefined
    return accepted.contentHash?.equals(command.contentHash) === true
      ? { receipt: accepted.receipt, isReplayed: true }
      : { refusal: referenceReused(command.reference) }
  }
  const place = (decided: Decided): CommandResult => {
    const position = first + records.length
    const id = recordId(book.shard, position)
    records.push({ decided, place: { id, shard: book.shard, position, recordedAt, recordedAtMs } })
    const receipt = { id, number: decided.number, shard: book.shard, position, recordedAt: recordedAtMs }
    const key = referenceKey(decided.command)
    recent.set(key, { contentHash: decided.command.contentHash, receipt })
    return { receipt, isReplayed: false }
  }

  for (const waiting of batch) {
    const results = waiting.linked
      ? decideLinked(book, waiting.commands, recordedAtMs, before, place)
      : waiting.commands.map((command) => {
          const answered = before(command)
          if (answered !== undefined) return answered
          const decided = decide(book, command, recordedAtMs, null)
          return decided instanceof Error ? { refusal: decided } : place(decided)
        })
    answers.push({ waiting, results })
  }
  return {
    block: records.length === 0 ? null : endBlock(book, seal(book, recordedAt, records), records, recordedAtMs),
    answers,
  }
}

/** All or none: the first refusal takes back what was decided before it. */
function decideLinked(
  book: ShardBook,
  commands: readonly Command[],
  now: number,
  before: (command: Command) => CommandResult | undefined,
  place: (decided: Decided) => CommandResult,
): CommandResult[] {
  const undo: Undo = []
  const accepted: (Decided | CommandResult)[] = []
  const references = new Set<string>()
  for (const [index, command] of commands.entries()) {
    const isTwin = references.has(command.reference)
    references.add(command.reference)
    const outcome = isTwin ? referenceReused(command.reference) : (before(command) ?? decide(book, command, now, undo))
    const refusal = outcome instanceof Error ? outcome : 'refusal' in outcome ? outcome.refusal : null
    if (refusal !== null) {
      for (const step of undo.reverse()) step()
      return commands.map((other, at) => ({
        refusal: at === index ? refusal : linkedRefused(other.reference, refusal),
      }))
    }
    accepted.push(outcome as Decided | CommandResult)
  }
  return accepted.map((one) => ('command' in one ? place(one) : one))
}

function endBlock(
  book: ShardBook,
  { header, hash }: ReturnType<SealRecords>,
  records: Block['records'],
  recordedAtMs: number,
): Block {
  book.position = header.last
  book.height = header.height
  book.head = hash
  book.recordedAt = recordedAtMs
  return { epoch: book.epoch, header, hash, records, ...accountsAfter(records) }
}

/** As the accounts are now: later batches go on from there in memory before this block is written. */
function accountsAfter(records: Block['records']): Pick<Block, 'moved' | 'held'> {
  const touched = new Set<BookAccount>()
  const holding = new Set<BookAccount>()
  for (const { decided } of records) {
    for (const { account } of decided.entries) touched.add(account)
    for (const { account } of decided.holds) holding.add(account)
  }
  let balances = 0n
  let lines = 0
  for (const account of touched) {
    balances += account.balance
    lines += account.line
  }
  return {
    moved: { count: touched.size, balances, lines },
    held: [...holding].map((account) => ({ account, held: account.held })),
  }
}
