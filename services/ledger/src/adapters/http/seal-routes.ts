import type { Database } from '@fundtrace/database'
import type { App } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import type { OpenSeal } from '../../open-seal.ts'
import { archiveRoutes } from './archive-routes.ts'
import { checkpointRoutes } from './checkpoint-routes.ts'
import { createFundAccess } from './fund-access.ts'
import { privateDetailsRoutes } from './private-details-routes.ts'

/** What proves the journal to somebody outside, and what is kept beside it. */
export function sealRoutes(app: App, parts: Readonly<{ db: Database; seal: OpenSeal; ring: KeyRing }>): void {
  const access = createFundAccess(parts.db)
  checkpointRoutes(app, parts)
  archiveRoutes(app, parts, access)
  privateDetailsRoutes(app, parts, access)
}
