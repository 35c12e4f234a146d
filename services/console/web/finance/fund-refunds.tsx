import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useFunderName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { isZeroYuan, yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { DeedDecision } from './deed-decision.tsx'
import { Part } from './finance-page.tsx'
import { DEED_STATES } from './fund-words.ts'
import { KeptProblem } from '../parts/kept-problem.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { AMOUNT, DOCUMENT } from './order-fields.ts'
import { PlainList } from './plain-list.tsx'

const T = {
  title: { zh: '退回出资方的资金', en: 'Money sent back to funders' },
  intro: {
    zh: '多拨的或没有用完的钱退回原出资方。记错的到位也按“多拨”退回，原记录保留。一人经办，另一人复核，账务确认专户里确有这笔钱后入账。',
    en: 'What was overpaid or not spent goes back. An arrival recorded in error goes back as overpaid; the record stays. One officer orders, another approves, the ledger confirms that the money is there.',
  },
  none: { zh: '没有退回过资金。', en: 'Nothing went back.' },
  day: { zh: '退回日', en: 'Sent back on' },
  funder: { zh: '出资方', en: 'Funder' },
  source: { zh: '退回什么', en: 'Of what' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  document: { zh: '依据文号', en: 'Document' },
  state: { zh: '状态', en: 'State' },
  what: { zh: '办理', en: 'What to do' },
  order: { zh: '办理退回', en: 'Order a refund' },
  says: {
    zh: '提出以后由另一名财政人员复核，复核前不动钱。',
    en: 'Another finance officer approves it; nothing moves before.',
  },
  there: {
    zh: '{name}：专户中有 {cash} 元，其中多拨 {overpaid} 元；已补助还没有发放的不能退。',
    en: '{name}: {cash} yuan in the account, {overpaid} of it overpaid; what is awarded and not paid yet stays.',
  },
  ordered: { zh: '已提出，等待复核', en: 'Ordered; it waits for approval' },
} as const satisfies Texts

const SOURCES = {
  overpaid: { zh: '多拨的', en: 'Overpaid' },
  unspent: { zh: '没有用完的', en: 'Unspent' },
} as const satisfies Texts

export type FunderCash = Readonly<{ funder_id: string; name: string; cash: string; overpaid: string }>

export function FundRefunds({ fundId, funders }: { fundId: string; funders: readonly FunderCash[] }) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const funderName = useFunderName()
  const [isOrdering, setOrdering] = useState(false)
  const path = { fund_id: fundId }
  const refunds = useQuery({
    queryKey: ['funds', 'refunds', fundId],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/funds/{fund_id}/refunds', { params: { path } }))).refunds,
    refetchInterval: (query) => (query.state.data?.some(({ state }) => state === 'approved') === true ? 1_000 : false),
  })
  return (
    <Part title={t(T.title)} actions={isFinance && <Button onClick={() => setOrdering(true)}>{t(T.order)}</Button>}>
      <p className="tone-soft">{t(T.intro)}</p>
      <Loaded of={refunds}>
        {(all) => (
          <PlainList
            of={all.toReversed()}
            none={T.none}
            rowKey={({ id }) => id}
            columns={[
              { title: T.day, cell: ({ refunded_on }) => refunded_on },
              { title: T.funder, cell: ({ funder_id }) => funderName(funder_id) },
              { title: T.source, cell: ({ source }) => t(SOURCES[source]) },
              { title: T.amount, isFigure: true, cell: ({ amount }) => <Yuan yuan={amount} /> },
              { title: T.document, cell: ({ document_number }) => document_number },
              {
                title: T.state,
                cell: ({ state, problem }) => (
                  <>
                    <StateTag of={DEED_STATES} state={state} /> <KeptProblem of={problem} />
                  </>
                ),
              },
              {
                title: T.what,
                cell: (refund) => (
                  <DeedDecision
                    madeBy={refund.made_by}
                    approvedBy={refund.approved_by}
                    isOpen={refund.state === 'draft'}
                    invalidates={[['funds']]}
                    approve={(key) =>
                      answer(
                        api.allocation.POST('/v1/refunds/{refund_id}/approve', {
                          params: { path: { refund_id: refund.id }, header: { 'idempotency-key': key } },
                        }),
                      )
                    }
                  />
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {isOrdering && (
        <OrderDialog
          name={`refund:${fundId}`}
          title={T.order}
          says={T.says}
          button={T.order}
          fields={[
            {
              name: 'funder_id',
              label: T.funder,
              kind: 'choice',
              options: funders.map(({ funder_id, name }) => [funder_id, name]),
            },
            { name: 'source', label: T.source, kind: 'choice', options: Object.entries(SOURCES) },
            AMOUNT,
            { name: 'refunded_on', label: T.day, kind: 'day' },
            DOCUMENT,
          ]}
          preview={(order) => <CashOf funder={funders.find(({ funder_id }) => funder_id === order['funder_id'])} />}
          invalidates={[['funds']]}
          done={T.ordered}
          onClose={() => setOrdering(false)}
          run={({ funder_id = '', source, amount = '', refunded_on = '', document_number = '' }, key) =>
            answer(
              api.allocation.POST('/v1/funds/{fund_id}/refunds', {
                params: { path, header: { 'idempotency-key': key } },
                body: {
                  funder_id,
                  amount,
                  document_number,
                  refunded_on,
                  source: source === 'overpaid' ? 'overpaid' : 'unspent',
                },
              }),
            )
          }
        />
      )}
    </Part>
  )
}

function CashOf({ funder }: { funder: FunderCash | undefined }) {
  const t = useT()
  if (funder === undefined) return null
  const { name, cash, overpaid } = funder
  return (
    <p className={isZeroYuan(cash) ? 'tone-bad' : 'tone-soft'} role="status">
      {t(T.there, { name, cash: yuanFigures(cash), overpaid: yuanFigures(overpaid) })}
    </p>
  )
}
