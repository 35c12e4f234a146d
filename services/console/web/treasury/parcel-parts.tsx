import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch, type Parcel } from './batch-queries.ts'
import { ControlSumView } from './control-sum.tsx'
import { DeedButton } from './deed-button.tsx'
import { parcelApprovalRefusal, roleRefusal } from './deeds.ts'
import { looseReady } from './next-step.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { usePlainMove } from './use-batch-command.ts'
import { Who } from './who.tsx'

const T = {
  cutWhy: {
    zh: '有 {n} 笔可以补发，编成一个补发分包，由另一人批准。',
    en: '{n} payments can be sent again; they go into a parcel that another officer approves.',
  },
  cut: { zh: '编成补发分包', en: 'Cut a parcel' },
  cutDone: { zh: '补发分包已编好，请另一人批准', en: 'The parcel is cut; another officer approves it' },
  approveWhy: { zh: '补发的钱也要另一人批准。编制人', en: 'What is sent again is approved by another officer. Cut by' },
  approve: { zh: '批准补发', en: 'Approve the parcel' },
  drop: { zh: '拆散分包', en: 'Drop the parcel' },
  dropWhy: { zh: '分包里的付款回到待补发，可以重新编。', en: 'Its payments wait again, for another parcel.' },
  dropped: { zh: '分包已拆散', en: 'The parcel is dropped' },
  approved: { zh: '补发已批准', en: 'The parcel is approved' },
} as const satisfies Texts

export function CutPart({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const cut = usePlainMove(batch.id, 'parcels', T.cutDone)
  return (
    <>
      <p>{t(T.cutWhy, { n: looseReady(batch) })}</p>
      <ProblemNotice problem={cut.problem} />
      <DeedButton isPrimary refusal={roleRefusal(officer)} isSending={cut.isSending} onDo={() => void cut.send()}>
        {t(T.cut)}
      </DeedButton>
    </>
  )
}

export function ParcelApprovalPart({ batch }: { batch: Batch }) {
  return (
    <>
      {batch.parcels
        .filter(({ state }) => state === 'made')
        .map((parcel) => (
          <ParcelApproval key={parcel.id} batch={batch} parcel={parcel} />
        ))}
    </>
  )
}

function ParcelApproval({ batch, parcel }: { batch: Batch; parcel: Parcel }) {
  const t = useT()
  const officer = useOfficer()
  const [isDropping, setDropping] = useState(false)
  const to = (key: string) => ({
    path: { batch_id: batch.id, parcel_id: parcel.id },
    header: { 'idempotency-key': key },
  })
  const drop = useCommand({
    run: (reason: string, key) =>
      answer(
        api.disbursement.POST('/v1/batches/{batch_id}/parcels/{parcel_id}/drop', {
          params: to(key),
          body: { reason },
        }),
      ),
    invalidates: [BATCHES],
    done: T.dropped,
  })
  const approve = useCommand({
    run: (_: void, key) => {
      const params = to(key)
      return answer(api.disbursement.POST('/v1/batches/{batch_id}/parcels/{parcel_id}/approve', { params }))
    },
    invalidates: [BATCHES],
    done: T.approved,
  })
  return (
    <div className="form">
      <p>
        {t(T.approveWhy)}: <Who by={parcel.made_by} />
      </p>
      <ControlSumView count={parcel.count} total={parcel.total} />
      <ProblemNotice problem={approve.problem} />
      <div className="row">
        <DeedButton
          isPrimary
          refusal={parcelApprovalRefusal(parcel, batch, officer)}
          isSending={approve.isSending}
          onDo={() => void approve.send()}
        >
          {t(T.approve)}
        </DeedButton>
        <DeedButton isDangerous refusal={roleRefusal(officer)} onDo={() => setDropping(true)}>
          {t(T.drop)}
        </DeedButton>
      </div>
      <ReasonDialog
        name={`drop:${parcel.id}`}
        isOpen={isDropping}
        onClose={() => setDropping(false)}
        title={t(T.drop)}
        action={t(T.drop)}
        command={drop}
        isDangerous
      >
        <p>{t(T.dropWhy)}</p>
      </ReasonDialog>
    </div>
  )
}
