import { Button } from 'antd'
import { useT } from '../shell/language.tsx'
import { newRule } from './job-draft.ts'
import type { Rule, RuleDocument } from './rule-document.ts'
import { RuleDemands } from './rule-demands.tsx'
import { RuleEditor } from './rule-editor.tsx'

const T = {
  add: { zh: '加一条规则', en: 'Add a rule' },
  up: { zh: '上移', en: 'Up' },
  down: { zh: '下移', en: 'Down' },
  remove: { zh: '删除', en: 'Remove' },
  change: { zh: '修改这条规则', en: 'Change this rule' },
  place: { zh: '第 {n} 条', en: 'Rule {n}' },
} as const

type RuleListProps = Readonly<{ rules: RuleDocument; onChange: (rules: RuleDocument) => void }>

/** Rules in the order in which they are tried, each in words and to be changed in place. */
export function RuleList({ rules, onChange }: RuleListProps) {
  const t = useT()
  if (!Array.isArray(rules.rules)) return null
  const all: readonly Rule[] = rules.rules
  const put = (next: readonly Rule[]) => onChange({ ...rules, rules: next })
  const move = (place: number, to: number) => {
    const [own, other] = [all[place], all[to]]
    if (own === undefined || other === undefined) return
    put(all.map((each, at) => (at === place ? other : at === to ? own : each)))
  }
  return (
    <>
      <ol className="rule-list">
        {all.map((rule, place) => (
          <li key={rule.id} className="rule-fields" aria-label={t(T.place, { n: place + 1 })}>
            <div className="card-head">
              <strong>{t(T.place, { n: place + 1 })}</strong>
              <span className="row">
                <Button size="small" disabled={place === 0} onClick={() => move(place, place - 1)}>
                  {t(T.up)}
                </Button>
                <Button size="small" disabled={place === all.length - 1} onClick={() => move(place, place + 1)}>
                  {t(T.down)}
                </Button>
                <Button
                  size="small"
                  danger
                  disabled={all.length === 1}
                  onClick={() => put(all.filter((_, at) => at !== place))}
                >
                  {t(T.remove)}
                </Button>
              </span>
            </div>
            <RuleDemands rule={rule} />
            <details>
              <summary>{t(T.change)}</summary>
              <RuleEditor rule={rule} onChange={(next) => put(all.map((each, at) => (at === place ? next : each)))} />
            </details>
          </li>
        ))}
      </ol>
      <p>
        <Button onClick={() => put([...all, newRule(all)])}>{t(T.add)}</Button>
      </p>
    </>
  )
}
