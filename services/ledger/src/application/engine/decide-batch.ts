import { randomBytes } from 'node:crypto'
import { blockHash, type HashAlgorithm, leafHash, merkleRoot } from '@fundtrace/seal'
import type { Block } from '../../adapters/postgres/journal/write-block.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { type Decided, decide, type Undo } from '../../domain/posting/decide.ts'
import { linkedRefused, referenceReused } from '../../domain/posting/posting-errors.ts'
import { type RecordPlace, sealedText } from '../../domain/posting/record.ts'
import type { BookAccount, ShardBook } from '../../domain/posting/shard-book.ts'
import { type Waiting, referenceKey } from './waiting-command.ts'
import type { Accepted } from '../../adapters/postgres/journal/read-shard.ts'

/** `answers` are given when the block is committed; `block` is null where all was refused or known before. */
export type DecidedBatch = Readonly<{
  block: Block | null
  /** Of what was accepted now: under them `recent` knows it until a later batch can read it. */
  keys: readonly string[]
  answers: readonly Readonly<{ waiting: Waiting; results: readonly CommandResult[] }>[]
}>

/**
 * Decides what waits, in order, against the book in memory, and seals what was accepted into the shard's next block. The book goes on
 * at once: the next batch is decided on top of this one before it is committed. `known` is what the database knows under the batch's
 * references, `recent` what was accepted and may be too new for that.
 */
export function decideBatch(
  book: ShardBook,
  batch: readonly Waiting[],
  known: ReadonlyMap<string, Accepted>,
  recent: Map<string, Accepted>,
  algorithm: HashAlgorithm,
): DecidedBatch {
  const recordedAtMs = Math.max(Date.now(), book.recordedAt)
  const recordedAt = new Date(recordedAtMs).toISOString()
  const first = book.position + 1
  const records: { decided: Decided; place: RecordPlace }[] = []
  const keys: string[] = []
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
    keys.push(key)
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
    block: records.length === 0 ? null : seal(book, records, recordedAt, recordedAtMs, algorithm),
    keys,
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
  for (const [index, command] of commands.entries()) {
    const answered = before(command)
    const outcome = answered ?? decide(book, command, now, undo)
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

function seal(
  book: ShardBook,
  records: Block['records'],
  recordedAt: string,
  recordedAtMs: number,
  algorithm: HashAlgorithm,
): Block {
  const leaves = records.map(({ decided, place }) => leafHash(algorithm, sealedText(decided, place)))
  const header = {
    algorithm,
    first: book.position + 1,
    height: book.height + 1,
    last: book.position + records.length,
    previous: book.head,
    recorded_at: recordedAt,
    root: merkleRoot(algorithm, leaves).toString('hex'),
    shard: book.shard,
  }
  const hash = blockHash(header)
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

/** A UUID of version 8 that rises with the journal, so that its index grows at its end; drawn at random where it can be. */
function recordId(shard: number, position: number): string {
  const place = shard.toString(16).padStart(2, '0') + position.toString(16).padStart(12, '0')
  return `${place.slice(0, 8)}-${place.slice(8, 12)}-8${place.slice(12)}0-${RUN}`
}
const RUN = ((): string => {
  const bytes = randomBytes(8)
  bytes[0] = 0x80 | (bytes.readUInt8(0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 4)}-${hex.slice(4)}`
})()
