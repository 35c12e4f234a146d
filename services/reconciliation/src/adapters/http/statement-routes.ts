import { Amount, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, fileBody, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { takeStatement } from '../../application/take-statement.ts'
import { unknown } from '../../domain/errors.ts'
import { readStatements, type StatementRecord } from '../postgres/statement-repository.ts'
import { requireAuditOf, requireSightOf } from './fund-access.ts'

const StatementReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  from: CalendarDay,
  to: CalendarDay,
  opening: Amount,
  paid_out: Amount,
  received: Amount,
  closing: Amount,
  count: Type.Integer({ description: 'Lines below the header' }),
  sha256: Type.String({ description: 'Of the file as it was sent' }),
  uploaded_by: Text(200),
  uploaded_at: Type.String({ format: 'date-time' }),
})

const TAGS = ['Statements']
/** A year of the largest fund; the rows that are read at most take less. */
const FILE_BYTES_MAX = 32 * 1024 * 1024

export function statementRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/statements',
    {
      bodyLimit: FILE_BYTES_MAX,
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'uploadStatement',
        summary: "Upload a bank statement of a fund's dedicated account; stored once its balances are proven",
        description:
          'Columns: 记账日期/booking_date, 银行流水号/bank_reference, 付款编号/reference (a payment, the document of an arrival, a refund or a carry-over, or empty), 支出/paid_out, 收入/received (one of the two), 余额/balance (after the line). UTF-8 or GB18030. Other columns are not kept. The same file of the same fund again is answered with the statement that is there (200).',
        tags: TAGS,
        querystring: Type.Object(
          {
            fund_id: Slug,
            from: Type.Optional({
              ...CalendarDay,
              description: 'First day it speaks for; unless told, of its first line',
            }),
            to: Type.Optional({ ...CalendarDay, description: 'Last day it speaks for; unless told, of its last line' }),
          },
          { additionalProperties: false },
        ),
        body: fileBody('text/csv', 'The statement as the bank gave it'),
        response: { 200: StatementReply, 201: StatementReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { fund_id: fundId, from, to } = request.query
        await requireAuditOf(trx, caller, [fundId])
        return takeStatement(trx, { fundId, from, to, bytes: request.body, uploadedBy: caller.subject })
      },
      {
        respond: async (result, _request, reply) => {
          if (!result.is_new) reply.status(200)
          return readStatement(db, result.statement_id)
        },
      },
    ),
  )

  app.get(
    '/v1/statements/:statement_id',
    {
      config: { access: { roles: ['audit', 'admin'] } },
      schema: {
        operationId: 'getStatement',
        summary: 'What a stored statement speaks for, and the hash of its file',
        tags: TAGS,
        params: Type.Object({ statement_id: Uuid }),
        response: { 200: StatementReply },
      },
    },
    async (request) => {
      const statement = await readStatement(db, request.params.statement_id)
      await requireSightOf(db, callerOf(request), [statement.fund_id])
      return statement
    },
  )
}

async function readStatement(db: Database, id: string): Promise<StatementRecord> {
  const [statement] = await readStatements(db, [id])
  if (statement === undefined) throw unknown('statement', id)
  return statement
}
