import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { DayField } from '../parts/day-field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Job } from './audit-queries.ts'
import { PERIOD_STATES } from './case-words.ts'
import { personText } from './person-names.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { COLON } from './own-words.ts'

const T = {
  title: { zh: '封账', en: 'Closed periods' },
  hint: {
    zh: '封账后，截至该日的差异、匹配和核对不再改变；由一人申请、另一人同意，不能撤销。',
    en: 'After it no case, run or match up to that day moves. One asks, another agrees; never undone.',
  },
  none: { zh: '还没有封过账。', en: 'No period is closed.' },
  ask: { zh: '申请封账', en: 'Ask to close' },
  close: { zh: '同意封账', en: 'Close' },
  reject: { zh: '不同意', en: 'Reject' },
  through: { zh: '封到（含当日）', en: 'Through' },
  one: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  start: { zh: '最初', en: 'the beginning' },
  asked: { zh: '{who} 申请', en: 'asked by {who}' },
  decided: { zh: '{who} 决定', en: 'decided by {who}' },
  done: { zh: '已记录', en: 'Kept' },
} as const

type Asking = Readonly<{ what: 'ask' } | { what: 'close' | 'reject'; id: string }>

/** Days of a job that two officers have closed for good. */
export function JobPeriods({ job }: { job: Job }) {
  const t = useT()
  const [asking, setAsking] = useState<Asking>()
  const [through, setThrough] = useState('')
  const query = useQuery({
    queryKey: [...AUDIT, 'jobs', job.id, 'periods'],
    queryFn: async () =>
      (await answer(api.reconciliation.GET('/v1/jobs/{job_id}/periods', { params: { path: { job_id: job.id } } })))
        .periods,
  })
  const command = useCommand({
    run: ({ asked, reason }: { asked: Asking; reason: string }, key) => decide(job.id, asked, through, reason, key),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => setAsking(undefined),
  })
  const begin = (next: Asking) => {
    command.forget()
    setAsking(next)
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t(T.title)}</h2>
        <Button onClick={() => begin({ what: 'ask' })}>{t(T.ask)}</Button>
      </div>
      <p className="muted">{t(T.hint)}</p>
      <Loaded of={query}>
        {(periods) =>
          periods.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <ul className="history">
              {periods.map((period) => (
                <li key={period.id}>
                  <span>
                    <StateTag of={PERIOD_STATES} state={period.state} />{' '}
                    {t(T.one, { from: period.from_day ?? t(T.start), to: period.through_day })}
                    {t(COLON)}
                    {period.why}{' '}
                    {period.state === 'asked' && (
                      <>
                        <Button size="small" type="primary" onClick={() => begin({ what: 'close', id: period.id })}>
                          {t(T.close)}
                        </Button>{' '}
                        <Button size="small" onClick={() => begin({ what: 'reject', id: period.id })}>
                          {t(T.reject)}
                        </Button>
                      </>
                    )}
                  </span>
                  <small>
                    {t(T.asked, { who: personText(period.asked_by, period.asked_for) })} · {momentText(period.asked_at)}
                    {period.decided_by !== null &&
                      ` · ${t(T.decided, { who: personText(period.decided_by, period.decided_for) })} · ${momentText(period.decided_at)}`}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {asking !== undefined && (
        <ReasonDialog
          isOpen
          title={t(T[asking.what])}
          hint={t(T.hint)}
          isSending={command.isSending}
          problem={command.problem}
          onSend={(reason) => void command.send({ asked: asking, reason })}
          onClose={() => setAsking(undefined)}
        >
          {asking.what === 'ask' && (
            <DayField
              label={t(T.through)}
              value={through}
              onChange={setThrough}
              fault={fieldProblems(command.problem).get('/through_day')}
            />
          )}
        </ReasonDialog>
      )}
    </section>
  )
}

function decide(jobId: string, asked: Asking, through: string, reason: string, key: string) {
  const header = { 'idempotency-key': key }
  if (asked.what === 'ask')
    return answer(
      api.reconciliation.POST('/v1/jobs/{job_id}/periods', {
        params: { path: { job_id: jobId }, header },
        body: { through_day: through, reason },
      }),
    )
  const order = { params: { path: { period_id: asked.id }, header }, body: { reason } }
  return answer(
    asked.what === 'close'
      ? api.reconciliation.POST('/v1/periods/{period_id}/close', order)
      : api.reconciliation.POST('/v1/periods/{period_id}/reject', order),
  )
}
