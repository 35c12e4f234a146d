/** A month of public money, 'YYYY-MM': it begins and ends at midnight in Shanghai. */
export type Month = string

/** Its first moment. Whole milliseconds since 1970 everywhere; Shanghai has been eight hours ahead since 1992. */
export const startOfMonth = (month: Month): Date => new Date(`${month}-01T00:00:00+08:00`)

/** The first moment that is not in it any more. */
export const endOfMonth = (month: Month): Date => startOfMonth(nextMonth(month))

export function nextMonth(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? monthText(year + 1, 1) : monthText(year, number + 1)
}

export const monthOf = (instant: Date): Month => dayOf(instant).slice(0, 7)

/** The day in Shanghai, 'YYYY-MM-DD'. */
export const dayOf = (instant: Date): string => new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)

/** As the database keeps a month. */
export const firstDayOf = (month: Month): string => `${month}-01`

const monthText = (year: number, number: number): Month =>
  `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`
const SHANGHAI_MS = 8 * 60 * 60 * 1000
