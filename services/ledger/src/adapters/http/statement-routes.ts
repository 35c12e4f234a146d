import { Amount, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import { from, until } from '../../domain/moment.ts'
import { accountNotThere, cursorMalformed, workbookTooLong } from '../../domain/statement-errors.ts'
import { reportFile, sendFile } from '../export/report-file.ts'
import { statementSheet } from '../export/statement-sheet.ts'
import { type Account, balanceAt, findAccount } from '../postgres/balance-at.ts'
import { lastLine, readStatement, type StatementBounds, streamStatement } from '../postgres/statement.ts'
import { readByEffect, streamByEffect } from '../postgres/statement-by-effect.ts'
import {
  AccountParams,
  FORMAT,
  limit,
  Moment,
  OrFile,
  OrNull,
  PRODUCES,
  READERS,
  StatementLine,
  takenBy,
  wantedFile,
} from './book-schemas.ts'
import type { FundAccess } from './fund-access.ts'

const TAGS = ['Statements']
const Times = {
  recorded_from: Type.Optional(Moment),
  recorded_to: Type.Optional(Moment),
  effective_from: Type.Optional(Moment),
  effective_to: Type.Optional(Moment),
}
const Statement = Type.Object({
  lines: Type.Array(StatementLine),
  next: OrNull(Type.String({ description: '"after" of the next page; null where the page is not full' })),
})
type Order = 'recorded' | 'effective'

export function statementRoutes(app: App, db: Database, { requireReader }: FundAccess): void {
  app.get(
    '/v1/funds/:fund_id/accounts/:account/statement',
    {
      config: READERS,
      schema: {
        operationId: 'getStatement',
        summary: 'The lines of an account, in one of its two orders; as JSON, CSV or XLSX',
        description:
          'order=recorded: as they were recorded, each proving itself by the balance after it; "after" is the number of a line. order=effective: as they count, the balance running from the opening; "after" is the "next" of the page before, and all its pages show what was known when the first was read. recorded_to is then what was known by that time. A file has all lines, whatever limit and after say.',
        tags: TAGS,
        params: AccountParams,
        querystring: Type.Object({
          limit,
          after: Type.String({ pattern: '^[0-9.-]{0,64}$', default: '' }),
          order: Type.Enum(['recorded', 'effective'], { default: 'recorded' }),
          ...Times,
          ...FORMAT,
        }),
        produces: PRODUCES,
        response: { 200: OrFile(Statement) },
      },
    },
    async (request, reply) => {
      const { fund_id: fundId, account: code } = request.params
      const caller = callerOf(request)
      await requireReader(caller, fundId)
      const account = await existing(db, fundId, code)
      const { order, after, limit: max } = request.query
      const bounds = boundsOf(request.query)
      const file = wantedFile(request.query, request.raw.headers.accept)
      if (file === null) return readPage(db, account, order, bounds, { after, limit: max })

      const lines = await lastLine(db, account.id)
      if (file.format === 'xlsx' && lines > SHEET_LINES_MAX) throw workbookTooLong(lines, SHEET_LINES_MAX)
      const all = order === 'recorded' ? streamStatement(db, account, bounds) : streamByEffect(db, account, bounds)
      const taken = takenBy(caller, `资金 ${fundId} 账户 ${code}`)
      const sheet = statementSheet(`账户明细 ${fundId} ${code}`, order, all)
      return sendFile(reply, reportFile(file, `statement-${fundId}-${code.replace(':', '-')}`, [sheet], taken))
    },
  )

  app.get(
    '/v1/funds/:fund_id/accounts/:account/balance',
    {
      config: READERS,
      schema: {
        operationId: 'getBalance',
        summary: 'What stood on an account: as it was recorded by a time, as it counts at a time, or both',
        description:
          'recorded_at alone: what the books said then. effective_at alone: what counts at that time by all that is known now. Both: what was known at recorded_at about effective_at. Neither: the balance now.',
        tags: TAGS,
        params: AccountParams,
        querystring: Type.Object({ recorded_at: Type.Optional(Moment), effective_at: Type.Optional(Moment) }),
        response: {
          200: Type.Object({
            account: Text(120),
            normal_side: Text(6),
            balance: Amount,
            lines: Type.Integer({ description: 'How many entries it is made of' }),
            recorded_at: OrNull(Text(40)),
            effective_at: OrNull(Text(40)),
          }),
        },
      },
    },
    async (request) => {
      const { fund_id: fundId, account: code } = request.params
      await requireReader(callerOf(request), fundId)
      const account = await existing(db, fundId, code)
      const { recorded_at = null, effective_at = null } = request.query
      const at = await balanceAt(db, account, {
        recordedBefore: recorded_at === null ? null : until(recorded_at),
        effectiveBefore: effective_at === null ? null : until(effective_at),
      })
      return { account: code, normal_side: account.normalSide, ...at, recorded_at, effective_at }
    },
  )
}

async function readPage(
  db: Database,
  account: Account,
  order: Order,
  bounds: StatementBounds,
  { after, limit: max }: Readonly<{ after: string; limit: number }>,
): Promise<Static<typeof Statement>> {
  if (order === 'effective') return readByEffect(db, account, bounds, { after, limit: max })
  const lines = await readStatement(db, account, bounds, { after: lineOf(after), limit: max })
  const last = lines.length === max ? lines.at(-1) : undefined
  return { lines, next: last === undefined ? null : String(last.line) }
}

async function existing(db: Database, fundId: string, code: string): Promise<Account> {
  const account = await findAccount(db, fundId, code)
  if (account === undefined) throw accountNotThere(fundId, code)
  return account
}

function boundsOf(query: Readonly<Partial<Record<keyof typeof Times, string>>>): StatementBounds {
  const { recorded_from, recorded_to, effective_from, effective_to } = query
  return {
    recordedFrom: recorded_from === undefined ? null : from(recorded_from),
    recordedBefore: recorded_to === undefined ? null : until(recorded_to),
    effectiveFrom: effective_from === undefined ? null : from(effective_from),
    effectiveBefore: effective_to === undefined ? null : until(effective_to),
  }
}

function lineOf(after: string): number {
  if (!/^\d{0,15}$/.test(after)) throw cursorMalformed(after)
  return Number(after)
}

/** What a sheet holds, less its title, header and notes. */
const SHEET_LINES_MAX = 1_048_000
