import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { TextField } from '../parts/text-field.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { BATCHES } from './batch-queries.ts'
import { RequestDialog } from './request-dialog.tsx'

const T = {
  title: { zh: '登记异议', en: 'Write down an objection' },
  by: { zh: '谁提出的', en: 'Who objects' },
  text: { zh: '异议内容', en: 'What they say' },
  done: { zh: '异议已登记，这一笔暂缓', en: 'Written down; the line is held' },
} as const satisfies Texts

/** Nothing of it is kept in the browser: it names a person. */
export function ObjectionDialog({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const t = useT()
  const [typed, setTyped] = useState({ by: '', text: '' })
  const raise = useCommand({
    run: (body: typeof typed, key) => {
      const params = { path: { payment_id: paymentId }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST('/v1/payments/{payment_id}/objections', { params, body }))
    },
    invalidates: [BATCHES, ['payments']],
    done: T.done,
    onDone: onClose,
  })
  const faults = fieldProblems(raise.problem)
  return (
    <RequestDialog
      title={t(T.title)}
      onClose={onClose}
      onSend={() => void raise.send(typed)}
      isReady={typed.by.trim() !== '' && typed.text.trim() !== ''}
      isSending={raise.isSending}
      problem={raise.problem}
      sendText={T.title}
    >
      <TextField
        label={t(T.by)}
        value={typed.by}
        onChange={(by) => setTyped({ ...typed, by })}
        fault={faults.get('/by')}
        isRequired
      />
      <TextField
        label={t(T.text)}
        value={typed.text}
        onChange={(text) => setTyped({ ...typed, text })}
        fault={faults.get('/text')}
        rows={4}
        isRequired
      />
    </RequestDialog>
  )
}
