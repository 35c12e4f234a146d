import type { Database } from '@fundtrace/database'
import type { App } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import { caseMoveRoutes } from './case-move-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { caseSumRoutes } from './case-sum-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { findingRoutes } from './finding-routes.ts'
import { periodRoutes } from './period-routes.ts'
import { sampleRoutes } from './sample-routes.ts'

/** What an audit office does with what runs have found. */
export function auditRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  caseRoutes(app, { db })
  caseSumRoutes(app, { db })
  caseMoveRoutes(app, { db })
  correctionRoutes(app, { db })
  periodRoutes(app, { db })
  findingRoutes(app, { db })
  sampleRoutes(app, { db, ring })
}
