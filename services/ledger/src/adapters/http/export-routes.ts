import { Readable } from 'node:stream'
import { CalendarDay } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import type { GovernmentAccounts } from '../../domain/government-accounts.ts'
import { from, until } from '../../domain/moment.ts'
import { dayOf } from '../../domain/period.ts'
import { hledgerJournal } from '../export/hledger-journal.ts'
import { notesOf, sendFile } from '../export/report-file.ts'
import { openFundJournal } from '../postgres/journal-pages.ts'
import { FundParams, READERS, takenBy } from './book-schemas.ts'
import type { FundAccess } from './fund-access.ts'

const MEDIA_TYPE = 'text/x-hledger'

export function exportRoutes(
  app: App,
  { db, codes }: Readonly<{ db: Database; codes: GovernmentAccounts }>,
  { requireReader }: FundAccess,
): void {
  app.get(
    '/v1/funds/:fund_id/journal.hledger',
    {
      config: READERS,
      schema: {
        operationId: 'exportHledger',
        summary: 'The journal of a fund for hledger, which adds it up to the balances of the ledger',
        description:
          'date is the day in which a transaction counts, date2 the day on which it was recorded. from and to are such days; with from there is an opening transaction. Not signed: the sealed archive is.',
        tags: ['Exports'],
        params: FundParams,
        querystring: Type.Object({ from: Type.Optional(CalendarDay), to: Type.Optional(CalendarDay) }),
        produces: [MEDIA_TYPE],
      },
    },
    async (request, reply) => {
      const { fund_id: fundId } = request.params
      const caller = callerOf(request)
      await requireReader(caller, fundId)
      const { from: first, to: last } = request.query
      const bounds = {
        from: first === undefined ? null : from(first),
        before: last === undefined ? null : until(last),
      }
      const days = `${first ?? '…'} 至 ${last ?? '…'}`
      const taken = takenBy(caller, `Fundtrace 资金 ${fundId}，${days}`)
      const journal = await openFundJournal(db, fundId, bounds)
      const text = hledgerJournal(journal, { openingDay: first ?? null, notes: notesOf(taken), codes })
      return sendFile(reply, {
        name: `${fundId}-${dayOf(taken.at)}-unsigned.journal`,
        mediaType: `${MEDIA_TYPE}; charset=utf-8`,
        body: Readable.from(text, { objectMode: false, encoding: 'utf8' }),
      })
    },
  )
}
