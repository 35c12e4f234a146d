import { isDay } from './fact-order.ts'
import type { Timing } from './programme.ts'
import { type Fault, shown } from './programme-errors.ts'
import type { ProgrammeText, TimingText } from './programme-text.ts'

/** First day, last day, and the years over which a norm is spread; each year once and within those days. */
export function readTiming(
  text: ProgrammeText,
  faults: Fault[],
): Readonly<{ validFrom: string | null; validTo: string | null; timing: Timing }> {
  const validFrom = readDay(text.valid_from, '/valid_from', faults)
  const validTo = readDay(text.valid_to, '/valid_to', faults)
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push({
      path: '/valid_to',
      value: validTo,
      reason: { zh: '最后一日早于第一日', en: 'The last day is before the first' },
      expected: `${validFrom} or later`,
    })
  const timing = text.timing ?? { kind: 'yearly' }
  if (timing.kind === 'spread') checkYears(timing, validFrom, validTo, faults)
  return { validFrom, validTo, timing }
}

/** Whether a day of the year lies between the first and the last. */
export const isYearWithin = (year: number, validFrom: string | null, validTo: string | null): boolean =>
  (validFrom === null || Number(validFrom.slice(0, 4)) <= year) &&
  (validTo === null || year <= Number(validTo.slice(0, 4)))

function checkYears(
  { years }: Extract<TimingText, { kind: 'spread' }>,
  validFrom: string | null,
  validTo: string | null,
  faults: Fault[],
): void {
  for (const [index, { year }] of years.entries()) {
    const path = `/timing/years/${index}/year`
    if (years.findIndex((other) => other.year === year) !== index)
      faults.push({
        path,
        value: year,
        reason: { zh: '年度出现两次', en: 'The year is listed twice' },
        expected: 'each year once',
      })
    if (!isYearWithin(year, validFrom, validTo))
      faults.push({
        path,
        value: year,
        reason: { zh: '年度不在有效期内', en: 'The year is outside of the validity' },
        expected: `${validFrom ?? '…'} – ${validTo ?? '…'}`,
      })
  }
}

function readDay(text: string | undefined, path: string, faults: Fault[]): string | null {
  if (text === undefined) return null
  if (isDay(text)) return text
  faults.push({
    path,
    value: shown(text),
    reason: { zh: '日期不存在', en: 'The calendar has no such day' },
    expected: "'2016-06-30'",
  })
  return null
}
