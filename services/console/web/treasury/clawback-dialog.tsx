import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { DayField } from '../parts/day-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { BATCHES } from './batch-queries.ts'
import { AFTER_CLAWBACK_WORDS, GROUND_WORDS } from './batch-words.ts'
import { ASKED, RequestDialog } from './request-dialog.tsx'

const T = {
  title: { zh: '申请追回', en: 'Ask to claw a payment back' },
  ground: { zh: '为什么不该付', en: 'Why it was not due' },
  award: { zh: '追回之后', en: 'Afterwards' },
  on: { zh: '追回决定日期', en: 'Day of the decision' },
  document: { zh: '决定文号', en: 'Document' },
  reason: { zh: '说明', en: 'Reason' },
} as const satisfies Texts

type Ground = keyof typeof GROUND_WORDS
const isGround = (value: string): value is Ground => value in GROUND_WORDS

export function ClawbackDialog({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const t = useT()
  const [typed, setTyped, forget] = useKept(`clawback:${paymentId}`, {
    ground: 'not_eligible',
    award: 'cancelled',
    clawed_back_on: todayInShanghai(),
    document_number: '',
    reason: '',
  })
  const ask = useCommand({
    run: (order: typeof typed, key) => {
      const params = { path: { payment_id: paymentId }, header: { 'idempotency-key': key } }
      const body = {
        ...order,
        ground: isGround(order.ground) ? order.ground : 'other',
        award: order.award === 'payable_again' ? order.award : ('cancelled' as const),
      } as const
      return answer(api.disbursement.POST('/v1/payments/{payment_id}/claw-backs', { params, body }))
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
      isReady={typed.clawed_back_on !== '' && typed.document_number.trim() !== '' && typed.reason.trim() !== ''}
      isSending={ask.isSending}
      problem={ask.problem}
    >
      <Choice
        label={t(T.ground)}
        value={typed.ground}
        options={GROUND_WORDS}
        onChange={(ground) => setTyped({ ...typed, ground })}
      />
      <Choice
        label={t(T.award)}
        value={typed.award}
        options={AFTER_CLAWBACK_WORDS}
        onChange={(award) => setTyped({ ...typed, award })}
      />
      <DayField
        label={t(T.on)}
        value={typed.clawed_back_on}
        onChange={(clawed_back_on) => setTyped({ ...typed, clawed_back_on })}
        fault={faults.get('/clawed_back_on')}
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
