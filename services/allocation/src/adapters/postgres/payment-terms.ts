import type { Database } from '@fundtrace/database'

/**
 * The version of its programme by which a fund is paid: that of its plan in force, which another officer than the document's approved. A
 * version that was recorded since is one officer's word, and holds from the plan that is made by it. Null while no plan is in force.
 */
export async function findPayingVersion(db: Database, fundId: string): Promise<number | null> {
  const row: { programme_version: number } | undefined = await db('plans')
    .where({ fund_id: fundId })
    .whereIn('state', ['approved', 'posted'])
    .orderByRaw(`state = 'posted' DESC, approved_at DESC`)
    .first('programme_version')
  return row?.programme_version ?? null
}
