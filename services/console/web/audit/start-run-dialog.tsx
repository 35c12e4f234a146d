import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { DayField } from '../parts/day-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Job } from './audit-queries.ts'
import { type JobSide, readJobDocument } from './rule-document.ts'

const T = {
  title: { zh: '现在核对', en: 'Run it now' },
  asOf: { zh: '截至（含当日）', en: 'Up to and including' },
  from: { zh: '自（不填则按任务的规定）', en: 'From (unless told, as the job says)' },
  left: { zh: '左方文件', en: 'Left file' },
  right: { zh: '右方文件', en: 'Right file' },
  newest: { zh: '最新一份', en: 'the newest' },
  one: { zh: '{first} 至 {last}，{n} 行，合计 {total}', en: '{first} to {last}, {n} rows, {total}' },
  upload: { zh: '先上传文件', en: 'Send a file first' },
  cancel: { zh: '不核对了', en: 'Leave it' },
  send: { zh: '开始核对', en: 'Begin' },
  done: { zh: '已开始核对', en: 'The run has begun' },
} as const

/** Over which days, and which uploaded files. */
export function StartRunDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const document = readJobDocument(job.document)
  const [days, setDays] = useState({ as_of: todayInShanghai(), from: '' })
  const [files, setFiles] = useState({ left: '', right: '' })
  const begin = useCommand({
    run: (body: Record<string, string>, key) =>
      answer(
        api.reconciliation.POST('/v1/jobs/{job_id}/runs', {
          params: { path: { job_id: job.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: ({ id }) => void navigate({ to: '/audit/runs/$run_id', params: { run_id: id } }),
  })
  const send = () => {
    const said = { ...days, left_dataset_id: files.left, right_dataset_id: files.right }
    void begin.send(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')))
  }
  const faults = fieldProblems(begin.problem)
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button type="primary" loading={begin.isSending} onClick={send}>
            {t(T.send)}
          </Button>
        </>
      }
    >
      <div className="field-grid">
        <DayField
          label={t(T.asOf)}
          value={days.as_of}
          onChange={(asOf) => setDays({ ...days, as_of: asOf })}
          fault={faults.get('/as_of')}
        />
        <DayField
          label={t(T.from)}
          value={days.from}
          onChange={(from) => setDays({ ...days, from })}
          fault={faults.get('/from')}
        />
      </div>
      {(['left', 'right'] as const).map((side) => {
        const of = document[side]
        return of === undefined || 'copy' in of ? null : (
          <FileOfSide
            key={side}
            label={t(T[side])}
            side={of}
            job={job}
            value={files[side]}
            onChange={(id) => setFiles({ ...files, [side]: id })}
          />
        )
      })}
      <ProblemNotice problem={begin.problem} />
    </Dialog>
  )
}

type FileOfSideProps = Readonly<{
  label: string
  side: Exclude<JobSide, { copy: string }>
  job: Job
  value: string
  onChange: (id: string) => void
}>

function FileOfSide({ label, side, job, value, onChange }: FileOfSideProps) {
  const t = useT()
  const { data = [] } = useQuery({
    queryKey: [...AUDIT, 'datasets', 'of', side.name],
    queryFn: async () =>
      (await answer(api.reconciliation.GET('/v1/datasets', { params: { query: { name: side.name, limit: 50 } } })))
        .datasets,
  })
  const fit = data.filter(({ kind, area_code }) => kind === side.upload && area_code.startsWith(job.area_code))
  const texts = fit.map(({ id, first_day, last_day, row_count, control_total }): [string, string] => [
    id,
    t(T.one, { first: first_day ?? '—', last: last_day ?? '—', n: row_count, total: yuanFigures(control_total) }),
  ])
  return (
    <div className="row">
      <Choice
        label={label}
        value={value}
        options={{ '': T.newest, ...Object.fromEntries(texts) }}
        onChange={onChange}
      />
      <Link to="/audit/datasets/new" search={{ kind: side.upload, name: side.name, area_code: job.area_code }}>
        {t(T.upload)}
      </Link>
    </div>
  )
}
