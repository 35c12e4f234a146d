import { type HTMLInputTypeAttribute, useId } from 'react'
import { type Text, useT } from '../shell/language.tsx'

export type TextFieldProps = Readonly<{
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  /** What is wrong with it: `fieldProblems(problem).get('/reason')`. */
  fault?: Text | undefined
  rows?: number
  type?: HTMLInputTypeAttribute
  isRequired?: boolean
  isDisabled?: boolean
  placeholder?: string
}>

/** A field with its label above and what is wrong with it below, tied together for a screen reader. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    hint,
    fault,
    rows,
    type = 'text',
    isRequired = false,
    isDisabled = false,
    placeholder,
  } = props
  const t = useT()
  const id = useId()
  const told = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ')
  const shared = {
    id,
    value,
    placeholder,
    required: isRequired,
    disabled: isDisabled,
    'aria-invalid': fault !== undefined,
    ...(told !== '' && { 'aria-describedby': told }),
  }
  return (
    <span className="field">
      <label htmlFor={id}>
        {label}
        {isRequired && <span aria-hidden> *</span>}
      </label>
      {rows === undefined ? (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      {fault !== undefined && (
        <small id={`${id}-fault`} className="tone-bad">
          {t(fault)}
        </small>
      )}
    </span>
  )
}
