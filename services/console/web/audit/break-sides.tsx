import { Yuan } from '../parts/money.tsx'
import { type Text, useT } from '../shell/language.tsx'
import { type Compared, type ComparedField, compareFields } from './break-table.ts'
import { VALUES } from './break-words.ts'
import { fieldName } from './rule-sentences.ts'
import { useFundName, useFunderName } from '../parts/known-names.ts'

const T = {
  caption: { zh: '左右两方并列', en: 'Both sides' },
  field: { zh: '项目', en: 'What' },
  left: { zh: '左方（账面）', en: 'Left (book)' },
  right: { zh: '右方', en: 'Right' },
  none: { zh: '没有对应的记录', en: 'There is no such row' },
  unsaid: { zh: '（未写）', en: '(not said)' },
  difference: { zh: '差额（右减左）', en: 'Difference (right minus left)' },
  failed: { zh: '✗ 不符合规则', en: '✗ not as the rule asks' },
  differs: { zh: '两方不同（规则不要求相同）', en: 'not the same (no rule asks)' },
  row: { zh: '第 {n} 行', en: 'row {n}' },
} as const

type BreakSidesProps = Readonly<{
  compared: Compared
  /** Null where it stands elsewhere on the page. */
  difference: string | null
  leftName: Text | undefined
  rightName: Text | undefined
}>

export function BreakSides({ compared, difference, leftName = T.left, rightName = T.right }: BreakSidesProps) {
  const t = useT()
  const fields = compareFields(compared)
  const { left, right } = compared
  return (
    <section className="card table-scroll">
      <table className="sides">
        <caption className="unseen">{t(T.caption)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(T.field)}</th>
            <th scope="col">
              {t(leftName)} {left !== null && <small className="muted">{t(T.row, { n: left.row })}</small>}
            </th>
            <th scope="col">
              {t(rightName)} {right !== null && <small className="muted">{t(T.row, { n: right.row })}</small>}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((compare) => (
            <SidesRow key={compare.field} compared={compare} />
          ))}
        </tbody>
        {difference !== null && (
          <tfoot>
            <tr>
              <th scope="row">{t(T.difference)}</th>
              <td colSpan={2} className="tone-bad">
                <strong>
                  <Yuan yuan={difference} />
                </strong>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function SidesRow({ compared: { field, left, right, mark } }: { compared: ComparedField }) {
  const t = useT()
  const className = mark === 'failed' ? 'side-failed' : mark === 'differs' ? 'side-differs' : ''
  return (
    <tr className={className}>
      <th scope="row">
        {t(fieldName(field))}
        {mark === 'failed' && <div className="tone-bad">{t(T.failed)}</div>}
        {mark === 'differs' && <div className="muted">{t(T.differs)}</div>}
      </th>
      <SideCell field={field} value={left} />
      <SideCell field={field} value={right} />
    </tr>
  )
}

function SideCell({ field, value }: { field: string; value: string | null }) {
  const t = useT()
  const fundName = useFundName()
  const funderName = useFunderName()
  if (value === null)
    return <td className={field === 'amount' ? 'side-none' : ''}>{field === 'amount' && t(T.none)}</td>
  if (value === '') return <td className="muted">{t(T.unsaid)}</td>
  if (field === 'amount')
    return (
      <td>
        <Yuan yuan={value} />
      </td>
    )
  if (field === 'fund') return <td>{fundName(value)}</td>
  if (field === 'funder') return <td>{funderName(value)}</td>
  const known = VALUES[value]
  const isCode = field === 'id' || field.endsWith('reference') || field === 'payment'
  return <td className={isCode ? 'mono' : ''}>{known === undefined ? value : t(known)}</td>
}
