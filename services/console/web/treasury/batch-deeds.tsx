import { useState } from 'react'
import { Disclosure } from '../parts/disclosure.tsx'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import type { Batch } from './batch-queries.ts'
import { BATCH_STATES, type BatchState } from './batch-words.ts'
import { recallRefusal, rejectRefusal, type Refusal, roleRefusal } from './deeds.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useReasonedMove } from './use-batch-command.ts'

const T = {
  more: { zh: '其他办理', en: 'Other moves' },
  recall: { zh: '撤回', en: 'Recall' },
  reject: { zh: '退回', en: 'Reject' },
  reopen: { zh: '改回草稿', en: 'Make it a draft again' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复办理', en: 'Resume' },
  cancel: { zh: '取消批次', en: 'Cancel' },
  close: { zh: '办结归档', en: 'Close' },
  done: { zh: '已办理', en: 'Done' },
  ask: { zh: '{deed}：请说明原因', en: '{deed}: say why' },
  cancelling: {
    zh: '取消后，这些补助可以编入其他批次；取消不能撤销。',
    en: 'Its awards are free for another batch; this cannot be undone.',
  },
  wrongState: { zh: '“{state}”的批次不能这样办理。', en: 'Not in the state "{state}".' },
} as const satisfies Texts

type Verb = 'recall' | 'reject' | 'reopen' | 'pause' | 'resume' | 'cancel' | 'close'
const FROM: Readonly<Record<Verb, readonly BatchState[]>> = {
  reject: ['submitted'],
  recall: ['submitted'],
  reopen: ['validated', 'rejected', 'recalled'],
  pause: ['submitted', 'funded'],
  resume: ['paused'],
  close: ['reconciled'],
  cancel: ['draft', 'validated', 'in_notice', 'funded', 'refused', 'rejected', 'recalled', 'paused'],
}
const VERBS = ['reject', 'recall', 'reopen', 'pause', 'resume', 'close', 'cancel'] as const

/** The moves beside the next step; each that is off says why. */
export function BatchDeeds({ batch }: { batch: Batch }) {
  const t = useT()
  const [verb, setVerb] = useState<Verb>()
  return (
    <>
      <Disclosure button={`${t(T.more)} ▾`}>
        {(close) => (
          <ul className="deeds">
            {VERBS.map((each) => (
              <Deed
                key={each}
                verb={each}
                batch={batch}
                onChoose={() => {
                  close()
                  setVerb(each)
                }}
              />
            ))}
          </ul>
        )}
      </Disclosure>
      {verb !== undefined && <ReasonedMove key={verb} batch={batch} verb={verb} onClose={() => setVerb(undefined)} />}
    </>
  )
}

function Deed({ verb, batch, onChoose }: { verb: Verb; batch: Batch; onChoose: () => void }) {
  const t = useT()
  const officer = useOfficer()
  const stateRefusal: Text | undefined = FROM[verb].some((state) => state === batch.state)
    ? undefined
    : {
        zh: T.wrongState.zh.replace('{state}', BATCH_STATES[batch.state].text.zh),
        en: T.wrongState.en.replace('{state}', BATCH_STATES[batch.state].text.en),
      }
  const own: Refusal =
    verb === 'recall'
      ? recallRefusal(batch, officer)
      : verb === 'reject'
        ? rejectRefusal(batch, officer)
        : roleRefusal(officer)
  const refusal = stateRefusal ?? own
  return (
    <li>
      <button type="button" className="quiet-button" disabled={refusal !== undefined} onClick={onChoose}>
        {t(T[verb])}
      </button>
      {refusal !== undefined && <small className="tone-soft">{t(refusal)}</small>}
    </li>
  )
}

function ReasonedMove({ batch, verb, onClose }: { batch: Batch; verb: Verb; onClose: () => void }) {
  const t = useT()
  const command = useReasonedMove(batch.id, verb, T.done)
  return (
    <ReasonDialog
      isOpen
      name={`${batch.id}:${verb}`}
      onClose={onClose}
      title={t(T.ask, { deed: t(T[verb]) })}
      action={t(T[verb])}
      command={command}
      isDangerous={verb === 'cancel'}
    >
      {verb === 'cancel' && <p>{t(T.cancelling)}</p>}
    </ReasonDialog>
  )
}
