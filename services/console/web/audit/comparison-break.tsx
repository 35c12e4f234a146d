import { Link } from '@tanstack/react-router'
import { Yuan } from '../parts/money.tsx'
import { type Text, useT } from '../shell/language.tsx'
import { comparedLines, type ComparisonFound } from './comparison-lines.ts'
import { COMPARISON_KINDS, VALUES } from './break-words.ts'
import { useFunderName, useFundName } from '../parts/known-names.ts'

export type { ComparisonFound } from './comparison-lines.ts'

const T = {
  heading: { zh: '{n}. {kind}', en: '{n}. {kind}' },
  what: { zh: '项目', en: 'What' },
  ledger: { zh: '总账', en: 'Ledger' },
  statement: { zh: '银行对账单', en: 'Bank statement' },
  disbursement: { zh: '支付系统', en: 'Disbursement' },
  difference: { zh: '差额（对账单减总账）', en: 'Difference (statement minus ledger)' },
  none: { zh: '没有这一笔', en: 'There is no such row' },
  failed: { zh: '✗ 不相符', en: '✗ not the same' },
  trace: { zh: '追溯这笔钱', en: 'Trace this money' },
  sides: { zh: '各方并列', en: 'Side by side' },
  explain: {
    zh: '要说明原因、交他人认可或立项整改：到“对账任务”运行三方核对，这处差异会成为台账里的一条，一直跟到了结。',
    en: 'To explain it, have it agreed to or followed up: run the three-way job under Jobs. The break becomes a case there, and is kept until it is ended.',
  },
  jobs: { zh: '去对账任务', en: 'To the jobs' },
} as const

/** A break of a comparison: what ledger, bank and disbursement say of the same money, side by side. */
export function ComparisonBreak({ found }: { found: ComparisonFound }) {
  const t = useT()
  const fundName = useFundName()
  const kinds: Readonly<Record<string, Text>> = COMPARISON_KINDS
  const { ledger, statement, disbursement } = found
  const isThree = disbursement !== null
  const payment = disbursement?.payment_id ?? (ledger?.record === 'payment' ? ledger.payment_id : undefined)
  const arrival = ledger?.record === 'arrival' ? ledger.arrival_id : undefined
  return (
    <section className="card" aria-labelledby={`break-${found.ordinal}`}>
      <div className="card-head">
        <h2 id={`break-${found.ordinal}`}>
          {t(T.heading, { n: found.ordinal, kind: t(kinds[found.kind] ?? { zh: found.kind, en: found.kind }) })}
        </h2>
        <span className="muted">{fundName(found.fund_id)}</span>
      </div>
      <p className="break-sentence">{t(found.explanation)}</p>
      <div className="table-scroll">
        <table className="sides">
          <caption className="unseen">{t(T.sides)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(T.what)}</th>
              <th scope="col">{t(T.ledger)}</th>
              <th scope="col">{t(T.statement)}</th>
              {isThree && <th scope="col">{t(T.disbursement)}</th>}
            </tr>
          </thead>
          <tbody>
            {comparedLines(found).map((line) => (
              <tr key={line.name} className={line.isFailed ? 'side-failed' : ''}>
                <th scope="row">
                  {t(line.title)}
                  {line.isFailed && <div>{t(T.failed)}</div>}
                </th>
                <Cell kind={line.kind} value={line.ledger} isMissing={ledger === null} />
                <Cell kind={line.kind} value={line.statement} isMissing={statement === null} />
                {isThree && <Cell kind={line.kind} value={line.disbursement} isMissing={false} />}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t(T.difference)}</th>
              <td colSpan={isThree ? 3 : 2} className="tone-bad">
                <strong>
                  <Yuan yuan={found.difference} />
                </strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="muted">
        {t(T.explain)} <Link to="/audit/jobs">{t(T.jobs)}</Link>
      </p>
      {payment !== undefined && (
        <Link to="/audit/trace" search={{ payment }}>
          {t(T.trace)}
        </Link>
      )}
      {arrival !== undefined && (
        <Link to="/audit/trace" search={{ arrival }}>
          {t(T.trace)}
        </Link>
      )}
    </section>
  )
}

type CellProps = Readonly<{ kind: 'amount' | 'code' | 'text' | 'funder'; value: string | null; isMissing: boolean }>

function Cell({ kind, value, isMissing }: CellProps) {
  const t = useT()
  const funderName = useFunderName()
  if (isMissing) return <td className={kind === 'amount' ? 'side-none' : ''}>{kind === 'amount' && t(T.none)}</td>
  if (value === null) return <td className="muted">—</td>
  if (kind === 'amount')
    return (
      <td>
        <Yuan yuan={value} />
      </td>
    )
  if (kind === 'funder') return <td>{funderName(value)}</td>
  const known = VALUES[value]
  return <td className={kind === 'code' ? 'mono' : ''}>{known === undefined ? value : t(known)}</td>
}
