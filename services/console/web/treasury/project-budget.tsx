import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { sumYuan } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES } from './batch-queries.ts'
import { BudgetDialog } from './budget-dialog.tsx'
import { DeedButton } from './deed-button.tsx'
import { answerRefusal, roleRefusal } from './deeds.ts'
import { type Budget, budgetsOf, budgetsQuery, type ProjectLine, PROJECTS } from './project-queries.ts'
import { BUDGET_STATES } from './project-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '项目预算', en: 'Budget' },
  none: {
    zh: '还没有预算。没有批准的预算，这个项目一分也付不出去。',
    en: 'There is no budget, and without one nothing of the project is paid.',
  },
  waits: {
    zh: '已有一版预算等另一人批准，批准或退回后才能再报。',
    en: 'A version waits for approval; it is answered first.',
  },
  ask: { zh: '申报预算', en: 'State a budget' },
  askAgain: { zh: '调整预算', en: 'Change the budget' },
  version: { zh: '版本', en: 'Version' },
  state: { zh: '状态', en: 'State' },
  total: { zh: '总额（元）', en: 'Total (yuan)' },
  advance: { zh: '预付上限', en: 'Advance, at most' },
  retention: { zh: '质保金', en: 'Retention' },
  from: { zh: '，{day} 起可付', en: ', from {day}' },
  why: { zh: '依据', en: 'Document' },
  by: { zh: '申报', en: 'Asked by' },
  decided: { zh: '答复', en: 'Decided by' },
  approve: { zh: '批准', en: 'Approve' },
  approved: { zh: '预算已批准', en: 'The budget is approved' },
  reject: { zh: '不批准', en: 'Reject' },
  rejected: { zh: '预算未批准', en: 'Rejected' },
} as const satisfies Texts

type Props = Readonly<{
  fundId: string
  beneficiaryId: string
  lines: readonly ProjectLine[]
  /** Its programme asks for no budget. */
  isFree: boolean
}>

/** What the project may cost and how it is paid: every version, with who asked and who decided. */
export function ProjectBudget({ fundId, beneficiaryId, lines, isFree }: Props) {
  const t = useT()
  const officer = useOfficer()
  const [isAsking, setAsking] = useState(false)
  const budgets = useQuery(budgetsQuery(fundId))
  return (
    <section className="card">
      <h2>{t(T.title)}</h2>
      <Loaded of={budgets}>
        {(every) => {
          const { all, inForce, waiting } = budgetsOf(every, beneficiaryId)
          return (
            <div className="form">
              {all.length === 0 ? (
                !isFree && <p className="notice notice-warn">{t(T.none)}</p>
              ) : (
                <BudgetTable budgets={all} inForce={inForce} />
              )}
              <DeedButton
                isPrimary={all.length === 0 && !isFree}
                refusal={roleRefusal(officer) ?? (waiting === undefined ? undefined : T.waits)}
                onDo={() => setAsking(true)}
              >
                {t(inForce === undefined ? T.ask : T.askAgain)}
              </DeedButton>
              {isAsking && (
                <BudgetDialog
                  fundId={fundId}
                  beneficiaryId={beneficiaryId}
                  total={inForce?.total ?? sumYuan(lines.map(({ amount }) => amount))}
                  onClose={() => setAsking(false)}
                />
              )}
            </div>
          )
        }}
      </Loaded>
    </section>
  )
}

function BudgetTable({ budgets, inForce }: { budgets: readonly Budget[]; inForce: Budget | undefined }) {
  const t = useT()
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            {[T.version, T.state, T.total, T.advance, T.retention, T.why, T.by, T.decided].map((text) => (
              <th key={text.zh} scope="col" className={text === T.total ? 'figure' : undefined}>
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {budgets.map((budget) => (
            <BudgetRow key={budget.id} budget={budget} isReplaced={budget.state === 'approved' && budget !== inForce} />
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function BudgetRow({ budget, isReplaced }: { budget: Budget; isReplaced: boolean }) {
  const t = useT()
  return (
    <tr>
      <td>{budget.version}</td>
      <td>
        <StateTag of={BUDGET_STATES} state={isReplaced ? 'before' : budget.state} />
      </td>
      <td className="figure">
        <Yuan yuan={budget.total} />
      </td>
      <td>{budget.advance_percent}%</td>
      <td>
        {budget.retention_percent}%{budget.retention_from !== null && t(T.from, { day: budget.retention_from })}
      </td>
      <td>
        {budget.document_number} · {budget.reason}
      </td>
      <td>
        <Who by={budget.asked_by} standsFor={budget.asked_for} /> {momentText(budget.asked_at)}
      </td>
      <td>
        {budget.state === 'waiting' ? (
          <BudgetAnswer budget={budget} />
        ) : (
          <>
            <Who by={budget.decided_by} standsFor={budget.decided_for} /> {momentText(budget.decided_at)}{' '}
            {budget.decided_why}
          </>
        )}
      </td>
    </tr>
  )
}

function BudgetAnswer({ budget }: { budget: Budget }) {
  const t = useT()
  const officer = useOfficer()
  const [isRejecting, setRejecting] = useState(false)
  const to = (key: string) => ({ params: { path: { budget_id: budget.id }, header: { 'idempotency-key': key } } })
  const invalidates = [PROJECTS, BATCHES]
  const approve = useCommand({
    run: (_: void, key) => answer(api.disbursement.POST('/v1/project-budgets/{budget_id}/approve', to(key))),
    invalidates,
    done: T.approved,
  })
  const reject = useCommand({
    run: (reason: string, key) =>
      answer(api.disbursement.POST('/v1/project-budgets/{budget_id}/reject', { ...to(key), body: { reason } })),
    invalidates,
    done: T.rejected,
  })
  const refusal = answerRefusal(budget.asked_by, budget.asked_for, officer)
  return (
    <>
      <ProblemNotice problem={approve.problem} />
      <span className="row">
        <DeedButton refusal={refusal} isSending={approve.isSending} onDo={() => void approve.send()}>
          {t(T.approve)}
        </DeedButton>
        {refusal === undefined && (
          <DeedButton isDangerous onDo={() => setRejecting(true)}>
            {t(T.reject)}
          </DeedButton>
        )}
      </span>
      <ReasonDialog
        name={`budget:${budget.id}`}
        isOpen={isRejecting}
        onClose={() => setRejecting(false)}
        title={t(T.reject)}
        action={t(T.reject)}
        command={reject}
        isDangerous
      />
    </>
  )
}
