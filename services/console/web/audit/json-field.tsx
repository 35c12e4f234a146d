import { useId } from 'react'
import { useT } from '../shell/language.tsx'

const T = {
  wrong: {
    zh: '不是完整的 JSON 对象：请检查引号、逗号和括号。',
    en: 'Not a whole JSON object: look at quotes, commas, brackets.',
  },
} as const

/** A document as people write it; said at once where it cannot be read. */
export function JsonField({
  label,
  text,
  onChange,
}: {
  label: string
  text: string
  onChange: (text: string) => void
}) {
  const t = useT()
  const id = useId()
  const isWrong = readJson(text) === undefined
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="code-area"
        spellCheck={false}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-fault`} className="tone-bad" role="status">
        {isWrong && t(T.wrong)}
      </small>
    </span>
  )
}

export function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
