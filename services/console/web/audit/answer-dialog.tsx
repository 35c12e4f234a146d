import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { todayInShanghai } from '../parts/day.ts'
import { DayField } from '../parts/day-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'

const T = {
  title: { zh: '登记整改答复', en: 'Record an answer' },
  answer: { zh: '答复内容', en: 'What the office answers' },
  on: { zh: '答复日期', en: 'Day of the answer' },
  files: { zh: '佐证文件', en: 'Evidence' },
  hint: {
    zh: '文件不上传，只登记文件名和指纹（SHA-256），日后可核对是否同一份。没有佐证文件的答复不能核实。',
    en: 'Files are not sent: only name and SHA-256 are kept, so that they can be compared later. Without any it cannot be verified.',
  },
  cancel: { zh: '不登记了', en: 'Leave it' },
  send: { zh: '登记', en: 'Record' },
  done: { zh: '答复已登记', en: 'Recorded' },
} as const

type Evidence = Readonly<{ name: string; sha256: string; bytes: number }>

export function AnswerDialog({ findingId, onClose }: { findingId: string; onClose: () => void }) {
  const t = useT()
  const [text, setText, forget] = useKept(`answer-${findingId}`, '')
  const [on, setOn] = useState(todayInShanghai())
  const [evidence, setEvidence] = useState<readonly Evidence[]>([])
  const record = useCommand({
    run: (body: { answer: string; answered_on: string; evidence: Evidence[] }, key) =>
      answer(
        api.reconciliation.POST('/v1/findings/{finding_id}/answers', {
          params: { path: { finding_id: findingId }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const faults = fieldProblems(record.problem)
  const add = async (file: File) => {
    const sha256 = await hashOf(file)
    setEvidence((before) => [
      ...before.filter((each) => each.sha256 !== sha256),
      { name: file.name, sha256, bytes: file.size },
    ])
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
            loading={record.isSending}
            disabled={text.trim() === '' || on === ''}
            onClick={() => void record.send({ answer: text.trim(), answered_on: on, evidence: [...evidence] })}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(T.answer)}
        value={text}
        onChange={setText}
        rows={4}
        isRequired
        fault={faults.get('/answer')}
      />
      <DayField label={t(T.on)} value={on} onChange={setOn} fault={faults.get('/answered_on')} />
      <FileDrop label={t(T.files)} accept="" hint={t(T.hint)} onFile={(file) => void add(file)} />
      <ul className="plain-list">
        {evidence.map(({ name, sha256 }) => (
          <li key={sha256}>
            {name} <small className="mono muted">{sha256.slice(0, 16)}</small>
          </li>
        ))}
      </ul>
      <ProblemNotice problem={record.problem} />
    </Dialog>
  )
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
