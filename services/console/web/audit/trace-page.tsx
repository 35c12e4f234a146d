import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { ArrivalTrace } from './arrival-trace.tsx'
import { AuditPage } from './audit-page.tsx'
import { BeneficiaryTrace } from './beneficiary-trace.tsx'
import { PaymentTrace } from './payment-trace.tsx'
import { TracePicker } from './trace-picker.tsx'

const T = {
  title: { zh: '资金溯源', en: 'Trace of money' },
  intro: {
    zh: '任何一笔付款，到分都能追到出资方的哪一笔拨款；任何一笔拨款，都能追到付给了谁；任何一户，都能看到收到的每一笔。',
    en: 'Each payment to the fen back to the arrivals that paid it; each arrival on to who was paid; each household to all it was paid.',
  },
} as const

export function TracePage() {
  const t = useT()
  const [view] = useView({ payment: '', arrival: '', beneficiary: '' })
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      {view.payment !== '' ? (
        <PaymentTrace key={view.payment} paymentId={view.payment} />
      ) : view.arrival !== '' ? (
        <ArrivalTrace key={view.arrival} arrivalId={view.arrival} />
      ) : (
        view.beneficiary !== '' && <BeneficiaryTrace key={view.beneficiary} beneficiaryId={view.beneficiary} />
      )}
      <TracePicker isOpen={Object.values(view).every((id) => id === '')} />
    </AuditPage>
  )
}
