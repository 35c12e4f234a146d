import { Yuan } from '../parts/money.tsx'
import { shareOf } from '../parts/money-text.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { Part } from './finance-page.tsx'
import { useNamedWords } from './use-named-words.ts'
import type { Plan } from './plan.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '各出资方承担', en: 'Who pays' },
  ratio: { zh: '文件规定的比例：{ratio}', en: 'By the ratio of the document: {ratio}' },
  funder: { zh: '出资方', en: 'Funder' },
  amount: { zh: '承担（元）', en: 'Amount (yuan)' },
  total: { zh: '合计', en: 'Total' },
  how: { zh: '怎样算出来的', en: 'How it was computed' },
  none: { zh: '测算完成后显示。', en: 'Shown once it is computed.' },
} as const satisfies Texts

/** What each funder bears, to the fen, and how that was computed. */
export function PlanShares({ plan }: { plan: Plan }) {
  const t = useT()
  const { language } = useLanguage()
  const named = useNamedWords()
  const { shares, total, ratio, shares_explained: explained } = plan
  if (total === null) return <p className="tone-soft">{t(T.none)}</p>
  return (
    <div className="columns">
      <Part title={t(T.title)}>
        {ratio !== null && <p className="tone-soft">{t(T.ratio, { ratio: ratio.join(' : ') })}</p>}
        <TableBox>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t(T.funder)}</th>
                <th scope="col" className="figure">
                  {t(T.amount)}
                </th>
              </tr>
            </thead>
            <tbody>
              {shares.map(({ funder_id, name, amount }) => (
                <tr key={funder_id}>
                  <td>
                    {name}
                    <span className="finance-share" aria-hidden>
                      <i style={{ width: `${shareOf(amount, total) * 100}%` }} />
                    </span>
                  </td>
                  <td className="figure">
                    <Yuan yuan={amount} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t(T.total)}</th>
                <td className="figure">
                  <strong>
                    <Yuan yuan={total} />
                  </strong>
                </td>
              </tr>
            </tfoot>
          </table>
        </TableBox>
      </Part>
      {explained !== null && (
        <Part title={t(T.how)}>
          <ol className="finance-sentences">
            {explained[language].map((sentence) => (
              <li key={sentence}>{named(sentence)}</li>
            ))}
          </ol>
        </Part>
      )}
    </div>
  )
}
