import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import { fundUnknown } from '../../domain/errors.ts'
import { readBudget } from '../postgres/budget.ts'
import { advanceRoutes } from './advance-routes.ts'
import { clawbackRoutes } from './clawback-routes.ts'
import { createFundAccess } from './fund-access.ts'
import { BudgetReply, FundParams, READERS } from './fund-entry-schemas.ts'
import { interestAndFeeRoutes } from './interest-and-fee-routes.ts'

/** What finance writes into a fund's book beside what comes over the topics. */
export function fundEntryRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  const access = createFundAccess(db)
  advanceRoutes(app, db, access)
  clawbackRoutes(app, db, access)
  interestAndFeeRoutes(app, db, access)
  app.get(
    '/v1/funds/:fund_id/budget',
    {
      config: READERS,
      schema: {
        operationId: 'getBudget',
        summary: 'Appropriated, awarded, held, in transit, paid and free, in all and by funder',
        tags: ['Funds'],
        params: FundParams,
        response: { 200: BudgetReply },
      },
    },
    async (request) => {
      const { fund_id } = request.params
      await access.requireReader(callerOf(request), fund_id)
      const budget = await readBudget(db, fund_id)
      if (budget === undefined) throw fundUnknown(fund_id)
      return { ...budget, funders: [...budget.funders] }
    },
  )
}
