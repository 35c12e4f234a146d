import { Choice } from '../parts/choice.tsx'
import { type Text, useT } from '../shell/language.tsx'
import type { FieldPair } from './rule-document.ts'

const T = {
  add: { zh: '（添加）', en: '(add)' },
  remove: { zh: '去掉{name}', en: 'Remove {name}' },
} as const

type FieldListProps = Readonly<{
  label: string
  chosen: readonly FieldPair[]
  textOf: (pair: FieldPair) => string
  /** By the names that rules use. */
  known: Readonly<Record<string, Text>>
  onChange: (chosen: readonly FieldPair[]) => void
}>

/** Fields that were chosen, each with a button that takes it out, and a list to add from. */
export function FieldList({ label, chosen, textOf, known, onChange }: FieldListProps) {
  const t = useT()
  const free = Object.entries(known).filter(([name]) => !chosen.includes(name) && !NOT_A_KEY.includes(name))
  return (
    <div className="field-list">
      <Choice
        label={label}
        value=""
        options={{ '': T.add, ...Object.fromEntries(free) }}
        onChange={(name) => {
          if (name !== '') onChange([...chosen, name])
        }}
      />
      {chosen.length > 0 && (
        <ul>
          {chosen.map((pair) => (
            <li key={JSON.stringify(pair)} className="tag">
              {textOf(pair)}
              <button
                type="button"
                aria-label={t(T.remove, { name: textOf(pair) })}
                onClick={() => onChange(chosen.filter((each) => each !== pair))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Compared in ways of their own. */
const NOT_A_KEY = ['row', 'amount', 'at', 'text', 'reason']
