import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { BATCHES } from './batch-queries.ts'
import { CHECK_WORDS, isOverridable } from './batch-words.ts'
import { ASKED, RequestDialog } from './request-dialog.tsx'

const T = {
  title: { zh: '申请放行', en: 'Ask to pay in spite of a check' },
  check: { zh: '放行哪一项', en: 'Which check' },
  none: {
    zh: '这一笔的问题不能放行，须先更正名册或资料。',
    en: 'What holds it back cannot be set aside; mend the register or the papers.',
  },
  document: { zh: '依据文号', en: 'Document' },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies Texts

export function OverrideDialog({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const t = useT()
  const checks = useQuery({
    queryKey: ['payments', paymentId, 'checks', 'to-override'],
    queryFn: () =>
      answer(api.disbursement.GET('/v1/payments/{payment_id}/checks', { params: { path: { payment_id: paymentId } } })),
  })
  const blocking = (checks.data?.checks.at(-1)?.findings ?? [])
    .filter(({ outcome }) => outcome === 'block')
    .map(({ check }) => check)
    .filter(isOverridable)
  const [typed, setTyped, forget] = useKept(`override:${paymentId}`, { check: '', document_number: '', reason: '' })
  const check = blocking.find((known) => known === typed.check) ?? blocking[0]
  const ask = useCommand({
    run: (order: typeof typed, key) => {
      if (check === undefined) throw new Error('Nothing to set aside')
      const params = { path: { payment_id: paymentId }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST('/v1/payments/{payment_id}/overrides', { params, body: { ...order, check } }))
    },
    invalidates: [BATCHES, ['payments']],
    done: ASKED,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const faults = fieldProblems(ask.problem)
  return (
    <RequestDialog
      title={t(T.title)}
      onClose={onClose}
      onSend={() => void ask.send(typed)}
      isReady={check !== undefined && typed.document_number.trim() !== '' && typed.reason.trim() !== ''}
      isSending={ask.isSending}
      problem={ask.problem}
    >
      {check === undefined ? (
        <p>{t(T.none)}</p>
      ) : (
        <Choice
          label={t(T.check)}
          value={check}
          options={Object.fromEntries(blocking.map((each) => [each, CHECK_WORDS[each] ?? each]))}
          onChange={(value) => setTyped({ ...typed, check: value })}
        />
      )}
      <TextField
        label={t(T.document)}
        value={typed.document_number}
        onChange={(document_number) => setTyped({ ...typed, document_number })}
        fault={faults.get('/document_number')}
        isRequired
      />
      <TextField
        label={t(T.reason)}
        value={typed.reason}
        onChange={(reason) => setTyped({ ...typed, reason })}
        fault={faults.get('/reason')}
        rows={2}
        isRequired
      />
    </RequestDialog>
  )
}
