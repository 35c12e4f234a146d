import type { Client } from 'pg'
import { type Accepted, readKnown } from '../../adapters/postgres/journal/read-shard.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { referenceReused } from '../../domain/posting/posting-errors.ts'
import type { DecidedBatch } from './decide-batch.ts'
import { referenceKey, type Waiting } from './waiting-command.ts'

/**
 * Nothing is refused before the database was asked whether it was posted long ago: who repeats what emptied its account must hear that it is
 * posted, and not that the account is empty. What would be accepted a second time is found by the unique index; a refusal is not.
 */
export async function replayRefused(
  begun: () => Promise<Client>,
  shard: number,
  batch: DecidedBatch,
): Promise<DecidedBatch> {
  const refused = batch.answers.flatMap(({ waiting, results }) =>
    waiting.commands.filter((_, index) => isRefusal(results[index])),
  )
  if (refused.length === 0) return batch
  const known = await readKnown(
    await begun(),
    shard,
    refused.map((command) => command.fundId),
    refused.map((command) => command.reference),
  )
  if (known.size === 0) return batch
  return {
    block: batch.block,
    answers: batch.answers.map(({ waiting, results }) => ({ waiting, results: answersOf(waiting, results, known) })),
  }
}

function answersOf(
  { commands, linked }: Waiting,
  results: readonly CommandResult[],
  known: ReadonlyMap<string, Accepted>,
): readonly CommandResult[] {
  // Of a group that stands or falls together, all was posted long ago or nothing is answered so.
  if (linked && !commands.every((command) => known.has(referenceKey(command)))) return results
  return results.map((result, index) => {
    const command = commands[index]
    return command === undefined || !isRefusal(result) ? result : answerOf(command, result, known)
  })
}

function answerOf(command: Command, refusal: CommandResult, known: ReadonlyMap<string, Accepted>): CommandResult {
  const accepted = known.get(referenceKey(command))
  if (accepted === undefined) return refusal
  return accepted.contentHash?.equals(command.contentHash) === true
    ? { receipt: accepted.receipt, isReplayed: true }
    : { refusal: referenceReused(command.reference) }
}

const isRefusal = (result: CommandResult | undefined): boolean => result !== undefined && 'refusal' in result
