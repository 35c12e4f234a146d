import { Amount, AreaCode, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { ACCOUNT_KINDS, type GovernmentAccounts } from '../../domain/government-accounts.ts'
import { monthOf } from '../../domain/period.ts'
import { monthsTurned } from '../../domain/statement-errors.ts'
import { positionSheets } from '../export/position-sheets.ts'
import { reportFile, sendFile } from '../export/report-file.ts'
import { trialBalanceSheets } from '../export/trial-balance-sheets.ts'
import { readFundPositions } from '../postgres/fund-position.ts'
import { findFirstMonth } from '../postgres/period-repository.ts'
import { listKindLines, listTrialLines, streamTrialLines } from '../postgres/trial-balance.ts'
import {
  FORMAT,
  FundParams,
  limit,
  MonthText,
  OrFile,
  OrNull,
  PRODUCES,
  READERS,
  takenBy,
  wantedFile,
} from './book-schemas.ts'
import type { FundAccess } from './fund-access.ts'
import { FundPositionReply, toFundReply } from './fund-routes.ts'

const TAGS = ['Reports']
const Figures = {
  opening_debit: Amount,
  opening_credit: Amount,
  debit: Amount,
  credit: Amount,
  closing_debit: Amount,
  closing_credit: Amount,
}
const GovernmentAccount = Type.Object({ standard: Text(30), code: Text(20), name: Text(100) })
const TrialBalance = Type.Object({
  fund_id: Slug,
  from: MonthText,
  to: MonthText,
  total: Type.Object(Figures),
  kinds: Type.Array(
    Type.Object({
      kind: Text(40),
      accounts: Type.Integer(),
      government_accounts: Type.Array(GovernmentAccount),
      ...Figures,
    }),
  ),
  accounts: Type.Array(
    Type.Object({ account: Text(120), name: OrNull(Text(200)), kind: Text(40), normal_side: Text(6), ...Figures }),
  ),
  next: OrNull(Text(120)),
})

/** Trial balance (科目余额表), fund position, and what our accounts are called in the books of the bureau. */
export function reportRoutes(
  app: App,
  { db, codes }: Readonly<{ db: Database; codes: GovernmentAccounts }>,
  { requireReader }: FundAccess,
): void {
  const namedBy = (kind: string) =>
    codes.of(kind).flatMap((account, index) => {
      const standard = codes.standards[index]?.id
      return account === null || standard === undefined ? [] : [{ standard, ...account }]
    })

  app.get(
    '/v1/funds/:fund_id/trial-balance',
    {
      config: READERS,
      schema: {
        operationId: 'getTrialBalance',
        summary: 'Opening, debits and credits, and closing of the accounts over some months; as JSON, CSV or XLSX',
        description:
          'By the months in which entries count. Without from, the first month of the fund; without to, the running one. Both sides of every pair of sums are equal. A file has all accounts, whatever limit and after say.',
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({
          from: Type.Optional(MonthText),
          to: Type.Optional(MonthText),
          limit,
          after: Type.String({ maxLength: 120, default: '' }),
          ...FORMAT,
        }),
        produces: PRODUCES,
        response: { 200: OrFile(TrialBalance) },
      },
    },
    async (request, reply) => {
      const { fund_id: fundId } = request.params
      const caller = callerOf(request)
      await requireReader(caller, fundId)
      const { to = monthOf(new Date()), after, limit: max } = request.query
      const months = { from: request.query.from ?? (await findFirstMonth(db, fundId)) ?? to, to }
      if (months.from > months.to) throw monthsTurned(months.from, months.to)
      const { kinds, total } = await listKindLines(db, fundId, months)
      const file = wantedFile(request.query, request.raw.headers.accept)
      if (file === null) {
        const accounts = await listTrialLines(db, fundId, months, { after, limit: max })
        return {
          fund_id: fundId,
          ...months,
          total,
          accounts,
          kinds: kinds.map((line) => ({ ...line, government_accounts: namedBy(line.kind) })),
          next: accounts.length === max ? (accounts.at(-1)?.account ?? null) : null,
        }
      }
      const title = `科目余额表 ${fundId} ${months.from} 至 ${months.to}`
      const accounts = streamTrialLines(db, fundId, months)
      const sheets = trialBalanceSheets(title, { kinds, total, accounts }, codes)
      const name = `trial-balance-${fundId}-${months.from}-${months.to}`
      return sendFile(reply, reportFile(file, name, sheets, takenBy(caller, `资金 ${fundId}`)))
    },
  )

  app.get(
    '/v1/reports/fund-positions',
    {
      config: READERS,
      schema: {
        operationId: 'getFundPositions',
        summary:
          'Funds of an area side by side: due, arrived, awarded, in transit, paid, returned, carried over; as JSON, CSV or XLSX',
        description: 'Those that the area carries out or pays for; without area_code those of all my areas.',
        tags: TAGS,
        querystring: Type.Object({
          area_code: Type.Optional(AreaCode),
          fiscal_year: Type.Optional(Type.Integer({ minimum: 1949, maximum: 2200 })),
          ...FORMAT,
        }),
        produces: PRODUCES,
        response: { 200: OrFile(Type.Object({ funds: Type.Array(FundPositionReply) })) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { area_code: area, fiscal_year: year } = request.query
      if (area !== undefined) requireArea(caller, area)
      const visible = await readFundPositions(db, area === undefined ? areaPrefixes(caller) : [normaliseArea(area)])
      const funds = visible.filter((fund) => year === undefined || fund.fiscal_year === year)
      const file = wantedFile(request.query, request.raw.headers.accept)
      if (file === null) return { funds: funds.map(toFundReply) }
      const of = `${area ?? caller.areas.join(' ')}${year === undefined ? '' : ` ${year} 年度`}，${funds.length} 项资金`
      const sheets = positionSheets(`资金情况表 ${of}`, funds)
      return sendFile(reply, reportFile(file, `fund-positions-${area ?? 'all'}`, sheets, takenBy(caller, of)))
    },
  )

  app.get(
    '/v1/government-accounts',
    {
      config: READERS,
      schema: {
        operationId: 'listGovernmentAccounts',
        summary: "What the ledger's kinds of account are called in the books of the bureau, by standard",
        tags: TAGS,
        response: {
          200: Type.Object({
            standards: Type.Array(Type.Object({ id: Text(30), title: Text(100) })),
            kinds: Type.Array(Type.Object({ kind: Text(40), government_accounts: Type.Array(GovernmentAccount) })),
          }),
        },
      },
    },
    async () => ({
      standards: [...codes.standards],
      kinds: ACCOUNT_KINDS.map((kind) => ({ kind, government_accounts: namedBy(kind) })),
    }),
  )
}
