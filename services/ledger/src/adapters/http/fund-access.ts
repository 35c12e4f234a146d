import type { Database } from '@fundtrace/database'
import { type Caller, coversArea, requireArea } from '@fundtrace/http-server'
import { fundUnknown } from '../../domain/errors.ts'
import { findFundArea, listFunderAreas } from '../postgres/fund-repository.ts'

/** Who may touch a fund. Both throw LEDGER_FUND_UNKNOWN and ACCESS_AREA_FORBIDDEN. */
export type FundAccess = Readonly<{
  /** Whoever works for the area that carries the fund out. A promise only where the fund was never asked for: this is the hot path. */
  requireMover: (caller: Caller, fundId: string) => Promise<void> | void
  /** They, and those whose area pays for it. */
  requireReader: (caller: Caller, fundId: string) => Promise<void>
}>

/** Some 10 MB; there are far fewer funds. */
const REMEMBERED_MAX = 100_000

/** Remembers where a fund is carried out: neither that nor its being there ever changes. */
export function createFundAccess(db: Database): FundAccess {
  const areas = new Map<string, string>()
  const learnArea = async (fundId: string): Promise<string> => {
    const area = await findFundArea(db, fundId)
    if (area === undefined) throw fundUnknown(fundId)
    if (areas.size >= REMEMBERED_MAX) areas.clear()
    areas.set(fundId, area)
    return area
  }
  return {
    requireMover: (caller, fundId) => {
      const known = areas.get(fundId)
      if (known !== undefined) return requireArea(caller, known)
      return learnArea(fundId).then((area) => requireArea(caller, area))
    },
    requireReader: async (caller, fundId) => {
      const area = areas.get(fundId) ?? (await learnArea(fundId))
      if (coversArea(caller.areas, area)) return
      const funders = await listFunderAreas(db, fundId)
      if (!funders.some((funder) => coversArea(caller.areas, funder))) requireArea(caller, area)
    },
  }
}
