import { Button } from 'antd'
import { useRef, useState } from 'react'
import { newKey } from '../api/new-key.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { Dialog } from '../parts/dialog.tsx'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'

const T = {
  evidence: { zh: '证据包', en: 'Evidence pack' },
  report: { zh: '报告（打印）', en: 'Report (to print)' },
  workbook: { zh: '报告（Excel）', en: 'Report (Excel)' },
  title: { zh: '取得证据包', en: 'Take the evidence pack' },
  hint: {
    zh: '证据包是签名的 ZIP：含本轮输入与结果的指纹、匹配、差异和报告。离开本系统也能用“fundtrace verify”验证。谁取走了，会被记录。',
    en: 'A signed ZIP with hashes, matches, breaks and reports, proven with `fundtrace verify` without this system. Who takes it is kept.',
  },
  inputs: { zh: '含双方原始数据（姓名、账号为明文）', en: 'With the inputs (names and accounts in clear)' },
  purpose: { zh: '用途（含明文时必填）', en: 'What for (with names in clear)' },
  cancel: { zh: '不取了', en: 'Leave it' },
  take: { zh: '下载证据包', en: 'Download the pack' },
} as const

type RunPapersProps = Readonly<{ run: Readonly<{ id: string; number: number }>; of?: 'job-runs' | 'runs' }>

/** What an auditor takes away of a run: the signed pack, and reports for people. */
export function RunPapers({ run, of = 'job-runs' }: RunPapersProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const path = `/api/reconciliation/v1/${of}/${run.id}`
  return (
    <>
      <DownloadButton take={() => download(`${path}/report.html`, `report-${run.number}.html`)}>
        {t(T.report)}
      </DownloadButton>
      <DownloadButton take={() => download(`${path}/report.xlsx`, `report-${run.number}.xlsx`)}>
        {t(T.workbook)}
      </DownloadButton>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t(T.evidence)}
      </Button>
      {isOpen && <EvidenceDialog path={path} name={`evidence-${run.number}.zip`} onClose={() => setOpen(false)} />}
    </>
  )
}

function EvidenceDialog({ path, name, onClose }: { path: string; name: string; onClose: () => void }) {
  const t = useT()
  const key = useRef(newKey())
  const [withInputs, setWithInputs] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    const body = withInputs ? { with_inputs: true, purpose: purpose.trim() } : {}
    await download(`${path}/evidence`, name, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key.current },
      body: JSON.stringify(body),
    }).then(onClose, (error: unknown) => setProblem(problemOf(error)))
    key.current = newKey()
    setBusy(false)
  }
  return (
    <Dialog
      isOpen
      title={t(T.title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={withInputs && purpose.trim() === ''}
            onClick={() => void take()}
          >
            {t(T.take)}
          </Button>
        </>
      }
    >
      <p>{t(T.hint)}</p>
      <label className="choices">
        <input type="checkbox" checked={withInputs} onChange={(event) => setWithInputs(event.target.checked)} />
        {t(T.inputs)}
      </label>
      {withInputs && <TextField label={t(T.purpose)} value={purpose} onChange={setPurpose} isRequired />}
      <ProblemNotice problem={problem} />
    </Dialog>
  )
}
