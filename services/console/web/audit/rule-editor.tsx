import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { FieldList } from './field-list.tsx'
import { FIELDS } from './break-words.ts'
import type { Rule } from './rule-document.ts'
import { RuleAmount } from './rule-amount.tsx'
import { RuleDate } from './rule-date.tsx'
import { fieldName } from './rule-sentences.ts'

const T = {
  title: { zh: '规则名称（可不填）', en: 'What the rule is called (optional)' },
  kind: { zh: '几笔对几笔', en: 'How many rows against how many' },
  one_to_one: { zh: '一笔对一笔', en: 'one against one' },
  one_to_many: { zh: '左方一笔对右方多笔', en: 'one left against several right' },
  many_to_one: { zh: '左方多笔对右方一笔', en: 'several left against one right' },
  many_to_many: { zh: '多笔对多笔', en: 'several against several' },
  keys: { zh: '必须相同的内容', en: 'What must be the same' },
  identifies: { zh: '编号相同时', en: 'The same number means' },
  unsaid: { zh: '由系统判断', en: 'found out' },
  yes: { zh: '就是同一笔，再次出现为重复', en: 'the same record: a second one is a duplicate' },
  no: { zh: '只是同一户，可有多笔', en: 'the same owner: there may be several' },
  names: { zh: '户名', en: 'Names' },
  not: { zh: '不比', en: 'not compared' },
  equal: { zh: '须完全相同', en: 'the same' },
  alike: { zh: '同音字可通过', en: 'characters of the same sound pass' },
  one: { zh: '可差一个字', en: 'one character may differ' },
  group: { zh: '最多几笔凑成合计（2 至 12）', en: 'Sums of at most so many rows (2 to 12)' },
  match: { zh: '匹配后', en: 'A match is' },
  certain: { zh: '直接成立', en: 'certain' },
  suggest: { zh: '只作建议，由人确认', en: 'only suggested' },
} as const

type RuleEditorProps = Readonly<{ rule: Rule; onChange: (rule: Rule) => void }>

/** The demands of one rule. What it has besides (compared fields, texts, percent) is shown in words and changed in the document. */
export function RuleEditor({ rule, onChange }: RuleEditorProps) {
  const t = useT()
  const put = (change: Partial<{ [Name in keyof Rule]: Rule[Name] | undefined }>) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...rule, ...change }).filter(([, value]) => value !== undefined),
      ) as unknown as Rule,
    )
  const { names } = rule
  const nameWay =
    names === undefined ? 'not' : names.distance === 1 ? 'one' : names.same_sound === true ? 'alike' : 'equal'
  return (
    <div className="field-grid">
      <TextField
        label={t(T.title)}
        value={rule.title?.zh ?? ''}
        onChange={(zh) => put({ title: zh === '' ? undefined : { zh, en: rule.title?.en ?? '' } })}
      />
      <Choice
        label={t(T.kind)}
        value={rule.kind}
        options={{
          one_to_one: T.one_to_one,
          one_to_many: T.one_to_many,
          many_to_one: T.many_to_one,
          many_to_many: T.many_to_many,
        }}
        onChange={(kind) => {
          if (isKind(kind)) put({ kind })
        }}
      />
      <FieldList
        label={t(T.keys)}
        chosen={rule.keys ?? []}
        textOf={(pair) => t(fieldName(pair))}
        known={FIELDS}
        onChange={(keys) => put({ keys: keys.length === 0 ? undefined : keys })}
      />
      {rule.keys !== undefined && (
        <Choice
          label={t(T.identifies)}
          value={rule.identifies === undefined ? '' : String(rule.identifies)}
          options={{ '': T.unsaid, true: T.yes, false: T.no }}
          onChange={(value) => put({ identifies: value === '' ? undefined : value === 'true' })}
        />
      )}
      <RuleAmount amount={rule.amount} onChange={(amount) => put({ amount })} />
      <RuleDate date={rule.date} onChange={(date) => put({ date })} />
      <Choice
        label={t(T.names)}
        value={nameWay}
        options={{ not: T.not, equal: T.equal, alike: T.alike, one: T.one }}
        onChange={(way) => {
          const field = names?.field ?? 'name'
          const wanted = { equal: { field }, alike: { field, same_sound: true }, one: { field, distance: 1 } }
          put({ names: way === 'equal' || way === 'alike' || way === 'one' ? wanted[way] : undefined })
        }}
      />
      {rule.kind !== 'one_to_one' && (
        <TextField
          label={t(T.group)}
          value={rule.max_group === undefined ? '' : String(rule.max_group)}
          onChange={(text) => put({ max_group: /^\d{1,2}$/u.test(text) ? Number(text) : undefined })}
        />
      )}
      <Choice
        label={t(T.match)}
        value={rule.suggest === true ? 'suggest' : 'certain'}
        options={{ certain: T.certain, suggest: T.suggest }}
        onChange={(value) => put({ suggest: value === 'suggest' ? true : undefined })}
      />
    </div>
  )
}

const isKind = (kind: string): kind is Rule['kind'] =>
  ['one_to_one', 'one_to_many', 'many_to_one', 'many_to_many'].includes(kind)
