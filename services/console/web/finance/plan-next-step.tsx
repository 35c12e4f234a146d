import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems, type Problem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useView } from '../parts/view.ts'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Facts, Part } from './finance-page.tsx'
import { officerName } from '../parts/officer-name.ts'
import { type Decision, nextSteps } from './plan-decisions.ts'
import type { Plan } from './plan.ts'

const T = {
  title: { zh: '下一步', en: 'What comes next' },
  over: { zh: '这份计划已经办结，没有待办事项。', en: 'Nothing more is to be done about this plan.' },
  posting: { zh: '账务正在入账，稍候自动更新。', en: 'The ledger is posting it; this page renews itself.' },
  cancel: { zh: '取消', en: 'Cancel' },
  firstDay: { zh: '公示第一天', en: 'First day' },
  reason: { zh: '撤回理由', en: 'Why it is taken back' },
  total: { zh: '合计（元）', en: 'Total (yuan)' },
  lines: { zh: '行数', en: 'Lines' },
  maker: { zh: '测算人', en: 'Made by' },
  done: { zh: '已办理', en: 'Done' },
} as const satisfies Texts

const DECISIONS: Readonly<Record<Decision, Readonly<{ button: Text; says: Text }>>> = {
  submit: {
    button: { zh: '提交复核', en: 'Submit for approval' },
    says: {
      zh: '提交后由另一名财政人员复核，您本人不能复核。',
      en: 'Another finance officer approves it; you cannot.',
    },
  },
  notice: {
    button: { zh: '开始公示', en: 'Begin the public notice' },
    says: {
      zh: '名单隐名公开，公示期内可以提异议。',
      en: 'The masked list is public; objections are taken until its end.',
    },
  },
  approve: {
    button: { zh: '复核通过', en: 'Approve' },
    says: {
      zh: '通过后各出资方即产生应拨义务，并由账务入账。',
      en: 'From then on each funder owes its share, and the ledger posts it.',
    },
  },
  withdraw: {
    button: { zh: '撤回', en: 'Withdraw' },
    says: { zh: '撤回后作废，不留下任何应拨。', en: 'It is void then; nothing is owed by it.' },
  },
  award: {
    button: { zh: '生成补助', en: 'Award it' },
    says: {
      zh: '把计划的每一行变成待付的补助，国库据此付款。',
      en: 'Turns each line into an award that the treasury pays.',
    },
  },
}

/** What this officer may do now, and of everything else why not: said before the click. */
export function PlanNextStep({ plan }: { plan: Plan }) {
  const t = useT()
  const officer = useOfficer()
  const [, setView] = useView({ part: 'shares' })
  const [open, setOpen] = useState<Decision>()
  const objections = useQuery({
    queryKey: ['plans', 'objections', plan.id],
    enabled: plan.state === 'noticed' && officer.roles.some((role) => role === 'finance' || role === 'audit'),
    queryFn: () =>
      answer(api.allocation.GET('/v1/plans/{plan_id}/objections', { params: { path: { plan_id: plan.id } } })),
  })
  const openObjections = objections.data?.objections.filter((one) => one.answer === null).length ?? 0
  const steps = nextSteps(plan, officer, { today: todayInShanghai(), openObjections })
  const start = (decision: Decision) =>
    decision === 'award' ? setView({ part: 'awards' }, { isStep: true }) : setOpen(decision)
  return (
    <Part title={t(T.title)}>
      {steps.length === 0 && <p>{t(plan.state === 'approved' ? T.posting : T.over)}</p>}
      <div className="finance-steps">
        {steps.map(({ decision, why }, index) => (
          <div key={decision} className="finance-action">
            <Button
              type={index === 0 && why === undefined ? 'primary' : 'default'}
              danger={decision === 'withdraw'}
              disabled={why !== undefined}
              aria-describedby={`why-${decision}`}
              onClick={() => start(decision)}
            >
              {t(DECISIONS[decision].button)}
            </Button>
            <small id={`why-${decision}`}>{t(why ?? DECISIONS[decision].says)}</small>
          </div>
        ))}
      </div>
      <DecisionDialog plan={plan} decision={open} onClose={() => setOpen(undefined)} />
    </Part>
  )
}

type DialogProps = Readonly<{ plan: Plan; decision: Decision | undefined; onClose: () => void }>

function DecisionDialog({ plan, decision, onClose }: DialogProps) {
  const t = useT()
  const [firstDay, setFirstDay] = useState(todayInShanghai())
  const [reason, setReason] = useState('')
  const decide = useDecision(plan, onClose)
  if (decision === undefined || decision === 'award') return null
  const close = () => {
    decide.forget()
    onClose()
  }
  return (
    <Dialog
      isOpen
      title={t(DECISIONS[decision].button)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            danger={decision === 'withdraw'}
            loading={decide.isSending}
            disabled={decision === 'withdraw' && reason.trim() === ''}
            onClick={() => void decide.send({ decision, firstDay, reason })}
          >
            {t(DECISIONS[decision].button)}
          </Button>
        </>
      }
    >
      <p>{t(DECISIONS[decision].says)}</p>
      <Facts
        of={[
          [
            t(T.total),
            <strong key="total" className="finance-large">
              <Yuan yuan={plan.total} />
            </strong>,
          ],
          [t(T.lines), plan.lines.toLocaleString('en-US')],
          [t(T.maker), officerName(plan.made_by)],
        ]}
      />
      <DecisionFields decision={decision} problem={decide.problem} {...{ firstDay, setFirstDay, reason, setReason }} />
      <ProblemNotice problem={decide.problem} />
    </Dialog>
  )
}

type FieldsProps = Readonly<{
  decision: Decision
  problem: Problem | undefined
  firstDay: string
  setFirstDay: (day: string) => void
  reason: string
  setReason: (reason: string) => void
}>

function DecisionFields({ decision, problem, firstDay, setFirstDay, reason, setReason }: FieldsProps): ReactNode {
  const t = useT()
  const faults = fieldProblems(problem)
  if (decision === 'notice')
    return <DayField label={t(T.firstDay)} value={firstDay} onChange={setFirstDay} fault={faults.get('/first_day')} />
  if (decision === 'withdraw')
    return (
      <TextField label={t(T.reason)} value={reason} onChange={setReason} isRequired fault={faults.get('/reason')} />
    )
  return null
}

type Decided = Readonly<{ decision: Exclude<Decision, 'award'>; firstDay: string; reason: string }>

function useDecision(plan: Plan, onDone: () => void) {
  return useCommand({
    run: ({ decision, firstDay, reason }: Decided, key): Promise<Plan> => {
      const params = { path: { plan_id: plan.id }, header: { 'idempotency-key': key } }
      switch (decision) {
        case 'submit':
          return answer(api.allocation.POST('/v1/plans/{plan_id}/submit', { params }))
        case 'notice':
          return answer(api.allocation.POST('/v1/plans/{plan_id}/notice', { params, body: { first_day: firstDay } }))
        case 'approve':
          return answer(api.allocation.POST('/v1/plans/{plan_id}/approve', { params }))
        case 'withdraw':
          return answer(
            api.allocation.POST('/v1/plans/{plan_id}/withdraw', { params, body: { reason: reason.trim() } }),
          )
      }
    },
    invalidates: [['plans'], ['funds']],
    done: T.done,
    onDone,
  })
}
