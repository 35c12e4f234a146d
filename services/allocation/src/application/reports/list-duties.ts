import type { Database } from '@fundtrace/database'
import { type KeptMaking, readMakings } from '../../adapters/postgres/report-figures.ts'
import { dutyOf, type ReportDuty, type ReportPeriod, reportPeriods } from '../../domain/report/report-period.ts'

export type Duty = ReportDuty & Readonly<{ making: KeptMaking | null }>

/** The reports of the day's year, and the last bulletin of the year before: what is due by when, and what was made by that day. */
export async function listDuties(db: Database, areaCode: string, on: string): Promise<Duty[]> {
  const year = Number(on.slice(0, 4))
  const lastYear = reportPeriods(year - 1).slice(-1)
  const makings = await readMakings(db, areaCode, [year - 1, year], on)
  const makingOf = (period: ReportPeriod) =>
    makings.find(
      ({ kind, year: ofYear, number }) => kind === period.kind && ofYear === period.year && number === period.number,
    )
  return [...lastYear, ...reportPeriods(year)].map((period) => {
    const making = makingOf(period) ?? null
    return { ...dutyOf(period, on, making !== null), making }
  })
}
