import { TextField } from '../parts/text-field.tsx'
import { type Text, useT } from '../shell/language.tsx'
import type { JobDraft } from './job-draft.ts'
import type { JobSide, RuleDocument } from './rule-document.ts'
import { RuleList } from './rule-list.tsx'
import { SideFields } from './side-fields.tsx'
import { TermFields } from './term-fields.tsx'

const T = {
  zh: { zh: '任务名称', en: 'Name in Chinese' },
  en: { zh: '英文名称（可不填）', en: 'Name in English (optional)' },
  about: { zh: '说明（可不填）', en: 'What it is about (optional)' },
  left: { zh: '左方', en: 'Left' },
  right: { zh: '右方', en: 'Right' },
  rules: { zh: '规则（从上到下依次适用，先严后宽）', en: 'Rules, tried from the top: the strictest first' },
  rounding: { zh: '尾差（元；不超过此数的差额单独列为尾差，可不填）', en: 'Rounding up to (yuan, optional)' },
  terms: { zh: '参数', en: 'Terms' },
} as const

type JobFormProps = Readonly<{ draft: JobDraft; onChange: (draft: JobDraft) => void }>

/** A job's document as a form; what it does not know of stays as it is. */
export function JobForm({ draft, onChange }: JobFormProps) {
  const t = useT()
  const title = draft.title ?? { zh: '', en: '' }
  const { rules } = draft
  const setRules = (change: Partial<RuleDocument>) => {
    if (rules !== undefined) onChange({ ...draft, rules: { ...rules, ...change } })
  }
  return (
    <>
      <div className="field-grid">
        <TextField
          label={t(T.zh)}
          value={title.zh}
          isRequired
          onChange={(zh) => onChange({ ...draft, title: { ...title, zh } })}
        />
        <TextField
          label={t(T.en)}
          value={title.en}
          onChange={(en) => onChange({ ...draft, title: { ...title, en } })}
        />
      </div>
      <TextField
        label={t(T.about)}
        value={draft.description?.zh ?? ''}
        rows={2}
        onChange={(zh) => onChange(described(draft, zh))}
      />
      {rules !== undefined &&
        (['left', 'right'] as const).map((place) => {
          const side = draft[place]
          return side === undefined ? null : (
            <SideFields
              key={place}
              title={t(T[place])}
              side={side}
              name={rules[place]?.name}
              onChange={(next: JobSide) => onChange({ ...draft, [place]: next })}
              onRename={(name: Text) => setRules({ [place]: { ...rules[place], name: { zh: name.zh, en: name.en } } })}
            />
          )
        })}
      {rules !== undefined && (
        <>
          <h3>{t(T.rules)}</h3>
          <RuleList rules={rules} onChange={(next) => onChange({ ...draft, rules: next })} />
          <TextField
            label={t(T.rounding)}
            value={rules.rounding ?? ''}
            onChange={(rounding) => onChange({ ...draft, rules: withRounding(rules, rounding) })}
          />
        </>
      )}
      {draft.evaluator === 'control' && (
        <>
          <h3>{t(T.terms)}</h3>
          <TermFields terms={draft.terms ?? {}} onChange={(terms) => onChange({ ...draft, terms })} />
        </>
      )}
    </>
  )
}

function described({ description, ...draft }: JobDraft, zh: string): JobDraft {
  if (zh === '') return draft
  // An English text that was the Chinese one follows it.
  const isOwn = description !== undefined && description.en !== description.zh
  return { ...draft, description: { zh, en: isOwn ? description.en : zh } }
}

function withRounding({ rounding: _rounding, ...rules }: RuleDocument, typed: string): RuleDocument {
  return typed === '' ? rules : { ...rules, rounding: typed }
}
