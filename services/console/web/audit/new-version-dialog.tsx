import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Job } from './audit-queries.ts'
import { FundChoice } from './fund-choice.tsx'
import { JsonField, readJson } from './json-field.tsx'
import { fundsQuery } from '../parts/known-names.ts'
import { readJobDocument, type Schedule } from './rule-document.ts'
import { ScheduleFields } from './schedule-fields.tsx'

const T = {
  title: { zh: '新版本', en: 'A new version' },
  hint: {
    zh: '旧版本保留；已完成的核对仍按当时的版本。规则可先在某一轮核对中“试算其他规则”再保存。',
    en: 'Older versions stay; runs keep the version they had. Try rules on a run before saving them.',
  },
  owner: { zh: '负责人（账号）', en: 'Owner (subject)' },
  document: { zh: '任务原文（JSON）', en: 'The document (JSON)' },
  reason: { zh: '为什么修改', en: 'Why' },
  cancel: { zh: '不改了', en: 'Leave it' },
  send: { zh: '保存为新版本', en: 'Save as a new version' },
  done: { zh: '新版本已保存', en: 'Saved' },
} as const

type Body = {
  document: Record<string, unknown>
  funds: string[] | null
  schedule: Schedule | null
  owner: string
  reason: string
}

export function NewVersionDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const t = useT()
  const { owner: _owner, funds: _funds, ...written } = job.document
  const [text, setText] = useState(JSON.stringify(written, null, 2))
  const [funds, setFunds] = useState<readonly string[] | null>(job.funds)
  const [schedule, setSchedule] = useState<Schedule | null>(readJobDocument(job.document).schedule ?? null)
  const [owner, setOwner] = useState(job.owner)
  const [reason, setReason] = useState('')
  const all = useQuery(fundsQuery).data ?? []
  const document = readJson(text)
  const save = useCommand({
    run: (body: Body, key) =>
      answer(
        api.reconciliation.POST('/v1/jobs/{job_id}/versions', {
          params: { path: { job_id: job.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: onClose,
  })
  const faults = fieldProblems(save.problem)
  const send = () => {
    if (document === undefined) return
    void save.send({ document, funds: funds === null ? null : [...funds], schedule, owner, reason: reason.trim() })
  }
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={save.isSending}
            disabled={document === undefined || reason.trim() === ''}
            onClick={send}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <p className="muted">{t(T.hint)}</p>
      <ScheduleFields schedule={schedule} onChange={setSchedule} />
      <FundChoice
        all={all.filter((fund) => fund.area_code.startsWith(job.area_code))}
        chosen={funds}
        onChange={setFunds}
      />
      <TextField label={t(T.owner)} value={owner} onChange={setOwner} fault={faults.get('/owner')} />
      <details>
        <summary>{t(T.document)}</summary>
        <JsonField label={t(T.document)} text={text} onChange={setText} />
      </details>
      <TextField
        label={t(T.reason)}
        value={reason}
        onChange={setReason}
        rows={2}
        isRequired
        fault={faults.get('/reason')}
      />
      <ProblemNotice problem={save.problem} />
    </Dialog>
  )
}
