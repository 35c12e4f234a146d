import { LEDGER_JOURNAL, LEDGER_POSTINGS, type PostingsAnswered, PostingsRequested } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import {
  appendToOutbox,
  ComeAgain,
  type ConsumerDefinition,
  handlerInTwoSteps,
  type IncomingEvent,
} from '@fundtrace/messaging'
import { DomainError } from '@fundtrace/problem'
import { newStream, type PostingDesk, type PostingStream } from '../../application/engine/posting-desk.ts'
import type { CommandResult, PostCommand } from '../../domain/posting/command.ts'
import { linkedRefused } from '../../domain/posting/posting-errors.ts'
import { toContractProblem } from './answer-request.ts'
import { fundOfKey } from './fund-of-key.ts'
import { type AskedPosting, toPostCommand } from './posting-command.ts'

/**
 * Takes in what other services ask to be posted, hands it to the desk like any request, and answers when it is committed. The engine commits
 * before the event is claimed: if this process dies between the two, the event comes again and its references find what was posted.
 */
export const postingsConsumer = (desk: PostingDesk): ConsumerDefinition => ({
  name: 'ledger.postings',
  topics: [LEDGER_POSTINGS.name],
  handlers: {
    PostingsRequested: handlerInTwoSteps(
      PostingsRequested,
      (event, request, run) => submit(desk, streamOf(run), event, request),
      async (trx, event, { fund_id: fundId, postings }, results) => {
        const ours = await findReplayedOf(trx, event.id, results)
        const data = { event_id: event.id, fund_id: fundId, results: toAnswers(postings, results, ours) }
        const origin = { service: 'ledger', correlationId: event.correlationid, causationId: event.id }
        await appendToOutbox(trx, origin, LEDGER_JOURNAL, fundId, [{ type: 'PostingsAnswered', data }])
      },
    ),
  },
})

/** Events of one run are one stream: none is posted where the one before it was not. */
function streamOf(run: object): PostingStream {
  const stream = streams.get(run) ?? newStream()
  streams.set(run, stream)
  return stream
}
const streams = new WeakMap<object, PostingStream>()

/** What cannot be read is refused without asking the desk; with it, where they are linked, all the others. */
async function submit(
  desk: PostingDesk,
  stream: PostingStream,
  event: IncomingEvent,
  { fund_id: fundId, linked, postings }: PostingsRequested,
): Promise<readonly CommandResult[]> {
  if (fundOfKey(event) !== fundId) throw new Error(`Postings of ${fundId} came under the key ${event.subject}`)
  const read = postings.map((posting) => readPosting(fundId, event, posting))
  const refused = read.find((one) => 'refusal' in one)
  if (refused !== undefined && linked)
    return read.map((one) => ('refusal' in one ? one : { refusal: linkedRefused(one.reference, refused.refusal) }))
  const commands = read.filter((one) => 'entries' in one)
  const results = commands.length === 0 ? [] : await desk.submit(fundId, commands, { linked, stream }).catch(notNow)
  let next = 0
  return read.map((one) => {
    if ('refusal' in one) return one
    const result = results[next]
    next += 1
    if (result === undefined) throw new Error('The desk answers every command')
    return result
  })
}

function readPosting(
  fundId: string,
  { id, source }: IncomingEvent,
  posting: AskedPosting,
): PostCommand | Readonly<{ refusal: DomainError }> {
  try {
    return toPostCommand({ fundId, source, eventId: id }, posting)
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error }
    throw error
  }
}

function notNow(error: unknown): never {
  throw error instanceof DomainError && error.kind === 'unavailable' ? new ComeAgain(error) : error
}

/** Of what was there before: what this event itself had posted, before it was taken in to its end. Transaction ids. */
async function findReplayedOf(
  trx: Transaction,
  eventId: string,
  results: readonly CommandResult[],
): Promise<Set<string>> {
  const replayed = results.flatMap((result) => ('receipt' in result && result.isReplayed ? [result.receipt.id] : []))
  if (replayed.length === 0) return new Set()
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM transactions WHERE id = ANY(:replayed::uuid[]) AND event_id = :eventId`,
    { replayed, eventId },
  )
  return new Set(rows.map((row) => row.id))
}

/** The first time that an event names what it posted itself, that is posted, however often the event had to come. */
function toAnswers(
  postings: readonly AskedPosting[],
  results: readonly CommandResult[],
  ours: Set<string>,
): PostingsAnswered['results'] {
  return postings.map(({ key }, index) => {
    const result = results[index]
    if (result === undefined) throw new Error('Every posting has a result')
    if ('refusal' in result)
      return { key, status: 'refused', transaction_id: null, number: null, problem: toContractProblem(result.refusal) }
    const { id, number } = result.receipt
    const isPosted = ours.has(id) || !result.isReplayed
    ours.delete(id)
    return { key, status: isPosted ? 'posted' : 'replayed', transaction_id: id, number, problem: null }
  })
}
