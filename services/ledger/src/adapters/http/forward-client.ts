import type { Logger } from '@fundtrace/http-server'
import { Compile } from 'typebox/compile'
import type { Forward, Submission } from '../../application/cluster/clustered-desk.ts'
import { notOurShard } from '../../application/engine/engine-errors.ts'
import type { CommandResult } from '../../domain/posting/command.ts'
import type { LedgerProcess, ShardOwner } from '../postgres/shard-leases.ts'
import { ForwardReply, resultsOf, submissionWire } from './forwarded-posting.ts'

/**
 * The road to the other processes. What is for one shard while requests for it are on their way goes together in the next: the other
 * process commits in groups, and so the road to it must not be one request for each transaction.
 */
export type ForwardClient = Readonly<{
  forward: Forward
  /** Tells a process to look at the leases. */
  tell: (other: LedgerProcess) => Promise<void>
  /** Gives up waiting for whoever does not own the shard any more: he may be stopped, and answer in an hour. */
  dropFormerOwners: (ownerOf: (shard: number) => ShardOwner | undefined) => void
}>

/** Headers of the internal routes. */
export const OWNER_HEADER = 'x-fundtrace-owner'
export const authorisation = (secret: string): string => `Bearer ${secret}`

export function createForwardClient(options: { secret: string | undefined; log: Logger }): ForwardClient {
  const { secret, log } = options
  const links = new Map<string, Link>()

  const send = async (link: Link, batch: readonly Waiting[]): Promise<void> => {
    const body = JSON.stringify({ submissions: batch.map(({ submission }) => submissionWire(submission)) })
    const reply = await post(`/internal/shards/${link.owner.shard}/postings`, link.owner, body, link.giveUp.signal)
    const { answers } = reply
    if (answers.length !== batch.length) throw new Error(`${batch.length} were forwarded, ${answers.length} answered`)
    for (const [index, { resolve, reject }] of batch.entries()) {
      const answer = answers[index]
      try {
        if (answer !== undefined) resolve(resultsOf(answer))
      } catch (error) {
        reject(error)
      }
    }
  }

  const post = async (path: string, owner: LedgerProcess, body: string, signal: AbortSignal) => {
    const response = await fetch(new URL(path, owner.address), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: authorisation(secret ?? ''),
        [OWNER_HEADER]: owner.id,
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS_MAX)]),
    })
    const text = await response.text()
    if (!response.ok) throw new RefusedByProcess(response.status, text)
    const reply: unknown = JSON.parse(text)
    if (!isReply.Check(reply)) throw new Error(`${owner.address} answers what is not agreed`)
    return reply
  }

  const pump = (link: Link): void => {
    while (link.inFlight < IN_FLIGHT_MAX && link.queue.length > 0) {
      const batch = take(link.queue)
      link.inFlight += 1
      void send(link, batch)
        .catch((error: unknown) => {
          // Whether it got there is not known: whoever asked asks again, with the same references, wherever the shard is then.
          if (!link.giveUp.signal.aborted) tellFault(link.owner, error)
          for (const { reject } of batch) reject(notOurShard(link.owner.shard))
        })
        .finally(() => {
          link.inFlight -= 1
          pump(link)
        })
    }
    if (link.inFlight === 0) links.delete(keyOf(link.owner))
  }

  /** Once for each process and kind of fault: every request of a second would say the same. */
  const told = new Set<string>()
  const tellFault = (owner: LedgerProcess, error: unknown): void => {
    const kind = `${owner.id} ${error instanceof RefusedByProcess ? error.status : ''}`
    const isNews = !told.has(kind) && !(error instanceof RefusedByProcess && error.status === 503)
    told.add(kind)
    log[isNews ? 'warn' : 'debug']({ err: error, address: owner.address }, 'a request could not be forwarded')
  }

  return {
    forward: (owner, submission) => {
      if (secret === undefined) return Promise.reject(notOurShard(owner.shard))
      return new Promise((resolve, reject) => {
        const link = links.get(keyOf(owner)) ?? { owner, queue: [], inFlight: 0, giveUp: new AbortController() }
        links.set(keyOf(owner), link)
        link.queue.push({ submission, resolve, reject })
        // What comes in the same tick goes into the same request.
        if (link.queue.length === 1) setImmediate(() => pump(link))
      })
    },
    tell: async (other) => {
      if (secret === undefined) return
      await fetch(new URL('/internal/leases/look', other.address), {
        method: 'POST',
        headers: { authorization: authorisation(secret) },
        signal: AbortSignal.timeout(TELL_MS_MAX),
      })
    },
    dropFormerOwners: (ownerOf) => {
      for (const link of links.values()) if (ownerOf(link.owner.shard)?.id !== link.owner.id) link.giveUp.abort()
    },
  }
}

type Waiting = Readonly<{
  submission: Submission
  resolve: (results: readonly CommandResult[]) => void
  reject: (error: unknown) => void
}>
type Link = {
  readonly owner: ShardOwner
  readonly queue: Waiting[]
  inFlight: number
  readonly giveUp: AbortController
}

/** One is decided over there while the next is on its way. */
const IN_FLIGHT_MAX = 2
const COMMANDS_MAX = 512
/** Longer than an engine tries. */
const ANSWER_MS_MAX = 25_000
const TELL_MS_MAX = 1_000

function take(queue: Waiting[]): Waiting[] {
  let commands = 0
  let count = 0
  for (const { submission } of queue) {
    if (count > 0 && commands + submission.commands.length > COMMANDS_MAX) break
    commands += submission.commands.length
    count += 1
  }
  return queue.splice(0, count)
}

const keyOf = ({ id, shard }: ShardOwner): string => `${id} ${shard}`
const isReply = Compile(ForwardReply)

class RefusedByProcess extends Error {
  readonly status: number
  constructor(status: number, body: string) {
    super(`the other process answers ${status}: ${body.slice(0, 500)}`)
    this.status = status
  }
}
