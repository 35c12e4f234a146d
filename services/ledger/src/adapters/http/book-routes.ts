import type { Database } from '@fundtrace/database'
import type { App } from '@fundtrace/http-server'
import type { GovernmentAccounts } from '../../domain/government-accounts.ts'
import { exportRoutes } from './export-routes.ts'
import { createFundAccess } from './fund-access.ts'
import { moneyWayRoutes } from './money-way-routes.ts'
import { periodRoutes } from './period-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { statementRoutes } from './statement-routes.ts'

/** The books as people read them: statements, balances in two times, closed months, reports and exports. `codes` are those of the bureau's books. */
export function bookRoutes(app: App, { db, codes }: Readonly<{ db: Database; codes: GovernmentAccounts }>): void {
  const access = createFundAccess(db)
  statementRoutes(app, db, access)
  periodRoutes(app, db, access)
  reportRoutes(app, { db, codes }, access)
  moneyWayRoutes(app, { db })
  exportRoutes(app, { db, codes }, access)
}
