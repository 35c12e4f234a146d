import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText, todayInShanghai } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { useFunderName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { officerName } from '../parts/officer-name.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Part } from './finance-page.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { AMOUNT, DOCUMENT, ON, REASON } from './order-fields.ts'
import { PlainList } from './plain-list.tsx'
import type { Order, OrderField } from './read-order.ts'

const T = {
  title: { zh: '专户：各出资方的钱', en: 'Dedicated account, by funder' },
  none: { zh: '还没有出资方。', en: 'There is no funder yet.' },
  funder: { zh: '出资方', en: 'Funder' },
  cash: { zh: '专户余额（元）', en: 'In the account (yuan)' },
  available: { zh: '其中可用（元）', en: 'Available (yuan)' },
  toRepay: { zh: '欠他方垫付（元）', en: 'Owed for advances (yuan)' },
  advanced: { zh: '替他方垫付（元）', en: 'Advanced for others (yuan)' },
  interest: { zh: '利息（元）', en: 'Interest (yuan)' },
  fees: { zh: '手续费（元）', en: 'Fees (yuan)' },
  recordInterest: { zh: '登记利息', en: 'Record interest' },
  interestSays: {
    zh: '银行在专户结的利息，按份额记给各出资方。立即入账。',
    en: 'Interest that the bank credited, shared among the funders. It is posted at once.',
  },
  recordFee: { zh: '登记手续费', en: 'Record a fee' },
  feeSays: {
    zh: '银行在专户扣的手续费，按份额由各出资方承担。立即入账。',
    en: 'A fee that the bank took, shared among the funders. It is posted at once.',
  },
  payInterest: { zh: '上缴或返还利息', en: 'Pay interest out' },
  payInterestSays: {
    zh: '把某个出资方名下的利息上缴国库，或返还出资方。立即入账。',
    en: "Interest on a funder's money goes to the treasury, or to the funder. It is posted at once.",
  },
  interestOf: { zh: '{name}（利息 {amount} 元）', en: '{name} ({amount} yuan of interest)' },
  split: { zh: '如何分', en: 'How it is shared' },
  to: { zh: '交给', en: 'To' },
  done: { zh: '已入账', en: 'Posted' },
  months: { zh: '月结', en: 'Month close' },
  monthsIntro: {
    zh: '结账以后，这个月不再记任何账，晚到的记入下一个月。不能反结账。',
    en: 'After it nothing counts in that month any more; what comes late counts in the next. It cannot be undone.',
  },
  noMonths: { zh: '还没有结过账。', en: 'No month was closed yet.' },
  month: { zh: '月份', en: 'Month' },
  turnover: { zh: '本月发生额（元）', en: 'Turnover (yuan)' },
  entries: { zh: '分录', en: 'Entries' },
  closed: { zh: '结账', en: 'Closed' },
  notOver: { zh: '{month} 还没有过完，不能结账。', en: '{month} is not over yet.' },
  close: { zh: '结 {month} 的账', en: 'Close {month}' },
  cancel: { zh: '取消', en: 'Cancel' },
  wasClosed: { zh: '已结账', en: 'Closed' },
  balances: { zh: '科目余额表（Excel）', en: 'Trial balance (Excel)' },
} as const satisfies Texts

const SPLITS = {
  by_cash: { zh: '按各方在专户的余额', en: 'By what each has in the account' },
  by_due: { zh: '按各方应拨的比例', en: 'By what each owes' },
} as const satisfies Texts
const RECEIVERS = {
  treasury: { zh: '国库（上缴）', en: 'the treasury' },
  funder: { zh: '出资方（返还）', en: 'the funder' },
} as const satisfies Texts

const DEEDS = {
  interest: { title: T.recordInterest, says: T.interestSays },
  fee: { title: T.recordFee, says: T.feeSays },
  payment: { title: T.payInterest, says: T.payInterestSays },
} as const
type Deed = keyof typeof DEEDS

export function FundAccount({ fundId }: { fundId: string }) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const funderName = useFunderName()
  const [deed, setDeed] = useState<Deed>()
  const path = { fund_id: fundId }
  const budget = useQuery({
    queryKey: ['funds', 'budget', fundId],
    queryFn: () => answer(api.ledger.GET('/v1/funds/{fund_id}/budget', { params: { path } })),
  })
  return (
    <>
      <Part
        title={t(T.title)}
        actions={
          isFinance && (
            <>
              <Button onClick={() => setDeed('interest')}>{t(T.recordInterest)}</Button>
              <Button onClick={() => setDeed('payment')}>{t(T.payInterest)}</Button>
              <Button onClick={() => setDeed('fee')}>{t(T.recordFee)}</Button>
            </>
          )
        }
      >
        <Loaded of={budget}>
          {({ funders }) => (
            <>
              <PlainList
                of={funders}
                none={T.none}
                rowKey={({ funder }) => funder}
                columns={[
                  { title: T.funder, cell: ({ funder }) => funderName(funder) },
                  { title: T.cash, isFigure: true, cell: ({ cash }) => <Yuan yuan={cash} /> },
                  { title: T.available, isFigure: true, cell: ({ cash_available }) => <Yuan yuan={cash_available} /> },
                  { title: T.advanced, isFigure: true, cell: ({ advanced }) => <Yuan yuan={advanced} /> },
                  { title: T.toRepay, isFigure: true, cell: ({ to_repay }) => <Yuan yuan={to_repay} /> },
                  { title: T.interest, isFigure: true, cell: ({ interest }) => <Yuan yuan={interest} /> },
                  { title: T.fees, isFigure: true, cell: ({ fees }) => <Yuan yuan={fees} /> },
                ]}
              />
              {deed !== undefined && (
                <AccountDialog
                  fundId={fundId}
                  deed={deed}
                  interestOf={funders.map(({ funder, interest }) => [
                    funder,
                    t(T.interestOf, { name: funderName(funder), amount: yuanFigures(interest) }),
                  ])}
                  onClose={() => setDeed(undefined)}
                />
              )}
            </>
          )}
        </Loaded>
      </Part>
      <Months fundId={fundId} isFinance={isFinance} />
    </>
  )
}

