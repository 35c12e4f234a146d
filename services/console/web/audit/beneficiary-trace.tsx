import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { useAreaName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { shareOf, sumYuan, yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { beneficiaryText, readBeneficiaries } from './beneficiary-names.ts'
import { BENEFICIARY_KINDS, RECEIVED_STATES } from './beneficiary-words.ts'
import { layoutTrace, type TraceColumn } from './trace-layout.ts'
import { TraceSvg } from './trace-picture.tsx'

const T = {
  picture: { zh: '{name} 收到的钱', en: 'What {name} was paid' },
  receiver: { zh: '受益对象', en: 'Beneficiary' },
  payments: { zh: '付款（最近 {n} 笔）', en: 'Payments (the last {n})' },
  note: { zh: '{kind} · {area}', en: '{kind} · {area}' },
  payment: { zh: '{state} · {on}', en: '{state} · {on}' },
  list: { zh: '全部付款', en: 'All payments' },
  hint: { zh: '选一笔付款，看它的钱来自哪笔拨款。', en: 'Choose a payment to see which arrival paid it.' },
  reference: { zh: '付款编号', en: 'Reference' },
  fund: { zh: '资金', en: 'Fund' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  day: { zh: '日期', en: 'Day' },
  state: { zh: '状态', en: 'State' },
  none: { zh: '没有给它的付款。', en: 'It has not been paid anything.' },
} as const

const SHOWN = 8
const LIMIT = 1_000

const readPayments = async (id: string, after?: string) =>
  (
    await answer(
      api.reconciliation.GET('/v1/beneficiaries/{beneficiary_id}/payments', {
        params: { path: { beneficiary_id: id }, query: { limit: LIMIT, ...(after !== undefined && { after }) } },
      }),
    )
  ).payments
type Received = Awaited<ReturnType<typeof readPayments>>[number]

/** A household, village, enterprise or project on to its payments, each of which leads back to the arrivals that paid it. */
export function BeneficiaryTrace({ beneficiaryId }: { beneficiaryId: string }) {
  const query = useQuery({
    queryKey: [...AUDIT, 'trace', 'beneficiary', beneficiaryId],
    queryFn: async () => ({
      payments: await readPayments(beneficiaryId),
      known: (await readBeneficiaries([beneficiaryId])).get(beneficiaryId),
    }),
  })
  return (
    <Loaded of={query}>
      {({ payments, known }) => (
        <>
          <BeneficiaryPicture id={beneficiaryId} known={known} payments={payments.toSorted(laterFirst)} />
          <BeneficiaryPayments beneficiaryId={beneficiaryId} />
        </>
      )}
    </Loaded>
  )
}

type Known = Readonly<{ name: string; kind: string; area_code: string }> | undefined

function BeneficiaryPicture({ id, known, payments }: { id: string; known: Known; payments: readonly Received[] }) {
  const t = useT()
  const areaName = useAreaName()
  const shown = payments.slice(0, SHOWN)
  const paid = payments.filter(({ state }) => state === 'paid')
  const total = paid.length === 0 ? '0.00' : sumYuan(paid.map(({ amount }) => amount))
  const label = t(T.picture, { name: known?.name ?? id })
  const kind = BENEFICIARY_KINDS[known?.kind ?? '']
  const columns: readonly TraceColumn[] = [
    {
      title: t(T.receiver),
      nodes: [
        {
          id: 'receiver',
          title: beneficiaryText(id, known),
          note:
            known === undefined || kind === undefined
              ? ''
              : t(T.note, { kind: t(kind), area: areaName(known.area_code) }),
          amount: total,
          to: { line: 'beneficiary-payments' },
          isStart: true,
        },
      ],
    },
    {
      title: t(T.payments, { n: shown.length }),
      nodes: shown.map((payment) => ({
        id: payment.payment_id,
        title: payment.fund_name,
        note: t(T.payment, { state: t(RECEIVED_STATES[payment.state].text), on: payment.occurred_on ?? '—' }),
        amount: payment.amount,
        to: { payment: payment.payment_id },
      })),
    },
  ]
  const links = shown
    .filter(({ state }) => state === 'paid')
    .map((payment) => ({ from: 'receiver', to: payment.payment_id, share: shareOf(payment.amount, total) }))
  return (
    <>
      <h2>{label}</h2>
      <TraceSvg picture={layoutTrace(columns, links)} label={label} />
    </>
  )
}

const laterFirst = (a: Received, b: Received): number => (b.occurred_on ?? '9').localeCompare(a.occurred_on ?? '9')

function BeneficiaryPayments({ beneficiaryId }: { beneficiaryId: string }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <section id="beneficiary-payments">
      <h2>{t(T.list)}</h2>
      <p className="muted">{t(T.hint)}</p>
      <LongTable
        label={t(T.list)}
        height="22rem"
        of={{
          key: [...AUDIT, 'trace', 'beneficiary', beneficiaryId, 'payments'],
          page: async (after) => {
            const rows = await readPayments(beneficiaryId, after)
            return { rows, next: rows.length === LIMIT ? rows.at(-1)?.payment_id : undefined }
          },
        }}
        columns={[
          {
            key: 'reference',
            title: T.reference,
            width: 190,
            text: ({ reference }) => reference,
            pointer: '/reference',
          },
          { key: 'fund', title: T.fund, text: (payment) => payment.fund_name, pointer: '/fund_name' },
          {
            key: 'on',
            title: T.day,
            width: 120,
            text: (payment) => payment.occurred_on ?? '',
            pointer: '/occurred_on',
            kind: 'day',
          },
          {
            key: 'amount',
            title: T.amount,
            width: 160,
            isFigure: true,
            text: ({ amount }) => yuanFigures(amount),
            pointer: '/amount',
            kind: 'amount',
          },
          {
            key: 'state',
            title: T.state,
            width: 140,
            text: ({ state }) => t(RECEIVED_STATES[state].text),
            render: ({ state }) => <StateTag of={RECEIVED_STATES} state={state} />,
            pointer: '/state',
            words: RECEIVED_STATES,
          },
        ]}
        rowKey={(payment) => payment.payment_id}
        onRow={(payment) => void navigate({ to: '/audit/trace', search: { payment: payment.payment_id } })}
        empty={t(T.none)}
        exports={{
          service: 'reconciliation',
          path: `/v1/beneficiaries/${beneficiaryId}/payments`,
          query: {},
          list: 'payments',
          name: t(T.list),
          next: { parameter: 'after', from: '/payment_id' },
        }}
      />
    </section>
  )
}
