import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, findingQuery } from './audit-queries.ts'
import { CASE_STATES, FINDING_MOVES, FINDING_MOVES_FROM, FINDING_STATES, type FindingMove } from './case-words.ts'
import { kindText } from './cases-page.tsx'
import { personText } from './person-names.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const T = {
  loading: { zh: '审计发现', en: 'Finding' },
  title: { zh: '审计发现 {n}：{title}', en: 'Finding {n}: {title}' },
  up: { zh: '审计发现与整改', en: 'Findings' },
  statement: { zh: '事实', en: 'What was found' },
  requirement: { zh: '整改要求', en: 'What is to be done' },
  office: { zh: '被审计单位', en: 'Audited office' },
  deadline: { zh: '整改期限', en: 'Until' },
  overdue: { zh: '已逾期', en: 'overdue' },
  amount: { zh: '涉及金额', en: 'Amount' },
  cases: { zh: '所依据的差异', en: 'Its cases' },
  number: { zh: '编号', en: 'No.' },
  kind: { zh: '种类', en: 'Kind' },
  difference: { zh: '差额', en: 'Difference' },
  state: { zh: '状态', en: 'State' },
  answers: { zh: '整改答复', en: 'Answers' },
  noAnswers: { zh: '被审计单位还没有答复。', en: 'The office has not answered yet.' },
  answer: { zh: '登记答复', en: 'Record an answer' },
  answered: { zh: '{on} 答复', en: 'answered {on}' },
  history: { zh: '经过', en: 'History' },
  another: {
    zh: '核实和销号须由没有下达、也没有登记答复的另一人办理。',
    en: 'Verified and closed by one who neither issued it nor recorded an answer.',
  },
  done: { zh: '已记录', en: 'Kept' },
} as const

export function FindingPage() {
  const t = useT()
  const query = useQuery(findingQuery(usePathPart('finding_id')))
  const found = query.data
  return (
    <AuditPage
      title={found === undefined ? t(T.loading) : t(T.title, { n: found.number, title: found.title })}
      up={<Link to="/audit/findings">{t(T.up)}</Link>}
      intro={found !== undefined && <StateTag of={FINDING_STATES} state={found.state} />}
    >
      <Loaded of={query}>{(finding) => <WholeFinding finding={finding} />}</Loaded>
    </AuditPage>
  )
}

type Finding = Awaited<ReturnType<NonNullable<ReturnType<typeof findingQuery>['queryFn']>>>

function WholeFinding({ finding }: { finding: Finding }) {
  const t = useT()
  const [move, setMove] = useState<FindingMove>()
  const [isAnswering, setAnswering] = useState(false)
  const decide = useCommand({
    run: (sent: { to: FindingMove; reason: string }, key) =>
      answer(
        api.reconciliation.POST('/v1/findings/{finding_id}/moves', {
          params: { path: { finding_id: finding.id }, header: { 'idempotency-key': key } },
          body: sent,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => setMove(undefined),
  })
  const mayAnswer = finding.state === 'issued' || finding.state === 'returned'
  return (
    <>
      <section className="card">
        <dl className="facts">
          <dt>{t(T.statement)}</dt>
          <dd>{finding.statement}</dd>
          <dt>{t(T.requirement)}</dt>
          <dd>{finding.requirement}</dd>
          <dt>{t(T.office)}</dt>
          <dd>{finding.office}</dd>
          <dt>{t(T.deadline)}</dt>
          <dd>
            {finding.deadline} {finding.is_overdue && <span className="tag tag-bad">{t(T.overdue)}</span>}
          </dd>
          <dt>{t(T.amount)}</dt>
          <dd>
            <Yuan yuan={finding.amount} />
          </dd>
        </dl>
        <div className="row screen-only case-actions">
          {mayAnswer && (
            <Button type="primary" onClick={() => setAnswering(true)}>
              {t(T.answer)}
            </Button>
          )}
          {FINDING_MOVES_FROM[finding.state].map((to) => (
            <Button
              key={to}
              onClick={() => {
                decide.forget()
                setMove(to)
              }}
            >
              {t(FINDING_MOVES[to])}
            </Button>
          ))}
        </div>
      </section>
      <section className="card table-scroll">
        <h2>{t(T.cases)}</h2>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t(T.number)}</th>
              <th scope="col">{t(T.kind)}</th>
              <th scope="col" className="figure">
                {t(T.difference)}
              </th>
              <th scope="col">{t(T.state)}</th>
            </tr>
          </thead>
          <tbody>
            {finding.cases.map((each) => (
              <tr key={each.id}>
                <td>
                  <Link to="/audit/cases/$case_id" params={{ case_id: each.id }}>
                    {each.number}
                  </Link>
                </td>
                <td>{kindText(t, each.kind)}</td>
                <td className="figure">
                  <Yuan yuan={each.difference} />
                </td>
                <td>
                  <StateTag of={CASE_STATES} state={each.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="columns">
        <Answers finding={finding} />
        <section className="card">
          <h2>{t(T.history)}</h2>
          <ol className="history">
            {finding.moves.toReversed().map((each) => (
              <li key={each.place}>
                <span>
                  <StateTag of={FINDING_STATES} state={each.to_state} /> {each.why}
                </span>
                <small>
                  {personText(each.moved_by, each.moved_for)} · {momentText(each.moved_at)}
                </small>
              </li>
            ))}
          </ol>
        </section>
      </div>
      {move !== undefined && (
        <ReasonDialog
          isOpen
          title={t(FINDING_MOVES[move])}
          hint={t(T.another)}
          isSending={decide.isSending}
          problem={decide.problem}
          onSend={(reason) => void decide.send({ to: move, reason })}
          onClose={() => setMove(undefined)}
        />
      )}
      {isAnswering && <AnswerDialog findingId={finding.id} onClose={() => setAnswering(false)} />}
    </>
  )
}

function Answers({ finding }: { finding: Finding }) {
  const t = useT()
  return (
    <section className="card">
      <h2>{t(T.answers)}</h2>
      {finding.answers.length === 0 && <p>{t(T.noAnswers)}</p>}
      <ol className="history">
        {finding.answers.map((each) => (
          <li key={each.place}>
            <span>{each.answer}</span>
            <ul className="plain-list">
              {each.evidence.map(({ name, sha256 }) => (
                <li key={sha256}>
                  {name} <small className="mono muted">{sha256.slice(0, 16)}</small>
                </li>
              ))}
            </ul>
            <small>
              {t(T.answered, { on: each.answered_on })} · {personText(each.recorded_by, each.recorded_for)} ·{' '}
              {momentText(each.recorded_at)}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}
