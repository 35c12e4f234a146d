import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import type { Rule, RuleDocument } from './rule-document.ts'
import { RuleDemands } from './rule-demands.tsx'

const T = {
  less: { zh: '右方可少（元，如 0.05）', en: 'May be less by (yuan, 0.05)' },
  more: { zh: '右方可多（元）', en: 'May be more by' },
  before: { zh: '日期可早', en: 'Days earlier' },
  after: { zh: '日期可晚', en: 'Days later' },
  unit: { zh: '按', en: 'Counted in' },
  days: { zh: '天', en: 'days' },
  workdays: { zh: '工作日', en: 'workdays' },
  match: { zh: '匹配后', en: 'A match is' },
  certain: { zh: '直接成立', en: 'certain' },
  suggest: { zh: '只作建议', en: 'only suggested' },
} as const

type RuleFieldsProps = Readonly<{ rules: RuleDocument; onChange: (rules: RuleDocument) => void }>

/** What is changed most often in rules: tolerance, window of days, suggestion. The rest is in the document itself. */
export function RuleFields({ rules, onChange }: RuleFieldsProps) {
  if (!Array.isArray(rules.rules)) return null
  const change = (place: number, rule: Rule) =>
    onChange({ ...rules, rules: rules.rules.map((each, at) => (at === place ? rule : each)) })
  return (
    <div className="columns">
      {rules.rules.map((rule, place) => (
        <fieldset key={rule.id} className="rule-fields">
          <legend className="unseen">{rule.id}</legend>
          <RuleDemands rule={rule} />
          <OneRule rule={rule} onChange={(next) => change(place, next)} />
        </fieldset>
      ))}
    </div>
  )
}

function OneRule({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const t = useT()
  const bounds =
    typeof rule.amount === 'object' && 'below' in rule.amount ? rule.amount : { below: '0.00', above: '0.00' }
  const tolerate = (changed: Partial<typeof bounds>) => {
    const next = { ...bounds, ...changed }
    onChange({ ...rule, amount: next.below === '0.00' && next.above === '0.00' ? 'exact' : next })
  }
  const { date } = rule
  const days = (text: string): number => (/^\d{1,4}$/u.test(text) ? Number(text) : 0)
  const { suggest: _suggest, ...certain } = rule
  return (
    <div className="field-grid">
      {rule.amount !== undefined && (
        <>
          <TextField label={t(T.less)} value={bounds.below} onChange={(below) => tolerate({ below })} />
          <TextField label={t(T.more)} value={bounds.above} onChange={(above) => tolerate({ above })} />
        </>
      )}
      {date !== undefined && (
        <>
          <TextField
            label={t(T.before)}
            value={String(date.before)}
            onChange={(text) => onChange({ ...rule, date: { ...date, before: days(text) } })}
          />
          <TextField
            label={t(T.after)}
            value={String(date.after)}
            onChange={(text) => onChange({ ...rule, date: { ...date, after: days(text) } })}
          />
          <Choice
            label={t(T.unit)}
            value={date.unit ?? 'days'}
            options={{ days: T.days, workdays: T.workdays }}
            onChange={(unit) => onChange({ ...rule, date: { ...date, unit: unit === 'workdays' ? unit : 'days' } })}
          />
        </>
      )}
      <Choice
        label={t(T.match)}
        value={rule.suggest === true ? 'suggest' : 'certain'}
        options={{ certain: T.certain, suggest: T.suggest }}
        onChange={(value) => onChange(value === 'suggest' ? { ...rule, suggest: true } : certain)}
      />
    </div>
  )
}
