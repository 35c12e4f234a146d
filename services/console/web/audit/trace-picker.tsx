import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { Choice } from '../parts/choice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { Yuan } from '../parts/money.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { beneficiaryText, readBeneficiaries } from './beneficiary-names.ts'
import { BeneficiaryPicker } from './beneficiary-picker.tsx'
import { VALUES } from './break-words.ts'
import { fundsQuery, useFunderName } from '../parts/known-names.ts'
import { shortId } from './person-names.ts'
import { ViewTabs } from './view-tabs.tsx'

const T = {
  begin: { zh: '从一笔拨款、一笔付款或一户开始', en: 'Begin at an arrival, a payment or a household' },
  fund: { zh: '资金', en: 'Fund' },
  choose: { zh: '请选择', en: 'choose' },
  arrivals: { zh: '到账的拨款', en: 'Arrivals' },
  none: { zh: '这笔资金还没有到账。', en: 'Nothing has arrived.' },
  batch: { zh: '支付批次', en: 'Batch' },
  batchText: { zh: '{id}：{count} 笔，{total} 元', en: '{id}: {count} payments, {total} yuan' },
  payments: { zh: '付款', en: 'Payments' },
  reference: { zh: '付款编号', en: 'Reference' },
  beneficiary: { zh: '受益对象', en: 'Beneficiary' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  day: { zh: '日期', en: 'Day' },
  state: { zh: '状态', en: 'State' },
} as const

const BEGINNINGS = [
  { name: 'fund', text: { zh: '按资金：拨款与付款', en: 'By fund: arrivals and payments' } },
  { name: 'receiver', text: { zh: '按受益对象：户、村、企业、项目', en: 'By who is paid' } },
] as const
const LIMIT = 200

/** Finds the money to trace: of a fund, its arrivals and the payments of its batches. */
export function TracePicker({ isOpen }: { isOpen: boolean }) {
  const t = useT()
  const [view, setView] = useView({ fund: '', by: '' })
  return (
    <details className="card" open={isOpen || view.fund !== '' || view.by !== ''}>
      <summary>{t(T.begin)}</summary>
      <div className="page">
        <ViewTabs
          label={t(T.begin)}
          tabs={BEGINNINGS}
          chosen={view.by === 'receiver' ? 'receiver' : 'fund'}
          onChoose={(by) => setView({ by: by === 'fund' ? '' : by })}
          panelId="trace-begin"
        />
        <div id="trace-begin" role="tabpanel" className="page">
          {view.by === 'receiver' ? <BeneficiaryPicker /> : <FundPicker />}
        </div>
      </div>
    </details>
  )
}

function FundPicker() {
  const t = useT()
  const [view, setView] = useView({ fund: '', batch: '' })
  const funds = useQuery(fundsQuery).data ?? []
  return (
    <>
      <div>
        <Choice
          label={t(T.fund)}
          value={view.fund}
          options={{ '': T.choose, ...Object.fromEntries(funds.map(({ id, name }) => [id, name])) }}
          onChange={(fund) => setView({ fund, batch: '' })}
        />
      </div>
      {view.fund !== '' && <FundArrivals key={view.fund} fundId={view.fund} />}
      {view.fund !== '' && <FundBatches key={`b-${view.fund}`} fundId={view.fund} />}
      {view.batch !== '' && <BatchPayments key={view.batch} batchId={view.batch} />}
    </>
  )
}

function FundArrivals({ fundId }: { fundId: string }) {
  const t = useT()
  const funderName = useFunderName()
  const query = useQuery({
    queryKey: [...AUDIT, 'trace', 'arrivals', fundId],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/arrivals', { params: { query: { fund_id: fundId } } }))).arrivals,
  })
  return (
    <section>
      <h3>{t(T.arrivals)}</h3>
      <Loaded of={query}>
        {(arrivals) =>
          arrivals.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <ul className="plain-list">
              {arrivals.map((arrival) => (
                <li key={arrival.id}>
                  <Link to="/audit/trace" search={{ arrival: arrival.id, fund: fundId }}>
                    {arrival.document_number}
                  </Link>{' '}
                  {funderName(arrival.funder_id)} · {arrival.arrived_on} · <Yuan yuan={arrival.amount} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function FundBatches({ fundId }: { fundId: string }) {
  const t = useT()
  const [view, setView] = useView({ batch: '' })
  const { data = [] } = useQuery({
    queryKey: [...AUDIT, 'trace', 'batches', fundId],
    queryFn: async () =>
      (await answer(api.disbursement.GET('/v1/batches', { params: { query: { fund_id: fundId, limit: 1000 } } })))
        .batches,
  })
  const texts = data.map((batch): [string, string] => [
    batch.id,
    t(T.batchText, { id: shortId(batch.id), count: batch.count, total: yuanFigures(batch.total) }),
  ])
  return (
    <div>
      <Choice
        label={t(T.batch)}
        value={view.batch}
        options={{ '': T.choose, ...Object.fromEntries(texts) }}
        onChange={(batch) => setView({ batch })}
      />
    </div>
  )
}

function BatchPayments({ batchId }: { batchId: string }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <LongTable
      label={t(T.payments)}
      height="26rem"
      of={{
        key: [...AUDIT, 'trace', 'payments', batchId],
        page: async (after) => {
          const { payments } = await answer(
            api.disbursement.GET('/v1/batches/{batch_id}/payments', {
              params: { path: { batch_id: batchId }, query: { limit: LIMIT, ...(after !== undefined && { after }) } },
            }),
          )
          const known = await readBeneficiaries(payments.map((payment) => payment.beneficiary_id))
          return {
            rows: payments.map((payment) => ({
              ...payment,
              who: beneficiaryText(payment.beneficiary_id, known.get(payment.beneficiary_id)),
            })),
            next: payments.length === LIMIT ? payments.at(-1)?.reference : undefined,
          }
        },
      }}
      columns={[
        { key: 'reference', title: T.reference, width: 180, text: ({ reference }) => reference },
        { key: 'beneficiary', title: T.beneficiary, text: ({ who }) => who },
        { key: 'amount', title: T.amount, width: 160, isFigure: true, text: ({ amount }) => yuanFigures(amount) },
        { key: 'on', title: T.day, width: 120, text: (payment) => payment.decided_on ?? '' },
        {
          key: 'state',
          title: T.state,
          width: 120,
          text: ({ state }) => (VALUES[state] === undefined ? state : t(VALUES[state])),
        },
      ]}
      rowKey={({ id }) => id}
      onRow={({ id }) => void navigate({ to: '/audit/trace', search: { payment: id } })}
    />
  )
}
