import type { DayFormat } from './column-mapping.ts'

/** A day 'YYYY-MM-DD' in Shanghai, and the time behind it 'HH:MM:SS' where the cell has one. */
export type Moment = Readonly<{ day: string; time: string | null }>

/** null where the text is no day of the calendar in any of the formats. A time with a zone is turned to Shanghai's. */
export function cellMoment(text: string, formats: readonly DayFormat[]): Moment | null {
  if (ISO_DAY.test(text) && formats.includes('YYYY-MM-DD')) return isDay(text) ? { day: text, time: null } : null
  for (const format of formats) {
    const groups = PATTERNS[format].exec(text.normalize('NFKC').trim())?.groups
    if (groups === undefined) continue
    if (groups['serial'] !== undefined) return serialDay(Number(groups['serial']))
    const { year = '', month = '', day = '', clock, zone } = groups
    const whole = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const time = clock === undefined ? null : cellTime(clock)
    if (!isDay(whole) || (clock !== undefined && time === null)) return null
    return zone === undefined || time === null ? { day: whole, time } : inShanghai(`${whole}T${time}${zone}`)
  }
  return null
}

/** 'HH:MM:SS' of 9:05, 09:05:00, 090500 or 24:00:00, the end of the day; null for what is no time. */
export function cellTime(text: string): string | null {
  const [, hour = '', minute = '', second = '00'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text.normalize('NFKC').trim()) ??
    /^(\d{2})(\d{2})(\d{2})$/.exec(text.trim()) ??
    []
  if (hour === '') return null
  const time = `${hour.padStart(2, '0')}:${minute}:${second}`
  return (Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60) || time === '24:00:00' ? time : null
}

/** The instant, ISO 8601 in UTC. */
export const instantOf = (day: string, time: string): string =>
  time === '24:00:00'
    ? new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS).toISOString()
    : new Date(`${day}T${time}+08:00`).toISOString()

const DAY_MS = 86_400_000
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/
const BEHIND = String.raw`(?:[T ]+(?<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?<zone>Z|[+-]\d{2}:\d{2})?)?$`
const pattern = (source: string) => new RegExp(`^${source}${BEHIND}`, 'u')
const YEAR = String.raw`(?<year>\d{4})`
const MONTH = String.raw`(?<month>\d{1,2})`
const DAY = String.raw`(?<day>\d{1,2})`

const PATTERNS: Readonly<Record<DayFormat, RegExp>> = {
  'YYYY-MM-DD': pattern(`${YEAR}-${MONTH}-${DAY}`),
  'YYYY/MM/DD': pattern(`${YEAR}/${MONTH}/${DAY}`),
  'YYYY.MM.DD': pattern(String.raw`${YEAR}\.${MONTH}\.${DAY}`),
  YYYYMMDD: pattern(String.raw`${YEAR}(?<month>\d{2})(?<day>\d{2})`),
  YYYY年MM月DD日: pattern(`${YEAR}年${MONTH}月${DAY}日?`),
  'DD/MM/YYYY': pattern(`${DAY}/${MONTH}/${YEAR}`),
  'MM/DD/YYYY': pattern(`${MONTH}/${DAY}/${YEAR}`),
  YYMMDD: pattern(String.raw`(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})`),
  excel_number: /^(?<serial>\d{5})(?:\.0+)?$/,
}

function inShanghai(written: string): Moment | null {
  const at = Date.parse(written)
  if (Number.isNaN(at)) return null
  const iso = new Date(at + 8 * 3_600_000).toISOString()
  return { day: iso.slice(0, 10), time: iso.slice(11, 19) }
}

/** As workbooks of Windows count: 43,000 is 22 September 2017. From 1 March 1900 on, where spreadsheets agree. */
const serialDay = (serial: number): Moment => ({
  day: new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10),
  time: null,
})

/** 'YYYY-MM-DD', no earlier than the People's Republic, and a day of the calendar. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))]
  return year >= 1949 && day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0))
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
