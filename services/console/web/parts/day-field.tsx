import { CalendarOutlined } from '@ant-design/icons'
import { useEffect, useId, useRef, useState } from 'react'
import { type Text, useT } from '../shell/language.tsx'
import { readDay } from './day.ts'

const T = {
  open: { zh: '打开日历', en: 'Open the calendar' },
  form: { zh: '年-月-日', en: 'YYYY-MM-DD' },
  wrong: { zh: '请写成 2016-09-30', en: 'Write it as 2016-09-30' },
} as const

export type DayFieldProps = Readonly<{
  label: string
  /** '2016-09-30', '' where none is said. */
  value: string
  /** Called with a day that exists, or with ''. */
  onChange: (day: string) => void
  fault?: Text | undefined
  min?: string
  max?: string
  isDisabled?: boolean
  /** What no day stands for: "今天". */
  placeholder?: string
}>

/** A day, typed as people write it (2016-9-30, 20160930, 2016年9月30日) or taken from the browser's calendar. */
export function DayField({ label, value, onChange, fault, min, max, isDisabled = false, placeholder }: DayFieldProps) {
  const t = useT()
  const id = useId()
  const calendar = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const isWrong = typed !== '' && readDay(typed) === undefined
  const settle = () => {
    const day = typed.trim() === '' ? '' : readDay(typed)
    if (day === undefined) return
    setTyped(day)
    if (day !== value) onChange(day)
  }
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <span className="day-field">
        <input
          id={id}
          value={typed}
          placeholder={placeholder ?? t(T.form)}
          inputMode="numeric"
          autoComplete="off"
          disabled={isDisabled}
          aria-invalid={isWrong || fault !== undefined}
          aria-describedby={`${id}-fault`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
          onKeyDown={(event) => event.key === 'Enter' && settle()}
        />
        <input
          ref={calendar}
          type="date"
          tabIndex={-1}
          aria-hidden
          value={value}
          min={min}
          max={max}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          disabled={isDisabled}
          aria-label={t(T.open)}
          onClick={() => calendar.current?.showPicker()}
        >
          <CalendarOutlined aria-hidden />
        </button>
      </span>
      <small id={`${id}-fault`} className="tone-bad">
        {isWrong ? t(T.wrong) : fault !== undefined && t(fault)}
      </small>
    </span>
  )
}
