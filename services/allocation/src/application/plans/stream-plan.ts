import { Readable } from 'node:stream'
import type { Database } from '@fundtrace/database'
import { formatMoney } from '@fundtrace/money'
import { readLines } from '../../adapters/postgres/plan-line-repository.ts'
import { readPlan, readShares } from '../../adapters/postgres/plan-repository.ts'
import { type PlanView, readPlanView } from '../../adapters/postgres/plan-view.ts'
import { planMoveForbidden } from '../../domain/plan/plan-life-errors.ts'
import { lineBytes, sharesBytes } from '../../domain/plan/plan-bytes.ts'

const LINES_PER_PAGE = 1_000

/** The bytes whose SHA-256 the plan keeps, read page by page as they are asked for. Refused while there is no computed plan. */
export async function streamPlan(db: Database, planId: string): Promise<Readable> {
  const plan = await readPlan(db, planId)
  if (plan.total === null) throw planMoveForbidden(planId, plan.state, 'read', ['computed'])
  return Readable.from(bytesOf(db, await readPlanView(db, planId)))
}

async function* bytesOf(db: Database, plan: PlanView): AsyncGenerator<string> {
  for (let after = 0; after < plan.lines; ) {
    const lines = await readLines(db, plan.id, { after, limit: LINES_PER_PAGE })
    yield lines.map(lineBytes).join('')
    after = lines.at(-1)?.line ?? plan.lines
  }
  const shares = await readShares(db, plan.id)
  yield sharesBytes({
    total: plan.total ?? '',
    kept: plan.kept ?? '',
    shares: shares.map((share) => ({ funder_id: share.funderId, amount: formatMoney(share.amount) })),
    explanation: plan.share_explanation,
  })
}
