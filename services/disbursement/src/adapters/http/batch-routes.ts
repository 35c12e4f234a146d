import { Amount, AreaCode, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import {
  type App,
  areaPrefixes,
  callerOf,
  fileBody,
  idempotent,
  normaliseArea,
  requireArea,
} from '@fundtrace/http-server'
import { formatWan, parseMoney } from '@fundtrace/money'
import { type KeyRing, openBytes } from '@fundtrace/personal-data'
import Type from 'typebox'
import { approveBatch } from '../../application/approve-batch.ts'
import { awaitFunding } from '../../application/await-funding.ts'
import { makeBatch } from '../../application/make-batch.ts'
import type { Officer } from '../../application/officer.ts'
import { bankFileContext, releaseBatch } from '../../application/release-batch.ts'
import { takeResults } from '../../application/take-results.ts'
import { bankFileMissing } from '../../domain/errors.ts'
import { payeeLookup } from '../allocation/payee-lookup.ts'
import { readFund } from '../postgres/award-repository.ts'
import { readBankFile } from '../postgres/bank-file-repository.ts'
import { type BatchView, listBatches, readBatchView } from '../postgres/batch-view.ts'

const BatchFields = {
  id: Uuid,
  fund_id: Slug,
  area_code: AreaCode,
  state: Type.Union([
    Type.Literal('draft'),
    Type.Literal('approved'),
    Type.Literal('funded'),
    Type.Literal('refused'),
    Type.Literal('released'),
    Type.Literal('paid'),
    Type.Literal('partly_paid'),
  ]),
  count: Type.Integer(),
  total: Amount,
  made_by: Text(200),
  approved_by: Type.Union([Type.Null(), Text(200)]),
}
const BatchReply = Type.Object({
  ...BatchFields,
  total_wan: Text(40),
  problem: Type.Union([Type.Null(), Problem]),
  file_sha256: Type.Union([Type.Null(), Text(64)]),
  payments: Type.Array(
    Type.Object({
      id: Uuid,
      award_id: Uuid,
      beneficiary_id: Slug,
      attempt: Type.Integer(),
      reference: Text(35),
      amount: Amount,
      state: Text(20),
      decided_on: Type.Union([Type.Null(), Text(10)]),
      reason: Type.Union([Type.Null(), Text(200)]),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      from_state: Type.Union([Type.Null(), Text(20)]),
      to_state: Text(20),
      moved_by: Text(200),
      reason: Text(2_000),
      moved_at: Text(40),
    }),
  ),
})
const BatchOrder = Type.Object(
  {
    fund_id: Slug,
    /** Everything unpaid under this area, such as one township. */
    area_code: Type.Optional(AreaCode),
    /** Or exactly these awards; an amount that is given must be the award's. */
    lines: Type.Optional(
      Type.Array(
        Type.Object({ award_id: Uuid, amount: Type.Optional(PositiveAmount) }, { additionalProperties: false }),
        { minItems: 1, maxItems: 10_000 },
      ),
    ),
  },
  { additionalProperties: false, examples: [{ fund_id: 'qingcheng-households-2016', area_code: '441802103' }] },
)
const BatchParams = Type.Object({ batch_id: Uuid })

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Batches']

export function batchRoutes(
  app: App,
  { db, ring, allocationUrl }: { db: Database; ring: KeyRing; allocationUrl: string },
): void {
  app.post(
    '/v1/batches',
    {
      config: TREASURY,
      schema: {
        operationId: 'makeBatch',
        summary: 'Put awards that wait to be paid into a draft batch',
        tags: TAGS,
        body: BatchOrder,
        response: { 201: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { fund_id, area_code, lines } = request.body
        const fund = await readFund(trx, fund_id)
        requireArea(caller, fund.area_code)
        const order =
          lines === undefined
            ? { areaCode: normaliseArea(area_code ?? fund.area_code) }
            : {
                lines: lines.map((line) => ({
                  awardId: line.award_id,
                  amount: line.amount === undefined ? null : parseMoney(line.amount),
                })),
              }
        return makeBatch(trx, fund, order, officerOf(request, caller))
      },
      { respond: async ({ batchId }) => toReply(await readBatchView(db, batchId)) },
    ),
  )

  app.get(
    '/v1/batches',
    {
      config: READERS,
      schema: {
        operationId: 'listBatches',
        summary: 'The batches of my areas, newest first',
        tags: TAGS,
        querystring: Type.Object({
          fund_id: Type.Optional(Slug),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ batches: Type.Array(Type.Object(BatchFields)) }) },
      },
    },
    async (request) => {
      const { fund_id, limit } = request.query
      return {
        batches: await listBatches(db, { prefixes: areaPrefixes(callerOf(request)), fundId: fund_id ?? null, limit }),
      }
    },
  )

  app.get(
    '/v1/batches/:batch_id',
    {
      config: READERS,
      schema: {
        operationId: 'getBatch',
        summary: 'A batch with its payments and everything that happened to it',
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply },
      },
    },
    async (request) => toReply(await readOwnBatch(db, request, request.params.batch_id)),
  )

  app.post(
    '/v1/batches/:batch_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approveBatch',
        summary:
          'Approve a batch that another officer made; answers when the ledger holds its money, or says what is missing',
        description: 'Answers 202 with the state "approved" where the ledger has not answered within ten seconds.',
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply, 202: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const batchId = request.params.batch_id
        await readOwnBatch(db, request, batchId)
        await approveBatch(trx, batchId, officerOf(request, caller))
        return { batchId }
      },
      {
        status: 200,
        respond: async ({ batchId }, _request, reply) => {
          const batch = await awaitFunding(db, batchId)
          if (batch.state === 'approved') reply.code(202)
          return toReply(batch)
        },
      },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/release',
    {
      config: TREASURY,
      schema: {
        operationId: 'releaseBatch',
        summary: 'Write the bank file of a funded batch; its money is in transit from here on',
        tags: TAGS,
        params: BatchParams,
        body: Type.Object(
          {
            /** What the receiver reads in the passbook. */
            purpose: Text(60),
            encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')])),
          },
          { additionalProperties: false, examples: [{ purpose: '扶贫到户补助2016', encoding: 'gb18030' }] },
        ),
        response: { 200: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const batchId = request.params.batch_id
        await readOwnBatch(db, request, batchId)
        const { purpose, encoding } = request.body
        const lookUpPayees = payeeLookup(allocationUrl, request.headers.authorization ?? '', request.id)
        await releaseBatch(trx, { batchId, purpose, encoding: encoding ?? 'utf-8' }, officerOf(request, caller), {
          ring,
          lookUpPayees,
        })
        return { batchId }
      },
      { status: 200, respond: async ({ batchId }) => toReply(await readBatchView(db, batchId)) },
    ),
  )

  app.get(
    '/v1/batches/:batch_id/bank-file',
    {
      config: TREASURY,
      schema: {
        operationId: 'downloadBankFile',
        summary: 'The bank file as it was written, with names and accounts in clear',
        tags: TAGS,
        params: BatchParams,
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const batchId = request.params.batch_id
      await readOwnBatch(db, request, batchId)
      const file = await readBankFile(db, batchId)
      if (file === undefined) throw bankFileMissing(batchId)
      request.log.info({ batch_id: batchId }, 'a bank file was given out in clear')
      reply.header('content-disposition', `attachment; filename="batch-${batchId}.csv"`)
      reply.header('digest', `sha-256=${Buffer.from(file.sha256, 'hex').toString('base64')}`)
      return reply.type('text/csv').send(openBytes(ring, file.sealed, bankFileContext(batchId)))
    },
  )

  app.post(
    '/v1/batches/:batch_id/results',
    {
      config: TREASURY,
      schema: {
        operationId: 'takeResults',
        summary: "Take the bank's result file of a released batch: all of it, or nothing and every fault named",
        tags: TAGS,
        params: BatchParams,
        body: fileBody(
          'text/csv',
          'The result file as the bank sent it: 付款编号, 金额, 处理结果 (成功/退票), 原因, 处理日期',
        ),
        response: { 200: Type.Object({ paid: Type.Integer(), returned: Type.Integer() }) },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const batchId = request.params.batch_id
        await readOwnBatch(db, request, batchId)
        return takeResults(trx, ring, batchId, request.body, officerOf(request, caller))
      },
      { status: 200 },
    ),
  )
}

/** A treasury sees and moves the batches of its own area and of no other. */
async function readOwnBatch(
  db: Database,
  request: Parameters<typeof callerOf>[0],
  batchId: string,
): Promise<BatchView> {
  const batch = await readBatchView(db, batchId)
  requireArea(callerOf(request), batch.area_code)
  return batch
}

const officerOf = (request: { id: string }, caller: { subject: string }): Officer => ({
  subject: caller.subject,
  correlationId: request.id,
})

const toReply = (batch: BatchView) => ({
  ...batch,
  total_wan: formatWan(parseMoney(batch.total)),
  problem: batch.problem === null ? null : { ...batch.problem, values: { ...batch.problem.values } },
})
