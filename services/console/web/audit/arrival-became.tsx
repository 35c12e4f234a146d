import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { useFundName } from '../parts/known-names.ts'

const T = {
  caption: { zh: '这笔拨款的去向（元）', en: 'What became of it (yuan)' },
  fund: { zh: '资金', en: 'Fund' },
  reached: { zh: '用于付款', en: 'Paid out' },
  unspent: { zh: '尚未使用', en: 'Unspent' },
  refunded: { zh: '退回出资方', en: 'Sent back' },
  carried_on: { zh: '结转下年', en: 'Carried on' },
  fees: { zh: '手续费', en: 'Fees' },
  interest_paid: { zh: '付出利息', en: 'Interest paid out' },
} as const

const FIGURES = ['reached', 'unspent', 'refunded', 'carried_on', 'fees', 'interest_paid'] as const
type Became = Readonly<Record<(typeof FIGURES)[number] | 'fund_id', string>>

export function ArrivalBecame({ became }: { became: readonly Became[] }) {
  const t = useT()
  const fundName = useFundName()
  return (
    <section className="card table-scroll" id="arrival-became">
      <table className="plain-table">
        <caption>{t(T.caption)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(T.fund)}</th>
            {FIGURES.map((name) => (
              <th key={name} scope="col" className="figure">
                {t(T[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {became.map((fund) => (
            <tr key={fund.fund_id}>
              <th scope="row">{fundName(fund.fund_id)}</th>
              {FIGURES.map((name) => (
                <td key={name} className="figure">
                  <Yuan yuan={fund[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
