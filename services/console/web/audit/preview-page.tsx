import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useKept, usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, type Job, jobQuery, type Run, runQuery } from './audit-queries.ts'
import { DocumentFaults } from './document-faults.tsx'
import { tidyRules } from './job-draft.ts'
import { JsonField, readJson } from './json-field.tsx'
import { PreviewResult } from './preview-result.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { readJobDocument, type RuleDocument } from './rule-document.ts'
import { RuleList } from './rule-list.tsx'

const T = {
  title: { zh: '试算其他规则', en: 'Try other rules' },
  intro: {
    zh: '在这一轮固定的数据上，换一套规则会多出、少掉哪些匹配和差异。试算不改变任何结果。',
    en: 'What other rules would give over the frozen inputs of the run. Nothing else is written.',
  },
  up: { zh: '第 {n} 轮核对', en: 'Run {n}' },
  document: { zh: '规则原文（JSON）', en: 'The rules (JSON)' },
  terms: { zh: '参数（JSON）', en: 'The terms (JSON)' },
  reset: { zh: '恢复为现行规则', en: 'Back to the rules in force' },
  send: { zh: '试算', en: 'Try' },
  save: { zh: '存为新版本', en: 'Save as a new version' },
  saveHint: { zh: '以后的核对按新版本；以前的核对不变。', en: 'Later runs go by it; earlier ones stay.' },
  reason: { zh: '为什么修改', en: 'Why' },
  done: { zh: '新版本已保存', en: 'Saved' },
} as const

export function PreviewPage() {
  const t = useT()
  const runId = usePathPart('run_id')
  const run = useQuery(runQuery(runId))
  const job = useQuery({ ...jobQuery(run.data?.job_id ?? ''), enabled: run.data !== undefined })
  return (
    <AuditPage
      title={t(T.title)}
      intro={t(T.intro)}
      up={
        <Link to="/audit/runs/$run_id" params={{ run_id: runId }}>
          {t(T.up, { n: run.data?.number ?? '' })}
        </Link>
      }
    >
      <Loaded of={job}>
        {(found) => run.data !== undefined && <TryRules key={found.version} run={run.data} job={found} />}
      </Loaded>
    </AuditPage>
  )
}

function TryRules({ run, job }: { run: Run; job: Job }) {
  const t = useT()
  const navigate = useNavigate()
  const document = readJobDocument(job.document)
  const isMatch = document.rules !== undefined
  const inForce = JSON.stringify(isMatch ? document.rules : (document.terms ?? {}), null, 2)
  const [text, setText, forget] = useKept(`preview-${run.id}-${job.version}`, inForce)
  const [isSaving, setSaving] = useState(false)
  const [previewId, setPreviewId] = useState<string>()
  const said = readJson(text)
  const ask = useCommand({
    run: (changed: Record<string, unknown>, key) =>
      answer(
        api.reconciliation.POST('/v1/job-runs/{run_id}/previews', {
          params: { path: { run_id: run.id }, header: { 'idempotency-key': key } },
          body: isMatch ? { rules: tidied(changed) } : { terms: changed },
        }),
      ),
    onDone: ({ id }) => setPreviewId(id),
  })
  const save = useCommand({
    run: ({ changed, reason }: { changed: Record<string, unknown>; reason: string }, key) => {
      const { owner: _owner, funds: _funds, ...written } = job.document
      return answer(
        api.reconciliation.POST('/v1/jobs/{job_id}/versions', {
          params: { path: { job_id: job.id }, header: { 'idempotency-key': key } },
          body: {
            document: { ...written, ...(isMatch ? { rules: tidied(changed) } : { terms: changed }) },
            funds: job.funds,
            owner: job.owner,
            reason,
          },
        }),
      )
    },
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => {
      forget()
      void navigate({ to: '/audit/jobs/$job_id', params: { job_id: job.id } })
    },
  })
  return (
    <>
      <section className="card page">
        {isMatch && said !== undefined && (
          <RuleList
            rules={said as unknown as RuleDocument}
            onChange={(rules) => setText(JSON.stringify(rules, null, 2))}
          />
        )}
        <details open={!isMatch}>
          <summary>{t(isMatch ? T.document : T.terms)}</summary>
          <JsonField label={t(isMatch ? T.document : T.terms)} text={text} onChange={setText} />
        </details>
        <div className="row">
          <Button
            type="primary"
            loading={ask.isSending}
            disabled={said === undefined}
            onClick={() => said !== undefined && void ask.send(said)}
          >
            {t(T.send)}
          </Button>
          <Button onClick={() => setText(inForce)}>{t(T.reset)}</Button>
          <Button disabled={said === undefined || text === inForce} onClick={() => setSaving(true)}>
            {t(T.save)}
          </Button>
        </div>
        <DocumentFaults problem={ask.problem} />
      </section>
      {previewId !== undefined && <PreviewResult key={previewId} run={run} previewId={previewId} />}
      <ReasonDialog
        key={String(isSaving)}
        isOpen={isSaving}
        title={t(T.save)}
        hint={t(T.saveHint)}
        label={T.reason}
        isSending={save.isSending}
        problem={save.problem}
        onSend={(reason) => said !== undefined && void save.send({ changed: said, reason })}
        onClose={() => setSaving(false)}
      />
    </>
  )
}

/** What is typed as people type it, as the service reads it. */
const tidied = (rules: Record<string, unknown>): Record<string, unknown> =>
  ({ ...tidyRules(rules as unknown as RuleDocument) }) as unknown as Record<string, unknown>
