import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { fundsQuery } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept, usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, type Job, jobQuery } from './audit-queries.ts'
import { DocumentFaults } from './document-faults.tsx'
import { FundChoice } from './fund-choice.tsx'
import { type JobDraft, tidyDraft } from './job-draft.ts'
import { JobEditor } from './job-editor.tsx'
import { readJobDocument, type Schedule } from './rule-document.ts'
import { ScheduleFields } from './schedule-fields.tsx'

const T = {
  title: { zh: '修改：{name}', en: 'Change {name}' },
  loading: { zh: '修改任务', en: 'Change a job' },
  intro: {
    zh: '保存为新版本：旧版本保留，已完成的核对仍按当时的版本。规则可先在某一轮核对上试算再保存。',
    en: 'Saved as a new version: older ones stay, runs keep the version they had. Rules can be tried on a run before.',
  },
  what: { zh: '核对什么、按什么规则', en: 'What is compared, and how' },
  when: { zh: '范围、时间与负责人', en: 'Scope, time and owner' },
  owner: { zh: '负责人（账号）', en: 'Owner (subject)' },
  save: { zh: '保存', en: 'Save' },
  reason: { zh: '为什么修改', en: 'Why' },
  send: { zh: '保存为新版本', en: 'Save as a new version' },
  done: { zh: '新版本已保存', en: 'Saved' },
} as const

export function ChangeJobPage() {
  const t = useT()
  const query = useQuery(jobQuery(usePathPart('job_id')))
  const job = query.data
  return (
    <AuditPage
      title={job === undefined ? t(T.loading) : t(T.title, { name: t(job.title) })}
      intro={t(T.intro)}
      up={
        job !== undefined && (
          <Link to="/audit/jobs/$job_id" params={{ job_id: job.id }}>
            {t(job.title)}
          </Link>
        )
      }
    >
      <Loaded of={query}>{(found) => <ChangeJob key={found.version} job={found} />}</Loaded>
    </AuditPage>
  )
}

type Order = {
  document: Record<string, unknown>
  funds: string[] | null
  schedule: Schedule | null
  owner: string
  reason: string
}

function ChangeJob({ job }: { job: Job }) {
  const t = useT()
  const navigate = useNavigate()
  const { owner: _owner, funds: _funds, schedule: _schedule, ...written } = job.document
  const [draft, setDraft, forget] = useKept<JobDraft>(`job-${job.id}-${job.version}`, written as JobDraft)
  const [funds, setFunds] = useState<readonly string[] | null>(job.funds)
  const [schedule, setSchedule] = useState<Schedule | null>(readJobDocument(job.document).schedule ?? null)
  const [owner, setOwner] = useState(job.owner)
  const [reason, setReason] = useState('')
  const [isReadable, setReadable] = useState(true)
  const all = useQuery(fundsQuery).data ?? []
  const save = useCommand({
    run: (body: Order, key) =>
      answer(
        api.reconciliation.POST('/v1/jobs/{job_id}/versions', {
          params: { path: { job_id: job.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => {
      forget()
      void navigate({ to: '/audit/jobs/$job_id', params: { job_id: job.id } })
    },
  })
  const faults = fieldProblems(save.problem)
  const send = () =>
    void save.send({
      document: tidyDraft(draft),
      funds: funds === null ? null : [...funds],
      schedule,
      owner: owner.trim(),
      reason: reason.trim(),
    })
  return (
    <ol className="steps">
      <li className="card page">
        <h2>{t(T.what)}</h2>
        <JobEditor draft={draft} onChange={setDraft} onReadable={setReadable} />
      </li>
      <li className="card page">
        <h2>{t(T.when)}</h2>
        <ScheduleFields schedule={schedule} onChange={setSchedule} />
        <FundChoice
          all={all.filter((fund) => fund.area_code.startsWith(job.area_code))}
          chosen={funds}
          onChange={setFunds}
        />
        <TextField label={t(T.owner)} value={owner} onChange={setOwner} fault={faults.get('/owner')} />
      </li>
      <li className="card page">
        <h2>{t(T.save)}</h2>
        <TextField
          label={t(T.reason)}
          value={reason}
          onChange={setReason}
          rows={2}
          isRequired
          fault={faults.get('/reason')}
        />
        <p>
          <Button
            type="primary"
            size="large"
            loading={save.isSending}
            disabled={!isReadable || reason.trim() === ''}
            onClick={send}
          >
            {t(T.send)}
          </Button>
        </p>
        <DocumentFaults problem={save.problem} />
      </li>
    </ol>
  )
}
