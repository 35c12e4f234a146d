/** YYYY-MM-DD of an ISO date, or of a time: with a zone it is the day in Shanghai, without one the day as written. */
export function isoDay(text: string | null): string | null {
  const written = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(
    text ?? '',
  )
  if (written === null) return null
  const [whole, day = '', time, zone] = written
  if (time === undefined || zone === undefined) return asDay(day)
  const at = new Date(whole)
  if (Number.isNaN(at.getTime())) return null
  return new Date(at.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10)
}
const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000

/** As tables have it: 2016-09-12, 20160912, 2016/9/12, 2016年9月12日, with or without a time behind it. */
export function cellDay(text: string): string | null {
  const written =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(text)
  if (written === null) return null
  const [, year = '', month = '', day = ''] = written
  return asDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** YYMMDD of SWIFT; its years are those from 1980 to 2079. */
export function swiftDay(text: string): string | null {
  const [, year = '', month, day] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  return year === '' ? null : asDay(`${year < '80' ? '20' : '19'}${year}-${month}-${day}`)
}

/** MMDD next to a whole day: of the year in which it is nearest to that, since books turn the year between the two. */
export function nearestDay(monthDay: string, near: string): string | null {
  const tail = `${monthDay.slice(0, 2)}-${monthDay.slice(2)}`
  const year = Number(near.slice(0, 4))
  const days = [year - 1, year, year + 1].flatMap((of) => asDay(`${of}-${tail}`) ?? [])
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(near))
  return days.sort((left, right) => distance(left) - distance(right))[0] ?? null
}

/** No earlier than the People's Republic, and a day of the calendar. */
function asDay(text: string): string | null {
  if (text < '1949') return null
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}
