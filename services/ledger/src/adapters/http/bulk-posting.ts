import { DomainError, toProblemRecord } from '@fundtrace/problem'
import type { Static } from 'typebox'
import { engineUnavailable } from '../../application/engine/engine-errors.ts'
import type { PostingDesk } from '../../application/engine/posting-desk.ts'
import type { CommandResult, PostCommand } from '../../domain/posting/command.ts'
import { keyNamedTwice, linkedRefused } from '../../domain/posting/posting-errors.ts'
import { type Asked, toPostCommand } from './posting-commands.ts'
import { toReceipt } from './posting-receipt.ts'
import type { BulkBody, BulkItem, BulkReply } from './posting-schemas.ts'

type Results = Static<typeof BulkReply>['results']

/**
 * All that stands for itself goes to the desk at once, every group as one that is linked; in the order in which they came. A transaction
 * that cannot be read is refused, and its group with it, without asking the desk. Throws LEDGER_KEY_NAMED_TWICE, and the desk's
 * 'unavailable': then asking again with the same keys finds out what was posted.
 */
export async function submitBulk(
  desk: PostingDesk,
  asked: Asked,
  { transactions, all_or_nothing: isOneGroup = false }: Static<typeof BulkBody>,
): Promise<Results> {
  refuseTwins(transactions)
  const parts = cut(transactions, isOneGroup)
  const results: Results = []
  const answers = await Promise.allSettled(
    parts.map(async ({ isLinked, places }) => {
      const commands = places.map((place) => read(asked, transactions[place]))
      for (const [index, result] of (await submitPart(desk, asked.fundId, commands, isLinked)).entries()) {
        const place = places[index] ?? 0
        results[place] = toResult(transactions[place]?.key ?? '', commands[index], result)
      }
    }),
  )
  const failed = answers.filter((answer) => answer.status === 'rejected')
  if (failed.length > 0)
    throw failureOf(
      failed.map(({ reason }) => reason),
      parts.length,
    )
  return results
}

/** What is asked for together: places in the list. */
type Part = Readonly<{ isLinked: boolean; places: number[] }>

function cut(transactions: readonly BulkItem[], isOneGroup: boolean): readonly Part[] {
  if (isOneGroup) return [{ isLinked: true, places: transactions.map((_, place) => place) }]
  const alone: Part = { isLinked: false, places: [] }
  const groups = new Map<string | undefined, Part>([[undefined, alone]])
  for (const [place, { group }] of transactions.entries()) {
    const part = groups.get(group) ?? { isLinked: true, places: [] }
    if (part.places.length === 0) groups.set(group, part)
    part.places.push(place)
  }
  return [...groups.values()].filter(({ places }) => places.length > 0)
}

type Unreadable = Readonly<{ reference: string; refusal: DomainError }>

function read(asked: Asked, item: BulkItem | undefined): PostCommand | Unreadable {
  if (item === undefined) throw new Error('A part names places of the list')
  try {
    return toPostCommand(asked, item.key, item)
  } catch (error) {
    if (error instanceof DomainError) return { reference: item.key, refusal: error }
    throw error
  }
}

async function submitPart(
  desk: PostingDesk,
  fundId: string,
  commands: readonly (PostCommand | Unreadable)[],
  isLinked: boolean,
): Promise<readonly CommandResult[]> {
  const readable = commands.filter(isReadable)
  if (readable.length === commands.length) return desk.submit(fundId, readable, { linked: isLinked })
  const unreadable = commands.find(isUnreadable)
  if (isLinked && unreadable !== undefined)
    return commands.map((command) =>
      isReadable(command) ? { refusal: linkedRefused(command.reference, unreadable.refusal) } : command,
    )
  const answered = readable.length === 0 ? [] : await desk.submit(fundId, readable)
  let next = 0
  return commands.map((command) => {
    if (!isReadable(command)) return command
    const result = answered[next]
    next += 1
    if (result === undefined) throw new Error('The desk answers every command')
    return result
  })
}

/** "Nothing was posted" may be true of one part and not of the others. */
function failureOf(reasons: readonly unknown[], parts: number): unknown {
  const fault = reasons.find((reason) => !(reason instanceof DomainError))
  return fault ?? (parts === 1 ? reasons[0] : engineUnavailable())
}

const isUnreadable = (command: PostCommand | Unreadable): command is Unreadable => 'refusal' in command
const isReadable = (command: PostCommand | Unreadable): command is PostCommand => 'entries' in command

function toResult(key: string, command: PostCommand | Unreadable | undefined, result: CommandResult): Results[number] {
  if ('refusal' in result) return { key, status: 'refused', problem: toProblem(result.refusal) }
  const transaction = toReceipt({ receipt: result.receipt, reference: command?.reference ?? '' })
  return { key, status: result.isReplayed ? 'replayed' : 'posted', transaction }
}

const toProblem = (refusal: DomainError): NonNullable<Results[number]['problem']> => ({
  ...toProblemRecord(refusal),
  title: { ...refusal.title },
  values: { ...refusal.values },
})

function refuseTwins(transactions: readonly BulkItem[]): void {
  const keys = new Set<string>()
  for (const { key } of transactions) {
    if (keys.has(key)) throw keyNamedTwice(key)
    keys.add(key)
  }
}
