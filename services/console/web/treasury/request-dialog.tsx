import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Text, type Texts, useT } from '../shell/language.tsx'

const T = {
  back: { zh: '返回', en: 'Back' },
  send: { zh: '提出，由另一人复核', en: 'Ask; another officer answers' },
} as const satisfies Texts

export const ASKED = { zh: '已提出，等另一人复核', en: 'Asked; another officer answers' } as const

type Props = Readonly<{
  title: string
  onClose: () => void
  onSend: () => void
  isReady: boolean
  isSending: boolean
  problem: Problem | undefined
  /** Where it holds at once, and nobody has to answer. */
  sendText?: Text
  children: ReactNode
}>

/** Something that one officer asks for and another answers. */
export function RequestDialog(props: Props) {
  const { title, onClose, onSend, isReady, isSending, problem, sendText = T.send, children } = props
  const t = useT()
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.back)}</Button>
          <Button type="primary" disabled={!isReady} loading={isSending} onClick={onSend}>
            {t(sendText)}
          </Button>
        </>
      }
    >
      <div className="form">
        {children}
        <ProblemNotice problem={problem} />
      </div>
    </Dialog>
  )
}
