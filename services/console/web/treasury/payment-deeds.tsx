import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch, type PaymentHistory } from './batch-queries.ts'
import { PAYMENT_STATES } from './batch-words.ts'
import { CardDialog } from './card-dialog.tsx'
import { ClawbackDialog } from './clawback-dialog.tsx'
import { DeedButton } from './deed-button.tsx'
import { type Refusal, roleRefusal } from './deeds.ts'
import { ObjectionDialog } from './objection-dialog.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import type { Named } from './payees.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { UnknownDialog } from './unknown-dialog.tsx'

const T = {
  withdraw: { zh: '撤出这一笔', en: 'Take it out of the batch' },
  withdrawn: { zh: '已撤出', en: 'Taken out' },
  correct: { zh: '标为已更正', en: 'Mark as mended' },
  corrected: { zh: '已标为更正', en: 'Marked as mended' },
  card: { zh: '更正账号', en: 'New account' },
  override: { zh: '申请放行（不顾核对结果）', en: 'Ask to pay in spite of the check' },
  objection: { zh: '登记异议', en: 'Write down an objection' },
  unknown: { zh: '认定支付结果', en: 'Say what became of it' },
  clawback: { zh: '申请追回', en: 'Ask to claw it back' },
  wrongState: { zh: '“{state}”的付款不能这样办理。', en: 'Not while it is "{state}".' },
  nothing: { zh: '这笔付款现在没有要办的。', en: 'Nothing is to be done about it now.' },
  shut: { zh: '现在不能办的，以及为什么', en: 'What cannot be done now, and why' },
  noNotice: { zh: '批次不在公示期内。', en: 'The batch is not in notice.' },
} as const satisfies Texts

const DEEDS = {
  card: ['ready', 'blocked', 'failed', 'returned', 'corrected'],
  correct: ['failed', 'returned'],
  override: ['blocked'],
  objection: ['ready', 'blocked'],
  unknown: ['unknown'],
  clawback: ['paid'],
  withdraw: ['ready', 'blocked', 'failed', 'returned', 'corrected'],
} as const satisfies { [deed: string]: readonly string[] }
type Deed = keyof typeof DEEDS
const isDeed = (name: string): name is Deed => name in DEEDS

/** Everything that can be done about a payment; what cannot says why. */
export function PaymentDeeds({ payment, batch }: { payment: Named<PaymentHistory>; batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const [chosen, setChosen] = useState<Deed>()
  const close = () => setChosen(undefined)
  const refusalOf = (deed: Deed): Refusal =>
    roleRefusal(officer) ??
    (DEEDS[deed].some((state) => state === payment.state) ? undefined : stateRefusal(payment.state)) ??
    (deed === 'objection' && batch.state !== 'in_notice' ? T.noNotice : undefined)
  const deeds = Object.keys(DEEDS).filter(isDeed)
  const list = (some: readonly Deed[]) => (
    <ul className="deeds">
      {some.map((deed) => (
        <li key={deed}>
          <DeedButton
            refusal={refusalOf(deed)}
            onDo={() => setChosen(deed)}
            isDangerous={deed === 'withdraw' || deed === 'clawback'}
          >
            {t(T[deed])}
          </DeedButton>
        </li>
      ))}
    </ul>
  )
  const open = deeds.filter((deed) => refusalOf(deed) === undefined)
  const shut = deeds.filter((deed) => refusalOf(deed) !== undefined)
  return (
    <>
      {open.length === 0 ? <p className="tone-soft">{t(roleRefusal(officer) ?? T.nothing)}</p> : list(open)}
      {roleRefusal(officer) === undefined && shut.length > 0 && (
        <details className="deeds-off">
          <summary>{t(T.shut)}</summary>
          {list(shut)}
        </details>
      )}
      {chosen === 'card' && (
        <CardDialog
          beneficiaryId={payment.beneficiary_id}
          name={payment.name}
          account={payment.account}
          onClose={close}
        />
      )}
      {chosen === 'override' && <OverrideDialog paymentId={payment.id} onClose={close} />}
      {chosen === 'objection' && <ObjectionDialog paymentId={payment.id} onClose={close} />}
      {chosen === 'unknown' && <UnknownDialog paymentId={payment.id} onClose={close} />}
      {chosen === 'clawback' && <ClawbackDialog paymentId={payment.id} onClose={close} />}
      {(chosen === 'withdraw' || chosen === 'correct') && (
        <ReasonedDeed key={chosen} verb={chosen} paymentId={payment.id} onClose={close} />
      )}
    </>
  )
}

function stateRefusal(state: string): Text {
  const words: Text = (PAYMENT_STATES as Readonly<Record<string, { text: Text }>>)[state]?.text ?? {
    zh: state,
    en: state,
  }
  return { zh: T.wrongState.zh.replace('{state}', words.zh), en: T.wrongState.en.replace('{state}', words.en) }
}

function ReasonedDeed({
  verb,
  paymentId,
  onClose,
}: {
  verb: 'withdraw' | 'correct'
  paymentId: string
  onClose: () => void
}) {
  const t = useT()
  const command = useCommand({
    run: (reason: string, key) => {
      const params = { path: { payment_id: paymentId }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST(`/v1/payments/{payment_id}/${verb}`, { params, body: { reason } }))
    },
    invalidates: [BATCHES, ['payments']],
    done: verb === 'withdraw' ? T.withdrawn : T.corrected,
  })
  return (
    <ReasonDialog
      isOpen
      name={`${paymentId}:${verb}`}
      onClose={onClose}
      title={t(T[verb])}
      action={t(T[verb])}
      command={command}
      isDangerous={verb === 'withdraw'}
    />
  )
}
