import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const T = {
  title: { zh: '写备注', en: 'Write a note' },
  note: {
    zh: '备注（写下后不能修改；不要写身份证号、卡号）',
    en: 'Note (kept as written; no identity or card numbers)',
  },
  done: { zh: '备注已记录', en: 'The note is kept' },
} as const

export function CaseNoteDialog({ caseId, isOpen, onClose }: { caseId: string; isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const note = useCommand({
    run: (text: string, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/{case_id}/notes', {
          params: { path: { case_id: caseId }, header: { 'idempotency-key': key } },
          body: { note: text },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: onClose,
  })
  return (
    <ReasonDialog
      key={String(isOpen)}
      isOpen={isOpen}
      title={t(T.title)}
      label={T.note}
      pointer="/note"
      isSending={note.isSending}
      problem={note.problem}
      onSend={(text) => void note.send(text)}
      onClose={onClose}
    />
  )
}
