import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { AreaSelect } from '../parts/area-select.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { DocumentFaults } from './document-faults.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AUDIT } from './audit-queries.ts'
import { FundChoice } from './fund-choice.tsx'
import { fundsQuery } from '../parts/known-names.ts'
import { readJobDocument, type Schedule } from './rule-document.ts'
import { ScheduleFields } from './schedule-fields.tsx'

const T = {
  title: { zh: '新建任务：{name}', en: 'New job: {name}' },
  id: { zh: '任务代号（小写字母、数字、短横，不能再改）', en: 'Id (a-z, 0-9, -; it never changes)' },
  area: { zh: '行政区划', en: 'Area' },
  cancel: { zh: '不建了', en: 'Leave it' },
  send: { zh: '新建', en: 'Make it' },
  done: { zh: '任务已建立', en: 'The job is made' },
} as const

export type Template = Readonly<{
  name: string
  title: Readonly<{ zh: string; en: string }>
  document: Readonly<Record<string, unknown>>
}>

/** A job of a shipped template, for an area and some or all of its funds. */
export function NewJobDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { areas } = useOfficer()
  const [area, setArea] = useState(areas[0] ?? '')
  const [id, setId] = useState(`${template.name}-${areas[0] ?? ''}`)
  const [funds, setFunds] = useState<readonly string[] | null>(null)
  const [schedule, setSchedule] = useState<Schedule | null>(readJobDocument(template.document).schedule ?? null)
  const all = useQuery(fundsQuery).data ?? []
  const make = useCommand({
    run: (body: { id: string; area_code: string; funds: string[] | null; schedule: Schedule | null }, key) =>
      answer(
        api.reconciliation.POST('/v1/jobs', {
          params: { header: { 'idempotency-key': key } },
          body: { ...body, template: template.name },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: (job) => void navigate({ to: '/audit/jobs/$job_id', params: { job_id: job.id } }),
  })
  const faults = fieldProblems(make.problem)
  const send = () => void make.send({ id, area_code: area, funds: funds === null ? null : [...funds], schedule })
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title, { name: t(template.title) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button type="primary" loading={make.isSending} onClick={send}>
            {t(T.send)}
          </Button>
        </>
      }
    >
      <div className="field-grid">
        <AreaSelect label={t(T.area)} value={area} onChange={setArea} isRequired fault={faults.get('/area_code')} />
        <TextField label={t(T.id)} value={id} onChange={setId} isRequired fault={faults.get('/id')} />
      </div>
      <FundChoice all={all.filter((fund) => fund.area_code.startsWith(area))} chosen={funds} onChange={setFunds} />
      <ScheduleFields schedule={schedule} onChange={setSchedule} />
      <DocumentFaults problem={make.problem} />
    </Dialog>
  )
}
