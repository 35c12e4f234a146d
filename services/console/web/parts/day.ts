/** Days are texts, '2016-09-30', as people and services write them; the day of public money is that of Shanghai. */
const SHANGHAI = 'Asia/Shanghai'

export const todayInShanghai = (now: Date = new Date()): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: SHANGHAI, dateStyle: 'short' }).format(now)

/** An instant of the wire as '2016-09-30 14:05' in Shanghai. */
export const momentText = (instant: string | null | undefined): string =>
  instant === null || instant === undefined
    ? '—'
    : new Intl.DateTimeFormat('sv-SE', { timeZone: SHANGHAI, dateStyle: 'short', timeStyle: 'short' }).format(
        new Date(instant),
      )

/** What people type for a day: 2016-9-30, 2016/9/30, 2016.9.30, 20160930, 2016年9月30日. Undefined where it is none. */
export function readDay(typed: string): string | undefined {
  const match =
    /^\s*(\d{4})(?:[-/.年\s]\s*(\d{1,2})[-/.月\s]\s*(\d{1,2})日?|(\d{2})(\d{2}))\s*$/u.exec(typed.normalize('NFKC')) ??
    undefined
  if (match === undefined) return undefined
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : undefined
}

/** Whole days from one to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