type AccountDialogProps = Readonly<{
  fundId: string
  deed: Deed
  interestOf: readonly (readonly [string, string])[]
  onClose: () => void
}>

function AccountDialog({ fundId, deed, interestOf, onClose }: AccountDialogProps) {
  const { title, says } = DEEDS[deed]
  const fields: readonly OrderField[] =
    deed === 'payment'
      ? [
          { name: 'funder_id', label: T.funder, kind: 'choice', options: interestOf },
          { name: 'to', label: T.to, kind: 'choice', options: Object.entries(RECEIVERS) },
        ]
      : [{ name: 'split', label: T.split, kind: 'choice', options: Object.entries(SPLITS) }]
  return (
    <OrderDialog
      key={deed}
      name={`${deed}:${fundId}`}
      title={title}
      says={says}
      button={title}
      fields={[...fields, AMOUNT, ON, DOCUMENT, REASON]}
      usual={{ split: 'by_cash', to: 'treasury' }}
      invalidates={[['funds']]}
      done={T.done}
      onClose={onClose}
      run={(order, key) => sendTurn(fundId, deed, order, key)}
    />
  )
}

function sendTurn(fundId: string, deed: Deed, order: Order, key: string): Promise<unknown> {
  const { amount = '', on = '', document_number = '', reason = '', funder_id = '' } = order
  const params = { path: { fund_id: fundId }, header: { 'idempotency-key': key } }
  const entry = { amount, on, document_number, reason }
  const split = order['split'] === 'by_due' ? 'by_due' : 'by_cash'
  switch (deed) {
    case 'interest':
      return answer(api.ledger.POST('/v1/funds/{fund_id}/interest', { params, body: { ...entry, split } }))
    case 'fee':
      return answer(api.ledger.POST('/v1/funds/{fund_id}/fees', { params, body: { ...entry, split } }))
    case 'payment': {
      const to = order['to'] === 'funder' ? 'funder' : 'treasury'
      return answer(
        api.ledger.POST('/v1/funds/{fund_id}/interest/payments', { params, body: { ...entry, funder_id, to } }),
      )
    }
  }
}

function Months({ fundId, isFinance }: { fundId: string; isFinance: boolean }) {
  const t = useT()
  const [closing, setClosing] = useState<string>()
  const path = { fund_id: fundId }
  const periods = useQuery({
    queryKey: ['funds', 'periods', fundId],
    queryFn: () => answer(api.ledger.GET('/v1/funds/{fund_id}/periods', { params: { path } })),
  })
  const close = useCommand({
    run: (month: string, key) =>
      answer(
        api.ledger.POST('/v1/funds/{fund_id}/periods/{month}/close', {
          params: { path: { ...path, month }, header: { 'idempotency-key': key } },
        }),
      ),
    invalidates: [['funds']],
    done: T.wasClosed,
    onDone: () => setClosing(undefined),
  })
  const next = periods.data?.next_month ?? null
  const isOver = next !== null && next < todayInShanghai().slice(0, 7)
  const cancel = () => {
    close.forget()
    setClosing(undefined)
  }
  return (
    <Part
      title={t(T.months)}
      actions={
        <>
          <DownloadButton
            take={() => download(`/api/ledger/v1/funds/${fundId}/trial-balance?format=xlsx`, `${fundId}.xlsx`)}
          >
            {t(T.balances)}
          </DownloadButton>
          {isFinance && isOver && <Button onClick={() => setClosing(next)}>{t(T.close, { month: next })}</Button>}
        </>
      }
    >
      <p className="tone-soft">
        {t(T.monthsIntro)} {next !== null && !isOver && t(T.notOver, { month: next })}
      </p>
      <Loaded of={periods}>
        {({ periods: all }) => (
          <PlainList
            of={all.toReversed()}
            none={T.noMonths}
            rowKey={({ month }) => month}
            columns={[
              { title: T.month, cell: ({ month }) => month },
              { title: T.turnover, isFigure: true, cell: ({ turnover }) => <Yuan yuan={turnover} /> },
              { title: T.entries, isFigure: true, cell: ({ entries }) => entries.toLocaleString('en-US') },
              {
                title: T.closed,
                cell: ({ closed_by, closed_at }) => `${officerName(closed_by)} ${momentText(closed_at)}`,
              },
            ]}
          />
        )}
      </Loaded>
      {closing !== undefined && (
        <Dialog
          isOpen
          title={t(T.close, { month: closing })}
          onClose={cancel}
          actions={
            <>
              <Button onClick={cancel}>{t(T.cancel)}</Button>
              <Button type="primary" danger loading={close.isSending} onClick={() => void close.send(closing)}>
                {t(T.close, { month: closing })}
              </Button>
            </>
          }
        >
          <p>{t(T.monthsIntro)}</p>
          <ProblemNotice problem={close.problem} />
        </Dialog>
      )}
    </Part>
  )
}
