import type { Database } from '@fundtrace/database'
import { hasOfficers, insertVersion, lockFirstOfficers } from '../adapters/postgres/officer-repository.ts'

export type FirstOfficer = Readonly<{ subject: string; name: string; areas: readonly string[] }>

const REQUEST = 'first start'

/** Puts the first administrators in, where nobody was recorded yet. true: they were put in now. */
export const appointFirstOfficers = (
  db: Database,
  officers: readonly FirstOfficer[],
  today: string,
): Promise<boolean> =>
  db.transaction(async (trx) => {
    await lockFirstOfficers(trx)
    if (await hasOfficers(trx)) return false
    for (const { subject, name, areas } of officers) {
      await insertVersion(
        trx,
        { subject, version: 1, kind: 'first', name, roles: ['admin'], areas, validFrom: today, validUntil: null },
        { by: { subject: 'FIRST_ADMINS', actingFor: null }, reason: '初始管理员', requestId: REQUEST, changeId: null },
      )
    }
    return officers.length > 0
  })
