import { Link } from '@tanstack/react-router'
import type { Problem } from '../api/problem.ts'
import { Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '有 {n} 处与对账单不符', en: '{n} differences to the statements' },
  why: {
    zh: '先把缺的对账单导入，再核对一次；对账单已齐而仍不符的，问银行。',
    en: 'Take the statements that are wanting and reconcile again; ask the bank about what differs still.',
  },
  what: { zh: '项目', en: 'What' },
  expected: { zh: '应为（元）', en: 'Expected (yuan)' },
  found: { zh: '对账单上（元）', en: 'On the statements (yuan)' },
  paid: { zh: '付出', en: 'Paid' },
  returned: { zh: '退回', en: 'Came back' },
  parcel: { zh: '整包记账', en: 'Booking of a parcel' },
  see: { zh: '查看付款', en: 'See the payment' },
  more: { zh: '只显示前 {n} 处', en: 'The first {n} only' },
} as const satisfies Texts

type Difference = Readonly<{ what: string; payment_id: string | null; expected: string; found: string }>
const SHOWN_MAX = 10

/** Why a batch is not reconciled: each payment that the statements do not show to the fen. */
export function ReconcileProblem({ problem }: { problem: Problem | undefined }) {
  const t = useT()
  const differences = differencesOf(problem)
  if (problem === undefined || differences.length === 0) return <ProblemNotice problem={problem} />
  const count = typeof problem['difference_count'] === 'number' ? problem['difference_count'] : differences.length
  const shown = differences.slice(0, SHOWN_MAX)
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{t(T.title, { n: count })}</p>
      <p>{t(T.why)}</p>
      <TableBox>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t(T.what)}</th>
              <th scope="col" className="figure">
                {t(T.expected)}
              </th>
              <th scope="col" className="figure">
                {t(T.found)}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ what, payment_id, expected, found }, place) => (
              <tr key={place}>
                <td>
                  {t(what === 'paid' ? T.paid : what === 'returned' ? T.returned : T.parcel)}{' '}
                  {payment_id !== null && <Link to={`/treasury/payments/${payment_id}`}>{t(T.see)}</Link>}
                </td>
                <td className="figure">
                  <Yuan yuan={expected} />
                </td>
                <td className="figure">
                  <Yuan yuan={found} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {count > shown.length && <p>{t(T.more, { n: shown.length })}</p>}
    </div>
  )
}

/** The border: a problem's further members are whatever the service sent. */
function differencesOf(problem: Problem | undefined): readonly Difference[] {
  const given = problem?.['differences']
  if (!Array.isArray(given)) return []
  return (given as unknown[]).flatMap((each) => {
    if (typeof each !== 'object' || each === null) return []
    const [what, payment, expected, found]: unknown[] = ['what', 'payment_id', 'expected', 'found'].map(
      (name): unknown => Reflect.get(each, name),
    )
    if (!isAmount(expected) || !isAmount(found)) return []
    return [{ what: String(what), payment_id: typeof payment === 'string' ? payment : null, expected, found }]
  })
}

const isAmount = (value: unknown): value is string => typeof value === 'string' && /^-?\d+\.\d{2}$/u.test(value)
