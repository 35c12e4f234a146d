import { carryStrays } from './fund-change-errors.ts'

type Place = Readonly<{ programme_id: string; area_code: string; fiscal_year: number }>

/** Earmarked money is carried to a later year of its own programme and area. A fund that the ledger does not know yet is asked when it is opened. */
export function refuseStrayCarry(from: Place | undefined, to: Place | undefined): void {
  if (from === undefined || to === undefined) return
  for (const field of ['programme_id', 'area_code'] as const)
    if (from[field] !== to[field]) throw carryStrays(field, from[field], to[field])
  if (from.fiscal_year >= to.fiscal_year) throw carryStrays('fiscal_year', from.fiscal_year, to.fiscal_year)
}
