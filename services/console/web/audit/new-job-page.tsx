import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { AreaSelect } from '../parts/area-select.tsx'
import { fundsQuery } from '../parts/known-names.ts'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { DocumentFaults } from './document-faults.tsx'
import { FundChoice } from './fund-choice.tsx'
import { EMPTY_DRAFT, tidyDraft } from './job-draft.ts'
import { JobEditor } from './job-editor.tsx'
import type { Schedule } from './rule-document.ts'
import { ScheduleFields } from './schedule-fields.tsx'

const T = {
  title: { zh: '自拟对账任务', en: 'A job of my own' },
  intro: {
    zh: '比较任意两份清单：说明左右两方是什么、按什么规则算是同一笔。可先建立，再在一轮核对上试算其他规则。',
    en: 'Any two lists: say what both sides are, and by which rules rows are the same.',
  },
  up: { zh: '对账任务', en: 'Jobs' },
  about: { zh: '代号与范围', en: 'Id and scope' },
  id: { zh: '任务代号（小写字母、数字、短横，不能再改）', en: 'Id (a-z, 0-9, -; it never changes)' },
  area: { zh: '行政区划', en: 'Area' },
  what: { zh: '核对什么、按什么规则', en: 'What is compared, and how' },
  when: { zh: '何时运行', en: 'When it runs' },
  send: { zh: '新建', en: 'Make it' },
  done: { zh: '任务已建立', en: 'The job is made' },
} as const

type Order = Readonly<{
  id: string
  area_code: string
  document: Record<string, unknown>
  funds: string[] | null
  schedule: Schedule | null
}>

/** A job from nothing: two sides and rules, in a form or as a document. */
export function NewJobPage() {
  const t = useT()
  const navigate = useNavigate()
  const { areas } = useOfficer()
  const [about, setAbout, forgetAbout] = useKept('new-job-about', { id: '', area: areas[0] ?? '' })
  const [draft, setDraft, forgetDraft] = useKept('new-job', EMPTY_DRAFT)
  const [funds, setFunds] = useState<readonly string[] | null>(null)
  const [schedule, setSchedule] = useState<Schedule | null>(null)
  const [isReadable, setReadable] = useState(true)
  const all = useQuery(fundsQuery).data ?? []
  const make = useCommand({
    run: (body: Order, key) =>
      answer(api.reconciliation.POST('/v1/jobs', { params: { header: { 'idempotency-key': key } }, body })),
    invalidates: [AUDIT],
    done: T.done,
    onDone: (job) => {
      forgetAbout()
      forgetDraft()
      void navigate({ to: '/audit/jobs/$job_id', params: { job_id: job.id } })
    },
  })
  const faults = fieldProblems(make.problem)
  const isReady = isReadable && about.id !== '' && about.area !== '' && (draft.title?.zh ?? '').trim() !== ''
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)} up={<Link to="/audit/jobs">{t(T.up)}</Link>}>
      <ol className="steps">
        <li className="card">
          <h2>{t(T.about)}</h2>
          <div className="field-grid">
            <TextField
              label={t(T.id)}
              value={about.id}
              isRequired
              onChange={(id) => setAbout({ ...about, id: id.trim() })}
              fault={faults.get('/id')}
            />
            <AreaSelect
              label={t(T.area)}
              value={about.area}
              isRequired
              onChange={(area) => setAbout({ ...about, area })}
              fault={faults.get('/area_code')}
            />
          </div>
          <FundChoice
            all={all.filter((fund) => fund.area_code.startsWith(about.area))}
            chosen={funds}
            onChange={setFunds}
          />
        </li>
        <li className="card page">
          <h2>{t(T.what)}</h2>
          <JobEditor draft={draft} onChange={setDraft} onReadable={setReadable} />
        </li>
        <li className="card">
          <h2>{t(T.when)}</h2>
          <ScheduleFields schedule={schedule} onChange={setSchedule} />
        </li>
        <li className="card page">
          <h2>{t(T.send)}</h2>
          <p>
            <Button
              type="primary"
              size="large"
              loading={make.isSending}
              disabled={!isReady}
              onClick={() =>
                void make.send({
                  id: about.id,
                  area_code: about.area,
                  document: tidyDraft(draft),
                  funds: funds === null ? null : [...funds],
                  schedule,
                })
              }
            >
              {t(T.send)}
            </Button>
          </p>
          <DocumentFaults problem={make.problem} />
        </li>
      </ol>
    </AuditPage>
  )
}
