import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { batchQuery, type PaymentHistory, waitingRequestsQuery } from './batch-queries.ts'
import { CHECK_OUTCOMES, CHECK_WORDS, PAYMENT_STATES } from './batch-words.ts'
import { findingDetail } from './finding-detail.ts'
import { HistoryTab } from './history-tab.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { type Named, withPayees } from './payees.ts'
import { Clawbacks } from './clawbacks.tsx'
import { PaymentDeeds } from './payment-deeds.tsx'
import { AnswerButtons, RequestText } from './request-answer.tsx'
import { requestsOf } from './waiting-tab.tsx'
import { Who } from './who.tsx'
import './treasury.css'

const T = {
  title: { zh: '付款：{name}', en: 'Payment to {name}' },
  reading: { zh: '付款', en: 'Payment' },
  up: { zh: '回到批次', en: 'Back to the batch' },
  facts: { zh: '付款', en: 'Payment' },
  name: { zh: '户主', en: 'Household' },
  village: { zh: '村（居）', en: 'Village' },
  account: { zh: '现登记账号', en: 'Account in the register' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  period: { zh: '补助期间', en: 'Period' },
  state: { zh: '状态', en: 'State' },
  reference: { zh: '付款编号', en: 'Reference' },
  decided: { zh: '银行日期', en: 'Day of the bank' },
  reason: { zh: '银行说明', en: 'The bank says' },
  attempts: { zh: '各次付款', en: 'Attempts' },
  attempt: { zh: '第 {n} 次', en: 'Attempt {n}' },
  what: { zh: '可以办理', en: 'What can be done' },
  checks: { zh: '核对', en: 'Checks' },
  noChecks: { zh: '还没有核对过。', en: 'Not checked yet.' },
  fine: { zh: '没有发现问题', en: 'nothing was found' },
  overrides: { zh: '放行', en: 'Overrides' },
  waits: { zh: '待另一人同意', en: 'waits for another officer' },
  waiting: { zh: '待复核事项', en: 'Waits for another officer' },
  toProject: { zh: '去补预算、阶段和资料', en: 'See to its budget, stage and papers' },
  history: { zh: '办理记录', en: 'History' },
} as const satisfies Texts

const paymentQuery = (id: string) => ({
  queryKey: ['payments', id],
  queryFn: async () => {
    const params = { path: { payment_id: id } }
    const [payment] = await withPayees([await answer(api.disbursement.GET('/v1/payments/{payment_id}', { params }))])
    if (payment === undefined) throw new Error('No payment')
    return payment
  },
})

/** One payment: why it is as it is, what can be done about it, and everything that happened to it. */
export function PaymentPage() {
  const t = useT()
  const payment = useQuery(paymentQuery(usePathPart('payment_id')))
  return (
    <Page
      title={payment.data === undefined ? t(T.reading) : t(T.title, { name: payment.data.name })}
      up={payment.data !== undefined && <Link to={`/treasury/batches/${payment.data.batch_id}`}>← {t(T.up)}</Link>}
    >
      <Loaded of={payment} lines={8}>
        {(data) => <Whole payment={data} />}
      </Loaded>
    </Page>
  )
}

function Whole({ payment }: { payment: Named<PaymentHistory> }) {
  const t = useT()
  const batch = useQuery(batchQuery(payment.batch_id))
  const waiting = useQuery(waitingRequestsQuery(payment.batch_id))
  const requests =
    waiting.data === undefined ? [] : requestsOf(waiting.data).filter(({ payment_id }) => payment_id === payment.id)
  return (
    <>
      <div className="columns">
        <Facts payment={payment} />
        <section className="card">
          <h2>{t(T.what)}</h2>
          {batch.data !== undefined && <PaymentDeeds payment={payment} batch={batch.data} />}
        </section>
      </div>
      {requests.length > 0 && (
        <section className="card">
          <h2>{t(T.waiting)}</h2>
          <ul className="file-list">
            {requests.map((request) => (
              <li key={request.id}>
                <p>
                  <RequestText request={request} /> — {request.document_number} · {request.reason} (
                  <Who by={request.asked_by} standsFor={request.asked_for} />)
                </p>
                <AnswerButtons request={request} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Clawbacks paymentId={payment.id} state={payment.state} />
      <Checks
        paymentId={payment.id}
        state={payment.state}
        project={`/treasury/projects/${batch.data?.fund_id ?? ''}/${payment.beneficiary_id}`}
      />
      <section className="card">
        <h2>{t(T.history)}</h2>
        <HistoryTab moves={payment.moves} states={PAYMENT_STATES} />
      </section>
    </>
  )
}

function Facts({ payment }: { payment: Named<PaymentHistory> }) {
  const t = useT()
  const nameOf = useAreaName()
  return (
    <section className="card">
      <h2>{t(T.facts)}</h2>
      <dl className="facts">
        <dt>{t(T.name)}</dt>
        <dd>{payment.name}</dd>
        <dt>{t(T.village)}</dt>
        <dd>{nameOf(payment.area_code)}</dd>
        <dt>{t(T.amount)}</dt>
        <dd>
          <Yuan yuan={payment.amount} />
        </dd>
        <dt>{t(T.period)}</dt>
        <dd>{payment.period}</dd>
        <dt>{t(T.account)}</dt>
        <dd className="mono">{payment.account}</dd>
        <dt>{t(T.state)}</dt>
        <dd>
          <StateTag of={PAYMENT_STATES} state={payment.state} />
        </dd>
        {payment.decided_on !== null && (
          <>
            <dt>{t(T.decided)}</dt>
            <dd>{payment.decided_on}</dd>
          </>
        )}
        {payment.reason !== null && (
          <>
            <dt>{t(T.reason)}</dt>
            <dd>{payment.reason}</dd>
          </>
        )}
        <dt>{t(T.reference)}</dt>
        <dd className="mono">{payment.reference}</dd>
        {payment.attempts.length > 1 && (
          <>
            <dt>{t(T.attempts)}</dt>
            <dd>
              {payment.attempts.map(({ id, attempt, state }) => (
                <span key={id} className="listed">
                  {id === payment.id ? (
                    t(T.attempt, { n: attempt })
                  ) : (
                    <Link to={`/treasury/payments/${id}`}>{t(T.attempt, { n: attempt })}</Link>
                  )}{' '}
                  <StateTag of={PAYMENT_STATES} state={state} />
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Checks({ paymentId, state, project }: { paymentId: string; state: string; project: string }) {
  const t = useT()
  const { language } = useLanguage()
  const checks = useQuery({
    queryKey: ['payments', paymentId, 'checks', state],
    queryFn: () =>
      answer(api.disbursement.GET('/v1/payments/{payment_id}/checks', { params: { path: { payment_id: paymentId } } })),
  })
  return (
    <section className="card">
      <h2>{t(T.checks)}</h2>
      <Loaded of={checks}>
        {(data) =>
          data.checks.length === 0 ? (
            <p className="tone-soft">{t(T.noChecks)}</p>
          ) : (
            <ul className="file-list">
              {data.checks.toReversed().map((check, place) => (
                <li key={place}>
                  <p>
                    {' '}
                    <StateTag of={CHECK_OUTCOMES} state={check.outcome} /> {momentText(check.checked_at)}{' '}
                    <Who by={check.checked_by} standsFor={check.checked_for} />
                    {check.findings.length === 0 && <> · {t(T.fine)}</>}
                  </p>{' '}
                  {check.findings.length > 0 && (
                    <ul>
                      {check.findings.map((finding) => (
                        <li key={finding.check}>
                          <StateTag of={CHECK_OUTCOMES} state={finding.outcome} />{' '}
                          {language === 'zh' ? finding.title_zh : finding.title_en}
                          {findingDetail(finding.detail, language) !== '' && (language === 'zh' ? '：' : ': ')}
                          {findingDetail(finding.detail, language)}
                          {finding.check === 'closed_circuit' && (
                            <>
                              {' '}
                              <Link to={project}>{t(T.toProject)} →</Link>
                            </>
                          )}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
              {data.overrides.map((override) => (
                <li key={override.id}>
                  {t(T.overrides)}：{' '}
                  {CHECK_WORDS[override.check] === undefined
                    ? override.check
                    : t(CHECK_WORDS[override.check] ?? T.overrides)}{' '}
                  — {override.document_number} · {override.reason} (
                  <Who by={override.asked_by} standsFor={override.asked_for} /> →{' '}
                  {override.approved_by === null ? (
                    t(T.waits)
                  ) : (
                    <Who by={override.approved_by} standsFor={override.approved_for} />
                  )}
                  )
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
