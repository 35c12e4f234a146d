import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Text, useT } from '../shell/language.tsx'
import type { Schedule } from './rule-document.ts'
import { WEEKDAYS } from './rule-sentences.ts'

const T = {
  when: { zh: '何时运行', en: 'When' },
  none: { zh: '仅在有人发起时', en: 'only when asked' },
  day: { zh: '每天', en: 'every day' },
  week: { zh: '每周', en: 'every week' },
  month: { zh: '每月', en: 'every month' },
  on: { zh: '哪一天', en: 'On' },
  last: { zh: '最后一天', en: 'the last day' },
  at: { zh: '时间（北京时间）', en: 'At (Shanghai)' },
} as const

const DAYS_OF_MONTH: Readonly<Record<string, Text | string>> = {
  ...Object.fromEntries(Array.from({ length: 31 }, (_, place) => [String(place + 1), String(place + 1)])),
  last: T.last,
}
const DAYS_OF_WEEK = Object.fromEntries(WEEKDAYS.map((day, place) => [String(place + 1), day]))
const FIRST_AT = '06:30'

type ScheduleFieldsProps = Readonly<{ schedule: Schedule | null; onChange: (schedule: Schedule | null) => void }>

export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const t = useT()
  const at = schedule?.at ?? FIRST_AT
  const choose = (every: string) =>
    onChange(
      every === 'day'
        ? { every, at }
        : every === 'week'
          ? { every, on: 1, at }
          : every === 'month'
            ? { every, on: 'last', at }
            : null,
    )
  return (
    <div className="field-grid">
      <Choice
        label={t(T.when)}
        value={schedule?.every ?? ''}
        options={{ '': T.none, day: T.day, week: T.week, month: T.month }}
        onChange={choose}
      />
      {schedule?.every === 'week' && (
        <Choice
          label={t(T.on)}
          value={String(schedule.on)}
          options={DAYS_OF_WEEK}
          onChange={(on) => onChange({ ...schedule, on: Number(on) })}
        />
      )}
      {schedule?.every === 'month' && (
        <Choice
          label={t(T.on)}
          value={String(schedule.on)}
          options={DAYS_OF_MONTH}
          onChange={(on) => onChange({ ...schedule, on: on === 'last' ? on : Number(on) })}
        />
      )}
      {schedule !== null && (
        <TextField label={t(T.at)} value={at} type="time" onChange={(time) => onChange({ ...schedule, at: time })} />
      )}
    </div>
  )
}
