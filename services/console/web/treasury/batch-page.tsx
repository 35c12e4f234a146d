import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { BatchDeeds } from './batch-deeds.tsx'
import { batchName } from './batch-name.ts'
import { type Batch, batchQuery } from './batch-queries.ts'
import { BatchSteps } from './batch-steps.tsx'
import { BATCH_STATES, PAYMENT_STATES } from './batch-words.ts'
import { FilesTab } from './files-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { LinesTab } from './lines-tab.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { NoticeTab } from './notice-tab.tsx'
import { PapersTab } from './papers-tab.tsx'
import { ReturnsTab } from './returns-tab.tsx'
import { WaitingTab } from './waiting-tab.tsx'
import { Who } from './who.tsx'
import './treasury.css'

const T = {
  title: { zh: '支付批次 {name}', en: 'Batch {name}' },
  reading: { zh: '支付批次', en: 'Batch' },
  up: { zh: '支付批次', en: 'Batches' },
  facts: { zh: '批次概况', en: 'About the batch' },
  state: { zh: '状态', en: 'State' },
  fund: { zh: '资金', en: 'Fund' },
  sum: { zh: '笔数与合计', en: 'Count and total' },
  payments: { zh: '{n} 笔', en: '{n} payments' },
  payOn: { zh: '支付日', en: 'Pay day' },
  later: { zh: '核对之日', en: 'The day of its check' },
  maker: { zh: '制单', en: 'Made by' },
  approvers: { zh: '批准', en: 'Approved by' },
  nobody: { zh: '还没有人批准', en: 'nobody yet' },
  byState: { zh: '付款情况', en: 'Its payments' },
  tabs: { zh: '批次内容', en: 'Parts of the batch' },
  lines: { zh: '明细', en: 'Lines' },
  notice: { zh: '公示与异议', en: 'Notice' },
  files: { zh: '银行文件', en: 'Bank files' },
  returns: { zh: '退票与补发', en: 'Returns' },
  waiting: { zh: '待复核事项', en: 'Requests' },
  papers: { zh: '凭证与名册', en: 'Papers' },
  history: { zh: '办理记录', en: 'History' },
} as const satisfies Texts

const TABS = ['lines', 'files', 'returns', 'notice', 'waiting', 'papers', 'history'] as const
type Tab = (typeof TABS)[number]

/** One batch: where it stands, what comes next and who does it, and everything in it. */
export function BatchPage() {
  const t = useT()
  const batch = useQuery(batchQuery(usePathPart('batch_id')))
  const name = batch.data === undefined ? undefined : batchName(batch.data)
  return (
    <Page
      title={name === undefined ? t(T.reading) : t(T.title, { name })}
      up={<Link to="/treasury">← {t(T.up)}</Link>}
      intro={batch.data?.fund_name}
      actions={batch.data !== undefined && <BatchDeeds batch={batch.data} />}
    >
      <Loaded of={batch} lines={8}>
        {(data) => (
          <>
            <BatchSteps state={data.state} />
            <NextStepCard batch={data} />
            <Facts batch={data} />
            <Parts batch={data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Facts({ batch }: { batch: Batch }) {
  const t = useT()
  return (
    <div className="columns">
      <section className="card">
        <h2>{t(T.facts)}</h2>
        <dl className="facts">
          <dt>{t(T.state)}</dt>
          <dd>
            <StateTag of={BATCH_STATES} state={batch.state} />
          </dd>
          <dt>{t(T.fund)}</dt>
          <dd>{batch.fund_name}</dd>
          <dt>{t(T.sum)}</dt>
          <dd>
            {t(T.payments, { n: batch.count.toLocaleString('en-US') })} · <Money yuan={batch.total} />
          </dd>
          <dt>{t(T.payOn)}</dt>
          <dd>{batch.pay_on ?? t(T.later)}</dd>
          <dt>{t(T.maker)}</dt>
          <dd>
            <Who by={batch.made_by} standsFor={batch.made_for} />
          </dd>
          <dt>{t(T.approvers)}</dt>
          <dd>
            {batch.approvals.length === 0
              ? t(T.nobody)
              : batch.approvals.map(({ place, approved_by, approved_for }) => (
                  <span key={place} className="listed">
                    <Who by={approved_by} standsFor={approved_for} />
                  </span>
                ))}
          </dd>
        </dl>
      </section>
      <section className="card">
        <h2>{t(T.byState)}</h2>
        <ul className="state-sums">
          {batch.payments_by_state.map(({ state, count, total }) => (
            <li key={state}>
              <Link to="." search={{ tab: 'lines', state } as never}>
                <StateTag of={PAYMENT_STATES} state={state} />
              </Link>
              <span className="figure">{t(T.payments, { n: count.toLocaleString('en-US') })}</span>
              <span className="figure">
                <Money yuan={total} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Parts({ batch }: { batch: Batch }) {
  const t = useT()
  const [view, setView] = useView({ tab: 'lines' })
  const tab: Tab = TABS.find((known) => known === view.tab) ?? 'lines'
  return (
    <section className="card">
      <div className="tab-row" role="group" aria-label={t(T.tabs)}>
        {TABS.map((known) => (
          <button
            key={known}
            type="button"
            aria-pressed={known === tab}
            onClick={() => setView({ tab: known }, { isStep: true })}
          >
            {t(T[known])}
          </button>
        ))}
      </div>
      {tab === 'lines' && <LinesTab batch={batch} />}
      {tab === 'files' && <FilesTab batch={batch} />}
      {tab === 'returns' && <ReturnsTab batch={batch} />}
      {tab === 'notice' && <NoticeTab batch={batch} />}
      {tab === 'waiting' && <WaitingTab batch={batch} />}
      {tab === 'papers' && <PapersTab batch={batch} />}
      {tab === 'history' && <HistoryTab moves={batch.moves} states={BATCH_STATES} />}
    </section>
  )
}
