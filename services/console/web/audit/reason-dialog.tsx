import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { fieldProblems, type Problem } from '../api/problem.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Text, useT } from '../shell/language.tsx'

const T = {
  reason: { zh: '理由', en: 'Reason' },
  cancel: { zh: '不办了', en: 'Leave it' },
} as const

export type ReasonDialogProps = Readonly<{
  isOpen: boolean
  title: string
  hint?: string
  label?: Text
  /** JSON pointer of the text in what is sent. */
  pointer?: string
  isSending: boolean
  problem: Problem | undefined
  onSend: (reason: string) => void
  onClose: () => void
  children?: ReactNode
}>

/** One text that is kept for good, and then something happens. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    isOpen,
    title,
    hint,
    label = T.reason,
    pointer = '/reason',
    isSending,
    problem,
    onSend,
    onClose,
    children,
  } = props
  const t = useT()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      isOpen={isOpen}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={isSending}
            disabled={reason.trim() === ''}
            onClick={() => onSend(reason.trim())}
          >
            {title}
          </Button>
        </>
      }
    >
      {hint !== undefined && <p>{hint}</p>}
      {children}
      <TextField
        label={t(label)}
        value={reason}
        onChange={setReason}
        rows={3}
        isRequired
        fault={fieldProblems(problem).get(pointer)}
      />
      <ProblemNotice problem={problem} />
    </Dialog>
  )
}
