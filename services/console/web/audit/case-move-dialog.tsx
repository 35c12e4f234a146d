import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems, type Problem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { MOVE_HINTS, MOVES, type OfficerMove } from './case-words.ts'

const T = {
  title: { zh: '{move}：差异 {n}', en: '{move}: case {n}' },
  reason: { zh: '理由', en: 'Reason' },
  cancel: { zh: '不办了', en: 'Leave it' },
  done: { zh: '已记录', en: 'Kept' },
  notAnother: {
    zh: '这条差异是您（或您代岗的人）说明的，不能由您自己认可。请另一名审计人员来认可。',
    en: 'You, or whom you stand in for, explained this case: another auditor has to accept it.',
  },
} as const

type CaseMoveDialogProps = Readonly<{
  caseId: string
  number: number
  to: OfficerMove | undefined
  onClose: () => void
}>

/** Why, in words; kept for good with who said it. */
export function CaseMoveDialog({ caseId, number, to, onClose }: CaseMoveDialogProps) {
  const t = useT()
  const [reason, setReason, forget] = useKept(`case-${caseId}-${to ?? ''}`, '')
  const move = useCommand({
    run: (sent: { to: OfficerMove; reason: string }, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/{case_id}/moves', {
          params: { path: { case_id: caseId }, header: { 'idempotency-key': key } },
          body: sent,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => {
      setReason('')
      forget()
      onClose()
    },
  })
  const close = () => {
    move.forget()
    onClose()
  }
  if (to === undefined) return null
  return (
    <Dialog
      isOpen
      title={t(T.title, { move: t(MOVES[to]), n: number })}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={move.isSending}
            disabled={reason.trim() === ''}
            onClick={() => void move.send({ to, reason: reason.trim() })}
          >
            {t(MOVES[to])}
          </Button>
        </>
      }
    >
      <p>{t(MOVE_HINTS[to])}</p>
      <TextField
        label={t(T.reason)}
        value={reason}
        onChange={setReason}
        rows={4}
        isRequired
        fault={fieldProblems(move.problem).get('/reason')}
      />
      <MoveRefused problem={move.problem} />
    </Dialog>
  )
}

function MoveRefused({ problem }: { problem: Problem | undefined }) {
  const t = useT()
  return (
    <>
      {problem?.code === 'RECONCILIATION_CASE_OFFICER_NOT_ANOTHER' && <p role="alert">{t(T.notAnother)}</p>}
      <ProblemNotice problem={problem} />
    </>
  )
}
