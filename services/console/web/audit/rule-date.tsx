import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import type { Rule } from './rule-document.ts'

const T = {
  date: { zh: '日期', en: 'Days' },
  not: { zh: '不比', en: 'not compared' },
  days: { zh: '相差不超过若干天', en: 'some days apart' },
  workdays: { zh: '相差不超过若干工作日', en: 'some workdays apart' },
  before: { zh: '右方可早', en: 'The right one may be earlier by' },
  after: { zh: '右方可晚', en: 'May be later by' },
} as const

type DateDemand = Rule['date']

export function RuleDate({ date, onChange }: Readonly<{ date: DateDemand; onChange: (date: DateDemand) => void }>) {
  const t = useT()
  const choose = (unit: string) =>
    onChange(
      unit === 'days' || unit === 'workdays' ? { before: date?.before ?? 0, after: date?.after ?? 0, unit } : undefined,
    )
  return (
    <>
      <Choice
        label={t(T.date)}
        value={date === undefined ? 'not' : (date.unit ?? 'days')}
        options={{ days: T.days, workdays: T.workdays, not: T.not }}
        onChange={choose}
      />
      {date !== undefined && (
        <>
          <TextField
            label={t(T.before)}
            value={String(date.before)}
            onChange={(text) => onChange({ ...date, before: daysOf(text) })}
          />
          <TextField
            label={t(T.after)}
            value={String(date.after)}
            onChange={(text) => onChange({ ...date, after: daysOf(text) })}
          />
        </>
      )}
    </>
  )
}

const daysOf = (text: string): number => (/^\d{1,4}$/u.test(text) ? Number(text) : 0)
