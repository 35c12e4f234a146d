import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { BreakSides } from './break-sides.tsx'
import { readRow } from './shown-row.ts'

const T = {
  title: { zh: '查看明文', en: 'Names and accounts in clear' },
  hint: {
    zh: '姓名、账号、摘要平时被遮盖。写明用途后可查看；谁在何时为何查看，会被记录。',
    en: 'Names, accounts and texts are masked. Say what for to see them: who looks, when and why is written down.',
  },
  purpose: { zh: '用途', en: 'What for' },
  show: { zh: '确认查看明文', en: 'Show in clear' },
  hide: { zh: '隐藏', en: 'Hide' },
} as const

/** A deliberate click with a purpose, which the service logs; nothing of it is kept in the page's store. */
export function ClearBreak({ runId, number }: { runId: string; number: number }) {
  const t = useT()
  const [purpose, setPurpose] = useState('')
  const [clear, setClear] = useState<Readonly<Record<string, unknown>>>()
  const [problem, setProblem] = useState<Problem>()
  const [isReading, setReading] = useState(false)
  const read = async () => {
    setReading(true)
    setProblem(undefined)
    await answer(
      api.reconciliation.GET('/v1/job-runs/{run_id}/breaks/{number}/clear', {
        params: { path: { run_id: runId, number }, query: { purpose: purpose.trim() } },
      }),
    ).then(setClear, (error: unknown) => setProblem(problemOf(error)))
    setReading(false)
  }
  return (
    <section className="card screen-only">
      <h2>{t(T.title)}</h2>
      {clear === undefined ? (
        <>
          <p className="muted">{t(T.hint)}</p>
          <div className="row">
            <TextField label={t(T.purpose)} value={purpose} onChange={setPurpose} isRequired />
            <Button danger disabled={purpose.trim() === ''} loading={isReading} onClick={() => void read()}>
              {t(T.show)}
            </Button>
          </div>
          <ProblemNotice problem={problem} />
        </>
      ) : (
        <>
          <BreakSides
            compared={{
              left: readRow(clear['left']),
              right: readRow(clear['right']),
              kind: '',
              failed: null,
              detail: {},
              rule: undefined,
            }}
            difference={null}
            leftName={undefined}
            rightName={undefined}
          />
          <Button onClick={() => setClear(undefined)}>{t(T.hide)}</Button>
        </>
      )}
    </section>
  )
}
