import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { isMe } from '../parts/officer-name.ts'

const T = {
  approve: { zh: '复核通过', en: 'Approve' },
  reject: { zh: '退回', en: 'Reject' },
  own: { zh: '由您申请，须由另一名人员复核。', en: 'You asked for it; another officer decides.' },
  reason: { zh: '退回理由', en: 'Why not' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已办理', en: 'Done' },
} as const satisfies Texts

export type CardDecisionProps = Readonly<{
  beneficiaryId: string
  change: Readonly<{ change_id: string; asked_by: string; asked_for: string | null }>
}>

/** Approves or rejects another account; who asked for it sees why he does not. */
export function CardDecision({ beneficiaryId, change }: CardDecisionProps) {
  const t = useT()
  const officer = useOfficer()
  const [isRejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  const isOwn = isMe(officer, change.asked_by) || isMe(officer, change.asked_for)
  const decide = useCommand({
    run: (why: string | undefined, key) => {
      const params = {
        path: { beneficiary_id: beneficiaryId, change_id: change.change_id },
        header: { 'idempotency-key': key },
      }
      return answer(
        why === undefined
          ? api.allocation.POST('/v1/beneficiaries/{beneficiary_id}/card-changes/{change_id}/approve', { params })
          : api.allocation.POST('/v1/beneficiaries/{beneficiary_id}/card-changes/{change_id}/reject', {
              params,
              body: { reason: why },
            }),
      )
    },
    invalidates: [['households', 'cards'], ['card-changes']],
    done: T.done,
    onDone: () => setRejecting(false),
  })
  return (
    <span className="finance-action">
      <span className="row">
        <Button
          size="small"
          type="primary"
          disabled={isOwn}
          loading={decide.isSending}
          onClick={() => void decide.send(undefined)}
        >
          {t(T.approve)}
        </Button>
        <Button size="small" disabled={isOwn} onClick={() => setRejecting(true)}>
          {t(T.reject)}
        </Button>
      </span>
      {isOwn && <small>{t(T.own)}</small>}
      {!isRejecting && <ProblemNotice problem={decide.problem} />}
      <Dialog
        isOpen={isRejecting}
        title={t(T.reject)}
        onClose={() => setRejecting(false)}
        actions={
          <>
            <Button onClick={() => setRejecting(false)}>{t(T.cancel)}</Button>
            <Button
              danger
              type="primary"
              disabled={reason.trim() === ''}
              loading={decide.isSending}
              onClick={() => void decide.send(reason.trim())}
            >
              {t(T.reject)}
            </Button>
          </>
        }
      >
        <TextField label={t(T.reason)} value={reason} onChange={setReason} isRequired />
        <ProblemNotice problem={decide.problem} />
      </Dialog>
    </span>
  )
}
