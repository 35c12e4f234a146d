import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Command } from '../api/use-command.ts'
import { fieldProblems } from '../api/problem.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'

const T = {
  reason: { zh: '原因', en: 'Reason' },
  hint: {
    zh: '会与办理人、时间一起留存，请勿填写证件号或账号。',
    en: 'Kept with who and when; no identity or account numbers.',
  },
  back: { zh: '返回', en: 'Back' },
} as const

export type ReasonDialogProps = Readonly<{
  /** Of what is typed: it survives a reload until it was taken. */
  name: string
  isOpen: boolean
  onClose: () => void
  title: string
  action: string
  command: Command<string, unknown>
  isDangerous?: boolean
  children?: ReactNode
}>

/** Asks why, then does it. */
export function ReasonDialog({
  name,
  isOpen,
  onClose,
  title,
  action,
  command,
  isDangerous = false,
  children,
}: ReasonDialogProps) {
  const t = useT()
  const [reason, setReason, forget] = useKept(`reason:${name}`, '')
  const close = () => {
    command.forget()
    onClose()
  }
  const send = async () => {
    if ((await command.send(reason.trim())) === undefined) return
    forget()
    setReason('')
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      title={title}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t(T.back)}</Button>
          <Button
            type="primary"
            danger={isDangerous}
            disabled={reason.trim() === ''}
            loading={command.isSending}
            onClick={() => void send()}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="form">
        {children}
        <TextField
          label={t(T.reason)}
          value={reason}
          onChange={setReason}
          hint={t(T.hint)}
          rows={3}
          isRequired
          fault={fieldProblems(command.problem).get('/reason')}
        />
        <ProblemNotice problem={command.problem} />
      </div>
    </Dialog>
  )
}
