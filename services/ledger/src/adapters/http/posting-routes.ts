import type { Database } from '@fundtrace/database'
import { type App, callerOf, readIdempotencyKey, takesIdempotencyKey } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import type { HashAlgorithm } from '@fundtrace/seal'
import type { PostingDesk } from '../../application/engine/posting-desk.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { submitBulk } from './bulk-posting.ts'
import type { FundAccess } from './fund-access.ts'
import { askedBy, toHoldCommand, toPostCommand, toReversalCommand, toVoidCommand } from './posting-commands.ts'
import { type Placed, toPlace, toReceipt } from './posting-receipt.ts'
import {
  BulkBody,
  BulkReply,
  FundParams,
  HoldBody,
  HoldParams,
  HoldReceipt,
  MOVERS,
  PostBody,
  Receipt,
  ReversalBody,
  TransactionParams,
  VoidBody,
  VoidReceipt,
} from './posting-schemas.ts'

const TAGS = ['Postings']

export type PostingParts = Readonly<{
  db: Database
  desk: PostingDesk
  /** For what is kept about persons beside the journal. */
  ring: KeyRing
  /** As the journal's own. */
  algorithm?: HashAlgorithm
}>

/** What moves a fund's general accounts. None of these asks the database itself: the engine does, for hundreds at once. */
export function postingRoutes(app: App, parts: PostingParts, { requireMover }: FundAccess): void {
  const { desk } = parts
  const keeping = { ring: parts.ring, algorithm: parts.algorithm ?? 'sha256' }

  app.post(
    '/v1/funds/:fund_id/transactions',
    {
      config: MOVERS,
      schema: {
        operationId: 'postTransaction',
        summary: 'Post one transaction of 2 to 20 entries; answered when it is committed',
        tags: TAGS,
        params: FundParams,
        body: PostBody,
        response: { 201: Receipt },
      },
    },
    takesIdempotencyKey(async (request, reply) => {
      const { fund_id: fundId } = request.params
      const caller = callerOf(request)
      await requireMover(caller, fundId)
      const asked = askedBy(caller, fundId, keeping)
      const key = readIdempotencyKey(request)
      return toReceipt(await submitOne(desk, toPostCommand(asked, key, request.body), reply))
    }),
  )

  app.post(
    '/v1/funds/:fund_id/transactions/bulk',
    {
      config: MOVERS,
      schema: {
        operationId: 'postTransactions',
        summary: 'Post up to 1000 transactions, each with its own key and its own result, in their order',
        tags: TAGS,
        params: FundParams,
        body: BulkBody,
        response: { 200: BulkReply },
      },
    },
    async (request) => {
      const { fund_id: fundId } = request.params
      const caller = callerOf(request)
      await requireMover(caller, fundId)
      return { results: await submitBulk(desk, askedBy(caller, fundId, keeping), request.body) }
    },
  )

  app.post(
    '/v1/funds/:fund_id/transactions/:transaction_id/reversal',
    {
      config: MOVERS,
      schema: {
        operationId: 'reverseTransaction',
        summary: 'Post the whole of an earlier posting the other way round; by somebody else than who posted it',
        tags: TAGS,
        params: TransactionParams,
        body: ReversalBody,
        response: { 201: Receipt },
      },
    },
    takesIdempotencyKey(async (request, reply) => {
      const { fund_id: fundId, transaction_id: transactionId } = request.params
      const caller = callerOf(request)
      await requireMover(caller, fundId)
      const asked = askedBy(caller, fundId, keeping)
      const key = readIdempotencyKey(request)
      return toReceipt(await submitOne(desk, toReversalCommand(asked, key, transactionId, request.body), reply))
    }),
  )

  app.post(
    '/v1/funds/:fund_id/holds',
    {
      config: MOVERS,
      schema: {
        operationId: 'placeHolds',
        summary: 'Keep money of accounts back until it is posted, freed or the time is over; all holds or none',
        tags: TAGS,
        params: FundParams,
        body: HoldBody,
        response: { 201: HoldReceipt },
      },
    },
    takesIdempotencyKey(async (request, reply) => {
      const { fund_id: fundId } = request.params
      const caller = callerOf(request)
      await requireMover(caller, fundId)
      const command = toHoldCommand(askedBy(caller, fundId, keeping), readIdempotencyKey(request), request.body)
      const placed = await submitOne(desk, command, reply)
      const holds = request.body.holds.map((hold, index) => ({ ...hold, hold_id: command.holds[index]?.holdId ?? '' }))
      return { ...toPlace(placed), holds }
    }),
  )

  app.post(
    '/v1/funds/:fund_id/holds/:hold_id/void',
    {
      config: MOVERS,
      schema: {
        operationId: 'voidHold',
        summary: 'Free what a pending hold keeps back',
        tags: TAGS,
        params: HoldParams,
        body: VoidBody,
        response: { 201: VoidReceipt },
      },
    },
    takesIdempotencyKey(async (request, reply) => {
      const { fund_id: fundId, hold_id: holdId } = request.params
      const caller = callerOf(request)
      await requireMover(caller, fundId)
      const asked = askedBy(caller, fundId, keeping)
      const key = readIdempotencyKey(request)
      return {
        ...toPlace(await submitOne(desk, toVoidCommand(asked, key, holdId, request.body), reply)),
        hold_id: holdId,
      }
    }),
  )
}

type Reply = { statusCode: number; header: (name: string, value: string) => unknown }

async function submitOne(desk: PostingDesk, command: Command, reply: Reply): Promise<Placed> {
  const [result] = await desk.submit(command.fundId, [command])
  const { receipt, isReplayed } = accepted(result)
  if (isReplayed) reply.header('idempotency-replayed', 'true')
  reply.statusCode = 201
  return { receipt, reference: command.reference }
}

function accepted(result: CommandResult | undefined): Exclude<CommandResult, { refusal: unknown }> {
  if (result === undefined) throw new Error('The desk answers every command')
  if ('refusal' in result) throw result.refusal
  return result
}
