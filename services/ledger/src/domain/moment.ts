import { DomainError } from '@fundtrace/problem'

/**
 * A bound in time as people ask for it, made exclusive: everything before it counts. A day is taken to its end in Shanghai, an instant with
 * all that happened in its millisecond. ISO text that PostgreSQL reads, in microseconds, as the oldest records have them.
 */
export type Bound = string

/** Until that day or instant, which still counts. */
export const until = (asked: string): Bound =>
  isDay(asked) ? iso(startOfDay(asked) + DAY_MS) : iso(millisecondsOf(asked) + 1)

/** From that day or instant on. */
export const from = (asked: string): Bound => (isDay(asked) ? iso(startOfDay(asked)) : iso(millisecondsOf(asked)))

const isDay = (asked: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(asked)

function startOfDay(day: string): number {
  const start = Date.parse(`${day}T00:00:00+08:00`)
  // 2016-02-30 would be taken for the first of March.
  if (Number.isNaN(start) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) throw momentMalformed(day)
  return start
}

function millisecondsOf(instant: string): number {
  const milliseconds = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(milliseconds)) throw momentMalformed(instant)
  return milliseconds
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

const momentMalformed = (moment: string): DomainError =>
  new DomainError({
    code: 'LEDGER_MOMENT_MALFORMED',
    kind: 'malformed',
    title: { zh: '时间格式不正确', en: 'Neither a day nor an instant' },
    detail: `"${moment.slice(0, 60)}" is neither a day like 2016-06-30 nor an instant with its zone like 2016-06-30T15:00:00+08:00.`,
    values: { moment: moment.slice(0, 60) },
  })

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
const DAY_MS = 24 * 60 * 60 * 1000
