/** When a job is due, in Shanghai: every day, on a weekday (1 is Monday), on a day of the month ('last': its last day). */
export type Schedule =
  | Readonly<{ every: 'day'; at: string }>
  | Readonly<{ every: 'week'; on: number; at: string }>
  | Readonly<{ every: 'month'; on: number | 'last'; at: string }>

/** The last due time at or before `now`. A month that does not have the day is due on its last. */
export function lastDue(schedule: Schedule, now: Date): Date {
  const here = new Date(now.getTime() + SHANGHAI_MS)
  for (let daysBack = 0; daysBack <= LONGEST_MONTH_DAYS + 1; daysBack += 1) {
    const day = new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth(), here.getUTCDate() - daysBack))
    if (!fallsOn(schedule, day)) continue
    const due = new Date(day.getTime() + timeOfDayMs(schedule.at) - SHANGHAI_MS)
    if (due <= now) return due
  }
  throw new Error('a schedule is due at least once a month')
}

/** The day before a due time: what a run of the clock speaks for is over. */
export const dayBefore = (due: Date): string =>
  new Date(due.getTime() + SHANGHAI_MS - DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)

const DAY_MS = 86_400_000
/** No summer time since 1991; public money before that has no schedule here. */
const SHANGHAI_MS = 8 * 3_600_000
const LONGEST_MONTH_DAYS = 31

function fallsOn(schedule: Schedule, day: Date): boolean {
  if (schedule.every === 'day') return true
  if (schedule.every === 'week') return (day.getUTCDay() + 6) % 7 === schedule.on - 1
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  return day.getUTCDate() === (schedule.on === 'last' ? last : Math.min(schedule.on, last))
}

function timeOfDayMs(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}
