import type { Database } from '@fundtrace/database'
import { type ChangeSum, listChanges, sumChanges } from '../../adapters/postgres/plan-comparison.ts'
import { type Change, changeOf, type ComparedLine, type Reason, reasonsOf } from '../../domain/plan/compare-plans.ts'

export type ComparedReceiver = Readonly<{
  /** After which the next page goes on. */
  key: string
  beneficiary_id: string | null
  change: Change
  before: ComparedLine | null
  after: ComparedLine | null
  reasons: readonly Reason[]
}>

/** Who is new in the second plan, who is gone, who changes and why; of those who do not, how many and how much. */
export async function comparePlans(
  db: Database,
  plans: { beforeId: string; afterId: string },
  page: { after: string; limit: number; change: Change | null },
): Promise<{ sums: ChangeSum[]; lines: ComparedReceiver[] }> {
  const sums = await sumChanges(db, plans.beforeId, plans.afterId)
  const pairs = await listChanges(db, plans, page)
  return {
    sums,
    lines: pairs.map((pair) => ({
      ...pair,
      change: changeOf(pair.before, pair.after),
      reasons: pair.before === null || pair.after === null ? [] : reasonsOf(pair.before, pair.after),
    })),
  }
}
