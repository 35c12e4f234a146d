/** A half-year report or a quarterly bulletin, of the calendar year; `number` counts from 1. Days are 'YYYY-MM-DD', both included. */
export type ReportKind = 'half_year' | 'quarter'
export type ReportPeriod = Readonly<{
  kind: ReportKind
  year: number
  number: number
  from: string
  to: string
  /** It is late from this day on: 002 part 2 asks for it before 20 July and before 20 December. Bulletins (003, 5.3) have no day. */
  dueBefore: string | null
}>

/** Every report that a year asks for, in the order in which they are due. */
export const reportPeriods = (year: number): ReportPeriod[] => [
  reportPeriod('quarter', year, 1),
  reportPeriod('quarter', year, 2),
  reportPeriod('half_year', year, 1),
  reportPeriod('quarter', year, 3),
  reportPeriod('half_year', year, 2),
  reportPeriod('quarter', year, 4),
]

export function reportPeriod(kind: ReportKind, year: number, number: number): ReportPeriod {
  const months = kind === 'half_year' ? 6 : 3
  const last = months * number
  return {
    kind,
    year,
    number,
    from: `${year}-${twoDigits(last - months + 1)}-01`,
    to: `${year}-${twoDigits(last)}-${last === 3 || last === 12 ? 31 : 30}`,
    dueBefore: kind === 'half_year' ? `${year}-${number === 1 ? '07' : '12'}-20` : null,
  }
}

/**
 * The day up to which figures stand: the end of the period, or today while it runs. The second half's report is due before its
 * period has ended, so it tells the day that it stands at.
 */
export const standsAt = (period: ReportPeriod, today: string): string => (today < period.to ? today : period.to)

/** `ahead`: it cannot be made whole yet. `late`: it is not made, and its day is over. */
export type ReportDuty = Readonly<{ period: ReportPeriod; state: 'made' | 'due' | 'late' | 'ahead' }>

export function dutyOf(period: ReportPeriod, on: string, isMade: boolean): ReportDuty {
  if (isMade) return { period, state: 'made' }
  if (period.dueBefore !== null && on >= period.dueBefore) return { period, state: 'late' }
  return { period, state: on < dueFrom(period) ? 'ahead' : 'due' }
}

/** The first day on which it can be made whole: after the period, or in the month in which it is due. */
const dueFrom = ({ to, dueBefore }: ReportPeriod): string =>
  dueBefore !== null && dueBefore <= to ? `${dueBefore.slice(0, 7)}-01` : to

const twoDigits = (month: number): string => String(month).padStart(2, '0')

export const periodTitle = ({ kind, year, number }: ReportPeriod): Readonly<{ zh: string; en: string }> =>
  kind === 'half_year'
    ? { zh: `${year}年${number === 1 ? '上' : '下'}半年`, en: `${number === 1 ? 'first' : 'second'} half of ${year}` }
    : { zh: `${year}年第${['一', '二', '三', '四'][number - 1] ?? number}季度`, en: `quarter ${number} of ${year}` }
