import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { isZeroYuan, shareOf, yuanFigures } from '../parts/money-text.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { ArrivalBecame } from './arrival-became.tsx'
import { beneficiaryText, readBeneficiaries, useBeneficiaryNames } from './beneficiary-names.ts'
import { useFunderName, useFundName } from '../parts/known-names.ts'
import { layoutTrace, type TraceColumn, type TraceLink } from './trace-layout.ts'
import { TraceSvg } from './trace-picture.tsx'

const T = {
  picture: { zh: '这笔拨款用到了哪里', en: 'What became of this arrival' },
  arrival: { zh: '拨款到账', en: 'Arrival' },
  became: { zh: '去向', en: 'Became' },
  payments: { zh: '付给了谁（前 {n} 笔）', en: 'Who was paid (the first {n})' },
  paidOut: { zh: '在该资金中支付', en: 'paid out in this fund' },
  payment: { zh: '付款 · {on}', en: 'paid {on}' },
  list: { zh: '由这笔拨款支付的全部付款', en: 'All payments that it paid' },
  beneficiary: { zh: '受益对象', en: 'Beneficiary' },
  fund: { zh: '资金', en: 'Fund' },
  borne: { zh: '承担方', en: 'Borne by' },
  day: { zh: '日期', en: 'Day' },
  amount: { zh: '用了多少（元）', en: 'Used (yuan)' },
  through: { zh: '经过', en: 'Through' },
  none: { zh: '还没有付款用到这笔拨款。', en: 'No payment has used it yet.' },
} as const

const SHOWN = 10
const LIMIT = 200

const readTrace = (id: string, limit: number, after?: string) =>
  answer(
    api.ledger.GET('/v1/arrivals/{arrival_id}/trace', {
      params: { path: { arrival_id: id }, query: { limit, ...(after !== undefined && { after }) } },
    }),
  )
type Trace = Awaited<ReturnType<typeof readTrace>>

/** An arrival on to its payments: the first of them as a picture, all of them as a list. */
export function ArrivalTrace({ arrivalId }: { arrivalId: string }) {
  const query = useQuery({
    queryKey: [...AUDIT, 'trace', 'arrival', arrivalId],
    queryFn: () => readTrace(arrivalId, SHOWN),
  })
  return (
    <Loaded of={query}>
      {(trace) => (
        <>
          <ArrivalPicture trace={trace} />
          <ArrivalBecame became={trace.became} />
          <ArrivalPayments arrivalId={arrivalId} />
        </>
      )}
    </Loaded>
  )
}

function ArrivalPicture({ trace }: { trace: Trace }) {
  const t = useT()
  const funderName = useFunderName()
  const fundName = useFundName()
  const who = useBeneficiaryNames(trace.payments.map((payment) => payment.beneficiary_id))
  const columns: readonly TraceColumn[] = [
    {
      title: t(T.arrival),
      nodes: [
        {
          id: 'arrival',
          title: trace.document_number ?? t(T.arrival),
          note: `${funderName(trace.funder_id)} · ${trace.on}`,
          amount: trace.amount,
          to: { line: 'arrival-became' },
          isStart: true,
        },
      ],
    },
    {
      title: t(T.became),
      nodes: trace.became.map((fund) => ({
        id: `fund-${fund.fund_id}`,
        title: fundName(fund.fund_id),
        note: t(T.paidOut),
        amount: fund.reached,
        to: { line: 'arrival-became' },
      })),
    },
    {
      title: t(T.payments, { n: trace.payments.length }),
      nodes: trace.payments.map((payment) => ({
        id: `payment-${payment.payment_id}-${payment.borne_by}`,
        title: who(payment.beneficiary_id),
        note: t(T.payment, { on: payment.on }),
        amount: payment.amount,
        to: { payment: payment.payment_id },
      })),
    },
  ]
  const links: readonly TraceLink[] = [
    ...trace.became.map((fund) => ({
      from: 'arrival',
      to: `fund-${fund.fund_id}`,
      share: isZeroYuan(fund.reached) ? 0 : shareOf(fund.reached, trace.amount),
    })),
    ...trace.payments.map((payment) => ({
      from: `fund-${payment.fund_id}`,
      to: `payment-${payment.payment_id}-${payment.borne_by}`,
      share: shareOf(payment.amount, trace.amount),
    })),
  ]
  return (
    <>
      <h2>{t(T.picture)}</h2>
      <TraceSvg picture={layoutTrace(columns, links)} label={t(T.picture)} />
    </>
  )
}

function ArrivalPayments({ arrivalId }: { arrivalId: string }) {
  const t = useT()
  const navigate = useNavigate()
  const funderName = useFunderName()
  const fundName = useFundName()
  return (
    <>
      <h2>{t(T.list)}</h2>
      <LongTable
        label={t(T.list)}
        of={{
          key: [...AUDIT, 'trace', 'arrival', arrivalId, 'payments'],
          page: async (after) => {
            const { payments, next } = await readTrace(arrivalId, LIMIT, after)
            const known = await readBeneficiaries(payments.map((payment) => payment.beneficiary_id))
            return {
              rows: payments.map((payment) => ({
                ...payment,
                who: beneficiaryText(payment.beneficiary_id, known.get(payment.beneficiary_id)),
              })),
              next: next ?? undefined,
            }
          },
        }}
        columns={[
          {
            key: 'beneficiary',
            title: T.beneficiary,
            text: ({ who }) => who,
            pointer: '/beneficiary_id',
          },
          { key: 'fund', title: T.fund, text: (payment) => fundName(payment.fund_id), pointer: '/fund_id' },
          {
            key: 'borne',
            title: T.borne,
            width: 160,
            text: (payment) => funderName(payment.borne_by),
            pointer: '/borne_by',
          },
          { key: 'on', title: T.day, width: 120, text: ({ on }) => on, pointer: '/on', kind: 'day' },
          {
            key: 'amount',
            title: T.amount,
            width: 160,
            isFigure: true,
            text: ({ amount }) => yuanFigures(amount),
            pointer: '/amount',
            kind: 'amount',
          },
          { key: 'through', title: T.through, text: ({ through }) => through.join(' → ') },
        ]}
        rowKey={(payment) => `${payment.payment_id}-${payment.borne_by}-${payment.on}`}
        onRow={(payment) => void navigate({ to: '/audit/trace', search: { payment: payment.payment_id } })}
        empty={t(T.none)}
        exports={{
          service: 'ledger',
          path: `/v1/arrivals/${arrivalId}/trace`,
          query: {},
          list: 'payments',
          name: t(T.list),
          next: { parameter: 'after', from: '/payment_id' },
        }}
      />
    </>
  )
}
