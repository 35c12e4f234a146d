import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { RUN_PHASES } from './run-words.ts'

const T = {
  at: { zh: '正在：{phase}', en: 'Now: {phase}' },
  count: { zh: '{done} / {total} 行', en: '{done} of {total} rows' },
  done: { zh: '{done} 行', en: '{done} rows' },
  cancel: { zh: '取消本轮', en: 'Cancel the run' },
  cancelling: { zh: '正在取消…', en: 'Being cancelled…' },
  cancelled: { zh: '已请求取消', en: 'Asked to cancel' },
  ended: { zh: '本轮已取消，没有留下结果。', en: 'The run was cancelled; it left no result.' },
  leave: { zh: '可以离开本页，完成后结果在“核对轮次”中。', en: 'You may leave; the result will be among the runs.' },
  bar: { zh: '进度', en: 'Progress' },
} as const

/** How far a run is that has no result yet, or why it has none. */
export function RunProgress({ run }: { run: Run }) {
  const t = useT()
  const cancel = useCommand({
    run: (_: undefined, key) =>
      answer(
        api.reconciliation.POST('/v1/job-runs/{run_id}/cancel', {
          params: { path: { run_id: run.id }, header: { 'idempotency-key': key } },
        }),
      ),
    invalidates: [AUDIT],
    done: T.cancelled,
  })
  if (run.state === 'cancelled') return <p className="notice">{t(T.ended)}</p>
  if (run.state === 'failed')
    return (
      <ProblemNotice
        problem={
          run.problem === null
            ? undefined
            : {
                ...run.problem.values,
                code: run.problem.code,
                title_zh: run.problem.title.zh,
                title_en: run.problem.title.en,
                detail: run.problem.detail,
                status: 422,
              }
        }
      />
    )
  const { phase, done, total } = run.progress
  return (
    <section className="card progress-line" aria-live="polite">
      <p>{t(T.at, { phase: t(RUN_PHASES[phase]) })}</p>
      <progress aria-label={t(T.bar)} {...(total !== null && total > 0 && { max: total, value: done })} />
      <p className="muted">{total === null ? t(T.done, { done }) : t(T.count, { done, total })}</p>
      <p className="muted">{t(T.leave)}</p>
      <div>
        <Button
          loading={cancel.isSending}
          disabled={run.is_being_cancelled}
          onClick={() => void cancel.send(undefined)}
        >
          {t(run.is_being_cancelled ? T.cancelling : T.cancel)}
        </Button>
      </div>
      <ProblemNotice problem={cancel.problem} />
    </section>
  )
}
