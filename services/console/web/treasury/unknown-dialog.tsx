import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { BATCHES } from './batch-queries.ts'
import { OUTCOME_WORDS } from './batch-words.ts'
import { ASKED, RequestDialog } from './request-dialog.tsx'

const T = {
  title: { zh: '认定支付结果', en: 'Say what became of the payment' },
  why: {
    zh: '银行说不清结果时，凭银行的书面答复认定；另一人同意后生效。',
    en: 'Where the bank cannot say it: by its written answer, and another officer agrees.',
  },
  outcome: { zh: '结果', en: 'Outcome' },
  on: { zh: '支付或退回的日期', en: 'Day' },
  document: { zh: '银行答复文号', en: 'Document' },
  reason: { zh: '说明', en: 'Reason' },
} as const satisfies Texts

type Outcome = keyof typeof OUTCOME_WORDS
const outcomeOf = (value: string): Outcome => (value === 'failed' || value === 'returned' ? value : 'paid')

export function UnknownDialog({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const t = useT()
  const [typed, setTyped, forget] = useKept(`unknown:${paymentId}`, {
    outcome: 'paid',
    on: '',
    document_number: '',
    reason: '',
  })
  const ask = useCommand({
    run: (order: typeof typed, key) => {
      const params = { path: { payment_id: paymentId }, header: { 'idempotency-key': key } }
      const body = { ...order, outcome: outcomeOf(order.outcome) }
      return answer(api.disbursement.POST('/v1/payments/{payment_id}/decisions', { params, body }))
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
      isReady={typed.on !== '' && typed.document_number.trim() !== '' && typed.reason.trim() !== ''}
      isSending={ask.isSending}
      problem={ask.problem}
    >
      <p>{t(T.why)}</p>
      <Choice
        label={t(T.outcome)}
        value={typed.outcome}
        options={OUTCOME_WORDS}
        onChange={(outcome) => setTyped({ ...typed, outcome })}
      />
      <DayField
        label={t(T.on)}
        value={typed.on}
        onChange={(on) => setTyped({ ...typed, on })}
        fault={faults.get('/on')}
      />
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
