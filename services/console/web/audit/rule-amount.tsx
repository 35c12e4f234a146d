import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import type { Rule } from './rule-document.ts'

const T = {
  amount: { zh: '金额', en: 'Amounts' },
  not: { zh: '不比', en: 'not compared' },
  exact: { zh: '一分不差', en: 'the same to the fen' },
  bounds: { zh: '可差若干元', en: 'may differ by some yuan' },
  percent: { zh: '可差百分之几', en: 'may differ by some percent' },
  less: { zh: '右方可少（元，如 0.05）', en: 'The right one may be less by (yuan, 0.05)' },
  more: { zh: '右方可多（元）', en: 'May be more by' },
  share: { zh: '可差（左方金额的 %）', en: 'Percent of the left amount' },
} as const

type Amount = Rule['amount']

export function RuleAmount({ amount, onChange }: Readonly<{ amount: Amount; onChange: (amount: Amount) => void }>) {
  const t = useT()
  const choose = (way: string) => {
    if (way === 'exact') onChange('exact')
    else if (way === 'bounds') onChange({ below: '0.00', above: '0.00' })
    else onChange(way === 'percent' ? { percent: '1' } : undefined)
  }
  return (
    <>
      <Choice
        label={t(T.amount)}
        value={wayOf(amount)}
        options={{ exact: T.exact, bounds: T.bounds, percent: T.percent, not: T.not }}
        onChange={choose}
      />
      {typeof amount === 'object' && 'below' in amount && (
        <>
          <TextField label={t(T.less)} value={amount.below} onChange={(below) => onChange({ ...amount, below })} />
          <TextField label={t(T.more)} value={amount.above} onChange={(above) => onChange({ ...amount, above })} />
        </>
      )}
      {typeof amount === 'object' && 'percent' in amount && (
        <TextField label={t(T.share)} value={amount.percent} onChange={(percent) => onChange({ ...amount, percent })} />
      )}
    </>
  )
}

function wayOf(amount: Amount): 'not' | 'exact' | 'bounds' | 'percent' {
  if (amount === undefined) return 'not'
  if (amount === 'exact') return 'exact'
  return 'percent' in amount ? 'percent' : 'bounds'
}
