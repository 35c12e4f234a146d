import { useId } from 'react'
import { type Text, useT } from '../shell/language.tsx'

/** By the value that is sent, '' first for "all". As a list where values are numbers, which an object would put in an order of its own. */
export type Options =
  | Readonly<{ [value: string]: Text | string }>
  | readonly (readonly [value: string, Text | string])[]

export type ChoiceProps = Readonly<{
  label: string
  value: string
  options: Options
  onChange: (value: string) => void
  isDisabled?: boolean
}>

/** One of a few: the browser's own list, which every keyboard and screen reader knows. */
export function Choice({ label, value, options, onChange, isDisabled = false }: ChoiceProps) {
  const t = useT()
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={isDisabled} onChange={(event) => onChange(event.target.value)}>
        {(Array.isArray(options)
          ? (options as readonly (readonly [string, Text | string])[])
          : Object.entries(options)
        ).map(([option, text]) => (
          <option key={option} value={option}>
            {typeof text === 'string' ? text : t(text)}
          </option>
        ))}
      </select>
    </span>
  )
}
