import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { isZeroYuan, shareOf } from '../parts/money-text.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { useBeneficiaryNames } from './beneficiary-names.ts'
import { VALUES } from './break-words.ts'
import { useFunderName, useFundName } from '../parts/known-names.ts'
import { shortId } from './person-names.ts'
import { layoutTrace, type TraceColumn, type TraceLink } from './trace-layout.ts'
import { TraceSvg } from './trace-picture.tsx'

const T = {
  picture: { zh: '这笔付款的钱从哪里来', en: 'Where the money of this payment came from' },
  payment: { zh: '付款', en: 'Payment' },
  parts: { zh: '各出资方承担', en: 'Borne by' },
  sources: { zh: '来自哪笔拨款', en: 'Paid with' },
  to: { zh: '付给 {who} · {state}', en: 'to {who} · {state}' },
  receiver: { zh: '付给 {who}', en: 'to {who}' },
  share: { zh: '承担的部分', en: 'their part' },
  recovered: { zh: '已追回 {amount}', en: '{amount} recovered' },
  funder: { zh: '出资方', en: 'Funder' },
  borne: { zh: '承担（元）', en: 'Borne (yuan)' },
  source: { zh: '来源', en: 'Source' },
  day: { zh: '到账日', en: 'Arrived' },
  used: { zh: '用了多少（元）', en: 'Used (yuan)' },
  through: { zh: '经过', en: 'Through' },
  direct: { zh: '直接', en: 'directly' },
  interest: { zh: '利息', en: 'interest' },
  other: { zh: '其他', en: 'other' },
} as const

/** A payment back to the arrivals that paid it, as a picture and as a table. */
export function PaymentTrace({ paymentId }: { paymentId: string }) {
  const t = useT()
  const query = useQuery({
    queryKey: [...AUDIT, 'trace', 'payment', paymentId],
    queryFn: () => readTrace(paymentId),
  })
  return <Loaded of={query}>{(trace) => <TracedPayment trace={trace} title={t(T.picture)} />}</Loaded>
}

const readTrace = (id: string) =>
  answer(api.ledger.GET('/v1/payments/{payment_id}/trace', { params: { path: { payment_id: id } } }))
type Trace = Awaited<ReturnType<typeof readTrace>>

function TracedPayment({ trace, title }: { trace: Trace; title: string }) {
  const t = useT()
  const funderName = useFunderName()
  const fundName = useFundName()
  const who = useBeneficiaryNames([trace.beneficiary_id])(trace.beneficiary_id)
  const state = VALUES[trace.state]
  const nameOf = (source: Trace['parts'][number]['paid_with'][number]): string =>
    source.document_number ?? (source.kind === 'interest' ? t(T.interest) : t(T.other))
  const columns: readonly TraceColumn[] = [
    {
      title: t(T.payment),
      nodes: [
        {
          id: 'payment',
          title: fundName(trace.fund_id),
          note: t(T.to, { who, state: state === undefined ? trace.state : t(state) }),
          amount: trace.amount,
          to: { line: 'trace-table' },
          isStart: true,
        },
      ],
    },
    {
      title: t(T.parts),
      nodes: trace.parts.map((part) => ({
        id: `part-${part.funder_id}`,
        title: funderName(part.funder_id),
        note: isZeroYuan(part.recovered) ? t(T.share) : t(T.recovered, { amount: part.recovered }),
        amount: part.amount,
        to: { line: `part-${part.funder_id}` },
      })),
    },
    {
      title: t(T.sources),
      nodes: trace.parts.flatMap((part) =>
        part.paid_with.map((source) => ({
          id: `source-${part.funder_id}-${source.id}`,
          title: nameOf(source),
          note: `${funderName(source.funder_id)} · ${source.on}`,
          amount: source.amount,
          to: source.kind === 'arrival' ? { arrival: source.id } : { line: `part-${part.funder_id}` },
        })),
      ),
    },
  ]
  const links: readonly TraceLink[] = trace.parts.flatMap((part) => [
    { from: 'payment', to: `part-${part.funder_id}`, share: shareOf(part.amount, trace.amount) },
    ...part.paid_with.map((source) => ({
      from: `part-${part.funder_id}`,
      to: `source-${part.funder_id}-${source.id}`,
      share: shareOf(source.amount, trace.amount),
    })),
  ])
  return (
    <>
      <h2>{title}</h2>
      <TraceSvg picture={layoutTrace(columns, links)} label={title} />
      <section className="card table-scroll" id="trace-table">
        <table className="plain-table">
          <caption>
            {t(T.payment)} <span className="mono">{shortId(trace.payment_id)}</span> · <Yuan yuan={trace.amount} /> ·{' '}
            <Link to="/audit/trace" search={{ beneficiary: trace.beneficiary_id }}>
              {t(T.receiver, { who })}
            </Link>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t(T.funder)}</th>
              <th scope="col" className="figure">
                {t(T.borne)}
              </th>
              <th scope="col">{t(T.source)}</th>
              <th scope="col">{t(T.day)}</th>
              <th scope="col" className="figure">
                {t(T.used)}
              </th>
              <th scope="col">{t(T.through)}</th>
            </tr>
          </thead>
          <tbody>
            {trace.parts.flatMap((part) =>
              part.paid_with.map((source, place) => (
                <tr key={`${part.funder_id}-${source.id}`} {...(place === 0 && { id: `part-${part.funder_id}` })}>
                  <td>{place === 0 && funderName(part.funder_id)}</td>
                  <td className="figure">{place === 0 && <Yuan yuan={part.amount} />}</td>
                  <td>
                    {source.kind === 'arrival' ? (
                      <Link to="/audit/trace" search={{ arrival: source.id }}>
                        {nameOf(source)}
                      </Link>
                    ) : (
                      nameOf(source)
                    )}
                    {source.funder_id !== part.funder_id && <div className="muted">{funderName(source.funder_id)}</div>}
                  </td>
                  <td>{source.on}</td>
                  <td className="figure">
                    <Yuan yuan={source.amount} />
                  </td>
                  <td>{source.through.length === 0 ? t(T.direct) : source.through.join(' → ')}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </>
  )
}
