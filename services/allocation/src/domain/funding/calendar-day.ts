/** A day of public money, 'YYYY-MM-DD': it begins and ends at midnight in Shanghai. */
export type Day = string

const MS_PER_DAY = 86_400_000

/** Whole days from one to the other; below zero where the second comes first. */
export const daysBetween = (from: Day, to: Day): number => Math.round((timeOf(to) - timeOf(from)) / MS_PER_DAY)

export const isCalendarDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  return !Number.isNaN(timeOf(text)) && new Date(timeOf(text)).toISOString().startsWith(text)
}

const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
