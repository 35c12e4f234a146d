import type { App } from '@fundtrace/http-server'
import { accountRoutes } from './account-routes.ts'
import { createFundAccess } from './fund-access.ts'
import { holdRoutes } from './hold-routes.ts'
import { type PostingParts, postingRoutes } from './posting-routes.ts'
import { transactionRoutes } from './transaction-routes.ts'

/** All that is asked of the posting engine over HTTP, and what it posted. */
export function engineRoutes(app: App, parts: PostingParts): void {
  const access = createFundAccess(parts.db)
  postingRoutes(app, parts, access)
  transactionRoutes(app, parts, access)
  holdRoutes(app, parts, access)
  accountRoutes(app, parts, access)
}
