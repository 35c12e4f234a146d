import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { CRITERIA } from './break-words.ts'
import type { NearRow } from './shown-row.ts'

const T = {
  near: { zh: '相近的候选行', en: 'Rows that came near' },
  further: { zh: '同一差异涉及的其他行', en: 'Further rows of this break' },
  side: { zh: '方', en: 'Side' },
  left: { zh: '左', en: 'left' },
  right: { zh: '右', en: 'right' },
  row: { zh: '行号', en: 'Row' },
  id: { zh: '编号', en: 'Number' },
  day: { zh: '日期', en: 'Day' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  why: { zh: '为什么没有采用', en: 'Why it was not taken' },
} as const

export function BreakCandidates({
  candidates,
  related,
}: Readonly<{ candidates: readonly NearRow[]; related: readonly NearRow[] }>) {
  const t = useT()
  return (
    <>
      {candidates.length > 0 && <NearRows title={t(T.near)} rows={candidates} hasWhy />}
      {related.length > 0 && <NearRows title={t(T.further)} rows={related} hasWhy={false} />}
    </>
  )
}

function NearRows({ title, rows, hasWhy }: { title: string; rows: readonly NearRow[]; hasWhy: boolean }) {
  const t = useT()
  return (
    <section className="card table-scroll">
      <h2>{title}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.side)}</th>
            <th scope="col">{t(T.row)}</th>
            <th scope="col">{t(T.id)}</th>
            <th scope="col">{t(T.day)}</th>
            <th scope="col" className="figure">
              {t(T.amount)}
            </th>
            {hasWhy && <th scope="col">{t(T.why)}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ side, item, failed, why }) => (
            <tr key={`${side}-${item.row}`}>
              <td>{t(T[side])}</td>
              <td>{item.row}</td>
              <td className="mono">{item.fields['reference'] ?? item.id}</td>
              <td>{item.on ?? '—'}</td>
              <td className="figure">
                <Yuan yuan={item.amount} />
              </td>
              {hasWhy && (
                <td>
                  {why === null ? failed.map((each) => t(CRITERIA[each] ?? { zh: each, en: each })).join('、') : t(why)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
