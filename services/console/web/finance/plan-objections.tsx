import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText, todayInShanghai } from '../parts/day.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { download } from '../parts/download.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Part } from './finance-page.tsx'
import { officerName } from '../parts/officer-name.ts'
import type { Plan } from './plan.ts'

const T = {
  title: { zh: '公示与异议', en: 'Public notice and objections' },
  none: { zh: '没有收到异议。', en: 'No objection was written down.' },
  notYet: { zh: '计划开始公示以后才登记异议。', en: 'Objections are taken once it is in public notice.' },
  line: { zh: '序号（对某一行时填写）', en: 'Line, where it is about one' },
  by: { zh: '提出人', en: 'Who objects' },
  text: { zh: '异议内容', en: 'What is said' },
  record: { zh: '登记异议', en: 'Write it down' },
  answer: { zh: '答复', en: 'Answer' },
  answerText: { zh: '答复内容', en: 'The answer' },
  answered: { zh: '{name} 于 {at} 答复：{text}', en: '{name} answered at {at}: {text}' },
  recorded: { zh: '{day} 提出，{name} 登记', en: 'raised on {day}, written down by {name}' },
  lineOf: { zh: '第 {n} 行', en: 'line {n}' },
  print: { zh: '公示表（网页）', en: 'Public list (page)' },
  workbook: { zh: '公示表（Excel）', en: 'Public list (Excel)' },
  saved: { zh: '已登记', en: 'Written down' },
} as const satisfies Texts

const STATES = {
  open: { text: { zh: '待答复', en: 'Not answered' }, tone: 'warn' },
  answered: { text: { zh: '已答复', en: 'Answered' }, tone: 'good' },
} as const

/** What was said against a plan in public notice. It is not approved before everything is answered. */
export function PlanObjections({ plan }: { plan: Plan }) {
  const t = useT()
  const path = { plan_id: plan.id }
  const objections = useQuery({
    queryKey: ['plans', 'objections', plan.id],
    queryFn: () => answer(api.allocation.GET('/v1/plans/{plan_id}/objections', { params: { path } })),
  })
  const isPublic = plan.notice?.first_day != null || ['approved', 'posted', 'superseded'].includes(plan.state)
  const isTaken = plan.state === 'noticed' && todayInShanghai() <= (plan.notice?.last_day ?? '')
  const officer = useOfficer()
  return (
    <Part
      title={t(T.title)}
      actions={
        isPublic && (
          <>
            <DownloadButton take={() => download(`/api/allocation/v1/plans/${plan.id}/notice.html`, 'notice.html')}>
              {t(T.print)}
            </DownloadButton>
            <DownloadButton take={() => download(`/api/allocation/v1/plans/${plan.id}/notice.xlsx`, 'notice.xlsx')}>
              {t(T.workbook)}
            </DownloadButton>
          </>
        )
      }
    >
      <Loaded of={objections}>
        {({ objections: all }) => (
          <>
            {all.length === 0 && <p>{t(isPublic ? T.none : T.notYet)}</p>}
            <ol className="finance-history">
              {all.map((objection) => (
                <li key={objection.id}>
                  <StateTag of={STATES} state={objection.answer === null ? 'open' : 'answered'} /> {objection.by}
                  {objection.line !== null && ` · ${t(T.lineOf, { n: objection.line })}`}{' '}
                  <span className="tone-soft">
                    {t(T.recorded, { day: objection.raised_on, name: officerName(objection.recorded_by) })}
                  </span>
                  <p>{objection.text}</p>
                  {objection.answer === null ? (
                    officer.roles.includes('finance') && <AnswerForm plan={plan} objectionId={objection.id} />
                  ) : (
                    <p>
                      {t(T.answered, {
                        name: officerName(objection.answer.answered_by),
                        at: momentText(objection.answer.answered_at),
                        text: objection.answer.text,
                      })}
                    </p>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
      {isTaken && officer.roles.includes('finance') && <RaiseForm plan={plan} />}
    </Part>
  )
}

type Raised = Readonly<{ line: string; by: string; text: string }>
const NOTHING: Raised = { line: '', by: '', text: '' }

function RaiseForm({ plan }: { plan: Plan }) {
  const t = useT()
  const [raised, keep, forget] = useKept(`objection:${plan.id}`, NOTHING)
  const set = (change: Partial<Raised>) => keep({ ...raised, ...change })
  const record = useCommand({
    run: ({ line, by, text }: Raised, key) =>
      answer(
        api.allocation.POST('/v1/plans/{plan_id}/objections', {
          params: { path: { plan_id: plan.id }, header: { 'idempotency-key': key } },
          body: { by, text, ...(line.trim() !== '' && { line: Number(line) }) },
        }),
      ),
    invalidates: [['plans', 'objections', plan.id]],
    done: T.saved,
    onDone: () => {
      keep(NOTHING)
      forget()
    },
  })
  const faults = fieldProblems(record.problem)
  return (
    <form
      className="finance-form"
      onSubmit={(event) => {
        event.preventDefault()
        void record.send(raised)
      }}
    >
      <div className="finance-form-row">
        <TextField
          label={t(T.by)}
          value={raised.by}
          onChange={(by) => set({ by })}
          isRequired
          fault={faults.get('/by')}
        />
        <TextField
          label={t(T.line)}
          value={raised.line}
          onChange={(line) => set({ line })}
          fault={faults.get('/line')}
        />
      </div>
      <TextField
        label={t(T.text)}
        value={raised.text}
        onChange={(text) => set({ text })}
        rows={2}
        isRequired
        fault={faults.get('/text')}
      />
      <ProblemNotice problem={record.problem} />
      <div>
        <Button
          htmlType="submit"
          loading={record.isSending}
          disabled={raised.by.trim() === '' || raised.text.trim() === ''}
        >
          {t(T.record)}
        </Button>
      </div>
    </form>
  )
}

function AnswerForm({ plan, objectionId }: { plan: Plan; objectionId: string }) {
  const t = useT()
  const [text, setText] = useState('')
  const give = useCommand({
    run: (said: string, key) =>
      answer(
        api.allocation.POST('/v1/plans/{plan_id}/objections/{objection_id}/answer', {
          params: { path: { plan_id: plan.id, objection_id: objectionId }, header: { 'idempotency-key': key } },
          body: { text: said },
        }),
      ),
    invalidates: [['plans', 'objections', plan.id]],
    done: T.saved,
  })
  return (
    <form
      className="finance-form"
      onSubmit={(event) => {
        event.preventDefault()
        void give.send(text.trim())
      }}
    >
      <TextField
        label={t(T.answerText)}
        value={text}
        onChange={setText}
        rows={2}
        isRequired
        fault={fieldProblems(give.problem).get('/text')}
      />
      <ProblemNotice problem={give.problem} />
      <div>
        <Button htmlType="submit" loading={give.isSending} disabled={text.trim() === ''}>
          {t(T.answer)}
        </Button>
      </div>
    </form>
  )
}
