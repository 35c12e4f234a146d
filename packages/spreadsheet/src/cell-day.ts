/**
 * The day that a spreadsheet means by a number: 'YYYY-MM-DD', with ' HH:MM:SS' where it has a time of day; null where it
 * means none. Days count from 1 January 1900, which is 1, with a 29 February 1900 that never was; in workbooks of old Macs
 * from 1 January 1904, which is 0.
 */
export function dayOfNumber(number: string, isFrom1904: boolean): string | null {
  const value = Number(number)
  const seconds = Math.round((value - Math.floor(value)) * SECONDS_A_DAY)
  const serial = Math.floor(value) + Math.floor(seconds / SECONDS_A_DAY)
  const first = isFrom1904 ? 0 : 1
  if (!(serial >= first && serial <= LAST_SERIAL) || (!isFrom1904 && serial === NEVER_WAS)) return null

  const epoch = isFrom1904 ? EPOCH_1904 : serial < NEVER_WAS ? EPOCH_1900 + 1 : EPOCH_1900
  const iso = new Date((epoch + serial) * MS_A_DAY + (seconds % SECONDS_A_DAY) * 1000).toISOString()
  return seconds % SECONDS_A_DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}

/** The number of a day 'YYYY-MM-DD'; null for a text that is no day, or one before March 1900, where spreadsheets disagree. */
export function numberOfDay(day: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  const serial = time / MS_A_DAY - EPOCH_1900
  return serial > NEVER_WAS && new Date(time).toISOString().startsWith(day) ? serial : null
}

const SECONDS_A_DAY = 86_400
const MS_A_DAY = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30) / MS_A_DAY
const EPOCH_1904 = Date.UTC(1904, 0, 1) / MS_A_DAY
/** 29 February 1900. */
const NEVER_WAS = 60
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465
