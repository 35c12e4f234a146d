import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AUDIT } from './audit-queries.ts'
import { useAuditors } from './auditors.ts'
import { casesBody, type ChosenCases, countOf } from './chosen-cases.ts'

const T = {
  title: { zh: '指派 {n} 条差异', en: 'Assign {n} case(s)' },
  whom: { zh: '指派给', en: 'To whom' },
  nobody: { zh: '（不指派给任何人）', en: '(nobody)' },
  other: { zh: '其他人（填写账号）', en: 'Somebody else (write the subject)' },
  subject: { zh: '账号', en: 'Subject' },
  hint: { zh: '如 audit-44-孙审计', en: 'Such as audit-44-孙审计' },
  cancel: { zh: '不办了', en: 'Leave it' },
  send: { zh: '指派', en: 'Assign' },
  done: { zh: '已指派', en: 'Assigned' },
} as const

const OTHER = '?'

type AssignDialogProps = Readonly<{
  chosen: ChosenCases
  /** Whose they are now, where that is known. */
  owner?: string | null
  isOpen: boolean
  onClose: () => void
}>

export function AssignDialog({ chosen, owner = null, isOpen, onClose }: AssignDialogProps) {
  const t = useT()
  const officer = useOfficer()
  const [to, setTo] = useState(officer.subject)
  const [written, setWritten] = useState('')
  const auditors = useAuditors([owner])
  const assign = useCommand({
    run: (subject: string | null, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/assign', {
          params: { header: { 'idempotency-key': key } },
          body: { ...casesBody(chosen), owner: subject },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: onClose,
  })
  const subject = to === OTHER ? written.trim() : to
  return (
    <Dialog
      isOpen={isOpen}
      title={t(T.title, { n: countOf(chosen) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={assign.isSending}
            disabled={to === OTHER && subject === ''}
            onClick={() => void assign.send(subject === '' ? null : subject)}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <Choice label={t(T.whom)} value={to} options={[...auditors, [OTHER, T.other], ['', T.nobody]]} onChange={setTo} />
      {to === OTHER && (
        <TextField
          label={t(T.subject)}
          value={written}
          onChange={setWritten}
          hint={t(T.hint)}
          isRequired
          fault={fieldProblems(assign.problem).get('/owner')}
        />
      )}
      <ProblemNotice problem={assign.problem} />
    </Dialog>
  )
}
