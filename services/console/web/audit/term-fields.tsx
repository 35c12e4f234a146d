import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { TERMS } from './term-words.ts'

const T = {
  more: {
    zh: '其余参数（{names}）较复杂，请在“原文”中修改。',
    en: 'The other terms ({names}) are changed in the document.',
  },
  none: { zh: '这项核查没有参数。', en: 'This control has no terms.' },
} as const

type Terms = Readonly<Record<string, unknown>>

/** Terms that are one number or one text; numbers stay numbers. */
export function TermFields({ terms, onChange }: Readonly<{ terms: Terms; onChange: (terms: Terms) => void }>) {
  const t = useT()
  const all = Object.entries(terms)
  const others = all.filter(([, value]) => !isSimple(value)).map(([name]) => t(wordsOf(name)))
  if (all.length === 0) return <p className="muted">{t(T.none)}</p>
  return (
    <>
      <div className="field-grid">
        {all.map(([name, value]) =>
          isSimple(value) ? (
            <TextField
              key={name}
              label={t(wordsOf(name))}
              value={String(value)}
              onChange={(text) =>
                onChange({ ...terms, [name]: isNumber(name) && /^\d{1,9}$/u.test(text) ? Number(text) : text })
              }
            />
          ) : null,
        )}
      </div>
      {others.length > 0 && <p className="muted">{t(T.more, { names: others.join('、') })}</p>}
    </>
  )
}

/** Half typed it is a text for a moment. */
const isNumber = (name: string): boolean => /_(?:days|minutes)$|^year$/u.test(name)
const isSimple = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
const wordsOf = (name: string) => TERMS[name] ?? { zh: name, en: name }
