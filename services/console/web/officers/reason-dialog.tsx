import { Button } from 'antd'
import type { ReactNode } from 'react'
import { fieldProblems } from '../api/problem.ts'
import type { Command } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'

const T = {
  reason: { zh: '理由', en: 'Reason' },
  hint: { zh: '与办理人、时间一起永久留存。', en: 'Kept for good with who and when.' },
  back: { zh: '返回', en: 'Back' },
} as const satisfies Texts

/** Asks why, then does it: every decision about an officer has its reason. */
export function ReasonDialog({
  name,
  title,
  command,
  onClose,
  isDangerous = false,
  children,
}: Readonly<{
  name: string
  title: string
  command: Command<string, unknown>
  onClose: () => void
  isDangerous?: boolean
  children?: ReactNode
}>) {
  const t = useT()
  const [reason, setReason, forget] = useKept(`reason:${name}`, '')
  const close = () => {
    command.forget()
    onClose()
  }
  const send = async () => {
    if ((await command.send(reason.trim())) === undefined) return
    forget()
    onClose()
  }
  return (
    <Dialog
      isOpen
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
            {title}
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
