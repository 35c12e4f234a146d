import { useId } from 'react'
import { type Text, useT } from '../shell/language.tsx'

type DocumentFieldProps = Readonly<{
  label: string
  text: string
  fault: Text | undefined
  onChange: (text: string) => void
}>

/** A document as people write it; said at once where it cannot be read. */
export function DocumentField({ label, text, fault, onChange }: DocumentFieldProps) {
  const t = useT()
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="code-area"
        spellCheck={false}
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-fault`} className="tone-bad" role="status">
        {fault !== undefined && t(fault)}
      </small>
    </span>
  )
}
