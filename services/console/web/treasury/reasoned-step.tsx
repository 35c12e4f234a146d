import { useState } from 'react'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import type { Batch } from './batch-queries.ts'
import { DeedButton } from './deed-button.tsx'
import { roleRefusal } from './deeds.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useReasonedMove } from './use-batch-command.ts'
import { Who } from './who.tsx'

const T = {
  done: { zh: '已办理', en: 'Done' },
  close: { zh: '办结归档', en: 'Close' },
  closeWhy: { zh: '与对账单逐分相符，可以办结归档。', en: 'The statement shows all of it; it can be put away.' },
  reopen: { zh: '改回草稿', en: 'Make it a draft again' },
  reopenWhy: {
    zh: '改回草稿后可以撤出有问题的付款，再重新核对、提交。',
    en: 'As a draft its lines can be taken out; then it is checked and submitted again.',
  },
  resume: { zh: '恢复办理', en: 'Resume' },
  resumeWhy: { zh: '恢复后从暂停的地方继续。', en: 'It goes on where it was paused.' },
  rejected: { zh: '退回原因', en: 'Why it was rejected' },
  recalled: { zh: '撤回原因', en: 'Why it was recalled' },
  paused: { zh: '暂停原因', en: 'Why it was paused' },
} as const satisfies Texts

type Verb = 'close' | 'reopen' | 'resume'
const WHY: Readonly<Record<Verb, Text>> = { close: T.closeWhy, reopen: T.reopenWhy, resume: T.resumeWhy }
const LAST: Readonly<{ [state: string]: Text }> = { rejected: T.rejected, recalled: T.recalled, paused: T.paused }

/** A next step for which a reason is said; and why the batch is where it is. */
export const reasonedStep = (verb: Verb) =>
  function ReasonedStep({ batch }: { batch: Batch }) {
    const t = useT()
    const officer = useOfficer()
    const [isAsking, setAsking] = useState(false)
    const command = useReasonedMove(batch.id, verb, T.done)
    const last = batch.moves.findLast(({ to_state }) => to_state === batch.state)
    const lastWhy = LAST[batch.state]
    return (
      <>
        {last !== undefined && lastWhy !== undefined && (
          <p className="notice notice-warn">
            {t(lastWhy)}：{last.reason}（<Who by={last.moved_by} standsFor={last.moved_for} />）
          </p>
        )}
        <p>{t(WHY[verb])}</p>
        <DeedButton isPrimary refusal={roleRefusal(officer)} onDo={() => setAsking(true)}>
          {t(T[verb])}
        </DeedButton>
        <ReasonDialog
          isOpen={isAsking}
          name={`${batch.id}:${verb}`}
          onClose={() => setAsking(false)}
          title={t(T[verb])}
          action={t(T[verb])}
          command={command}
        />
      </>
    )
  }
