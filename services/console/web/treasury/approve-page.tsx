import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { batchName } from './batch-name.ts'
import { BATCHES, type Batch, batchQuery, checkCountsQuery } from './batch-queries.ts'
import { ControlSumView } from './control-sum.tsx'
import { DeedButton } from './deed-button.tsx'
import { approvalRefusal, rejectRefusal } from './deeds.ts'
import { PaymentTable } from './lines-tab.tsx'
import { approversWanted, toBePaid } from './next-step.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { of, useReasonedMove } from './use-batch-command.ts'
import { Who } from './who.tsx'
import './treasury.css'

const T = {
  title: { zh: '审批支付批次 {name}', en: 'Approve batch {name}' },
  reading: { zh: '审批', en: 'Approve' },
  up: { zh: '回到批次', en: 'Back to the batch' },
  what: { zh: '您批准支付的是', en: 'You approve to pay' },
  held: { zh: '另有 {n} 笔暂缓，不在其内：', en: '{n} more are held back and not paid with it:' },
  facts: { zh: '批次', en: 'Batch' },
  fund: { zh: '资金', en: 'Fund' },
  payOn: { zh: '支付日', en: 'Pay day' },
  maker: { zh: '制单人', en: 'Made by' },
  approved: { zh: '已批准', en: 'Approved by' },
  nobody: { zh: '还没有人', en: 'nobody yet' },
  wanted: { zh: '共需 {n} 人批准，还差 {left} 人', en: 'It takes {n} officers; {left} more' },
  checks: { zh: '核对结果', en: 'Checks' },
  counts: {
    zh: '通过 {ok} 笔，提醒 {warn} 笔，暂缓 {block} 笔',
    en: '{ok} passed, {warn} with a warning, {block} held back',
  },
  warnings: { zh: '查看提醒', en: 'See the warnings' },
  notice: { zh: '公示', en: 'Notice' },
  noticed: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  none: { zh: '不要求', en: 'not asked for' },
  lines: { zh: '明细', en: 'Lines' },
  read: { zh: '我已核对笔数、合计与大写金额', en: 'I have looked at count, total and capitals' },
  first: { zh: '请先勾选已核对。', en: 'Say first that you have looked.' },
  approve: { zh: '批准支付', en: 'Approve' },
  reject: { zh: '退回', en: 'Reject' },
  rejected: { zh: '批次已退回', en: 'Rejected' },
  done: { zh: '已批准', en: 'Approved' },
} as const satisfies Texts

/** Exactly what an approver says yes to, in figures and capitals, made by whom, and who else has to. */
export function ApprovePage() {
  const t = useT()
  const batch = useQuery(batchQuery(usePathPart('batch_id')))
  return (
    <Page
      title={batch.data === undefined ? t(T.reading) : t(T.title, { name: batchName(batch.data) })}
      up={
        batch.data !== undefined && (
          <Link to="/treasury/batches/$batch_id" params={{ batch_id: batch.data.id } as never}>
            ← {t(T.up)}
          </Link>
        )
      }
      intro={batch.data?.fund_name}
    >
      <Loaded of={batch} lines={8}>
        {(data) => <Approval batch={data} />}
      </Loaded>
    </Page>
  )
}

function Approval({ batch }: { batch: Batch }) {
  const t = useT()
  const { ready, blocked } = toBePaid(batch)
  return (
    <>
      <section className="card approval">
        <h2>{t(T.what)}</h2>
        <ControlSumView count={ready.count} total={ready.total} />
        {blocked.count > 0 && (
          <p className="notice notice-warn">
            {t(T.held, { n: blocked.count })} <Yuan yuan={blocked.total} />
          </p>
        )}
        <Decide batch={batch} />
      </section>
      <Facts batch={batch} />
      <section className="card">
        <h2>{t(T.lines)}</h2>
        <PaymentTable batch={batch} state="ready" areaCode="" height="50dvh" />
      </section>
    </>
  )
}

function Decide({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const navigate = useNavigate()
  const [hasRead, setRead] = useState(false)
  const [isRejecting, setRejecting] = useState(false)
  const approve = useCommand({
    run: (_: void, key) => answer(api.disbursement.POST('/v1/batches/{batch_id}/approve', of(batch.id, key))),
    invalidates: [BATCHES],
    done: T.done,
    onDone: () => void navigate({ to: `/treasury/batches/${batch.id}` }),
  })
  const reject = useReasonedMove(batch.id, 'reject', T.rejected)
  const refusal = approvalRefusal(batch, officer)
  return (
    <div className="form">
      {refusal === undefined && (
        <Checkbox checked={hasRead} onChange={(event) => setRead(event.target.checked)}>
          {t(T.read)}
        </Checkbox>
      )}
      <ProblemNotice problem={approve.problem} />
      <div className="row">
        <DeedButton
          isPrimary
          refusal={refusal ?? (hasRead ? undefined : T.first)}
          isSending={approve.isSending}
          onDo={() => void approve.send()}
        >
          {t(T.approve)}
        </DeedButton>
        {batch.state === 'submitted' && (
          <DeedButton isDangerous refusal={rejectRefusal(batch, officer)} onDo={() => setRejecting(true)}>
            {t(T.reject)}
          </DeedButton>
        )}
      </div>
      <ReasonDialog
        name={`${batch.id}:reject`}
        isOpen={isRejecting}
        onClose={() => setRejecting(false)}
        title={t(T.reject)}
        action={t(T.reject)}
        command={reject}
        isDangerous
      />
    </div>
  )
}

function Facts({ batch }: { batch: Batch }) {
  const t = useT()
  const counts = useQuery(checkCountsQuery(batch.id))
  const wanted = approversWanted(batch.terms, batch.total)
  return (
    <section className="card">
      <h2>{t(T.facts)}</h2>
      <dl className="facts">
        <dt>{t(T.fund)}</dt>
        <dd>{batch.fund_name}</dd>
        <dt>{t(T.payOn)}</dt>
        <dd>{batch.pay_on ?? '—'}</dd>
        <dt>{t(T.maker)}</dt>
        <dd>
          <Who by={batch.made_by} standsFor={batch.made_for} />
        </dd>
        <dt>{t(T.approved)}</dt>
        <dd>
          {batch.approvals.length === 0
            ? t(T.nobody)
            : batch.approvals.map(({ place, approved_by, approved_for }) => (
                <span key={place} className="listed">
                  <Who by={approved_by} standsFor={approved_for} />
                </span>
              ))}{' '}
          · {t(T.wanted, { n: wanted, left: Math.max(wanted - batch.approvals.length, 0) })}
        </dd>
        <dt>{t(T.checks)}</dt>
        <dd>
          {counts.data !== undefined && t(T.counts, counts.data)}{' '}
          {(counts.data?.warn ?? 0) > 0 && (
            <Link
              to="/treasury/batches/$batch_id"
              params={{ batch_id: batch.id } as never}
              search={{ tab: 'lines', show: 'warn' } as never}
            >
              {t(T.warnings)}
            </Link>
          )}
        </dd>
        <dt>{t(T.notice)}</dt>
        <dd>
          {batch.notice_from === null || batch.notice_until === null
            ? t(T.none)
            : t(T.noticed, { from: batch.notice_from, until: batch.notice_until })}
        </dd>
      </dl>
    </section>
  )
}
