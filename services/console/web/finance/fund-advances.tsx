import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/ledger.d.ts'
import { daysBetween, todayInShanghai } from '../parts/day.ts'
import { useFunderName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { isZeroYuan, yuanFigures } from '../parts/money-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Part } from './finance-page.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { AMOUNT, DOCUMENT, ON, REASON } from './order-fields.ts'
import { PlainList } from './plain-list.tsx'

const T = {
  title: { zh: '出资方之间的垫付', en: 'Advances between funders' },
  intro: {
    zh: '甲方已到位的钱先替欠拨的乙方支付；乙方的钱一到位，系统自动先归还垫付。',
    en: 'Money of one funder pays for another that is in arrears. What the other sends repays it first, by itself.',
  },
  none: { zh: '没有垫付。', en: 'Nothing was advanced.' },
  lender: { zh: '垫付方', en: 'Lender' },
  borrower: { zh: '被垫付方', en: 'Borrower' },
  amount: { zh: '垫付金额（元）', en: 'Advanced (yuan)' },
  open: { zh: '未归还（元）', en: 'Not repaid (yuan)' },
  since: { zh: '垫付日', en: 'Advanced on' },
  age: { zh: '已 {n} 天', en: '{n} days ago' },
  why: { zh: '依据与事由', en: 'Document and reason' },
  what: { zh: '办理', en: 'What to do' },
  repaid: { zh: '已还清', en: 'Repaid' },
  advance: { zh: '登记垫付', en: 'Advance money' },
  advanceSays: {
    zh: '只能垫付对方欠拨的数额，且不超过垫付方在专户里可用的钱。立即入账。',
    en: 'Not more than the other owes, nor than the lender has available. It is posted at once.',
  },
  canLend: { zh: '{name}（可用 {amount} 元）', en: '{name} ({amount} yuan available)' },
  owes: { zh: '{name}（欠拨 {amount} 元）', en: '{name} ({amount} yuan in arrears)' },
  repay: { zh: '归还', en: 'Repay' },
  repaySays: {
    zh: '不等到位、用被垫付方在专户里可用的钱归还。立即入账。',
    en: 'Out of what the borrower has available, without waiting for an arrival. It is posted at once.',
  },
  advanced: { zh: '已垫付', en: 'Advanced' },
  wasRepaid: { zh: '已归还', en: 'Repaid' },
} as const satisfies Texts

type Advance =
  paths['/v1/funds/{fund_id}/advances']['get']['responses'][200]['content']['application/json']['advances'][number]

/** Who carries whom, with what is still open, and since when. */
export function FundAdvances({ fundId }: { fundId: string }) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const funderName = useFunderName()
  const [isAdvancing, setAdvancing] = useState(false)
  const [repaying, setRepaying] = useState<Advance>()
  const path = { fund_id: fundId }
  const advances = useQuery({
    queryKey: ['funds', 'advances', fundId],
    queryFn: async () => {
      const query = { open: false, limit: 1_000 }
      return (await answer(api.ledger.GET('/v1/funds/{fund_id}/advances', { params: { path, query } }))).advances
    },
  })
  const today = todayInShanghai()
  return (
    <Part title={t(T.title)} actions={isFinance && <Button onClick={() => setAdvancing(true)}>{t(T.advance)}</Button>}>
      <p className="tone-soft">{t(T.intro)}</p>
      <Loaded of={advances}>
        {(all) => (
          <PlainList
            of={all}
            none={T.none}
            rowKey={({ id }) => id}
            columns={[
              { title: T.lender, cell: ({ lender_id }) => funderName(lender_id) },
              { title: T.borrower, cell: ({ borrower_id }) => funderName(borrower_id) },
              { title: T.amount, isFigure: true, cell: ({ amount }) => <Yuan yuan={amount} /> },
              {
                title: T.open,
                isFigure: true,
                cell: ({ open }) => (isZeroYuan(open) ? t(T.repaid) : <Yuan yuan={open} />),
              },
              {
                title: T.since,
                cell: ({ advanced_on, open }) => (
                  <>
                    {advanced_on}{' '}
                    {!isZeroYuan(open) && (
                      <span className="tone-soft">{t(T.age, { n: daysBetween(advanced_on, today) })}</span>
                    )}
                  </>
                ),
              },
              {
                title: T.why,
                cell: ({ document_number, reason }) => `${document_number} ${reason}`,
              },
              {
                title: T.what,
                cell: (advance) =>
                  isFinance &&
                  !isZeroYuan(advance.open) && (
                    <Button size="small" onClick={() => setRepaying(advance)}>
                      {t(T.repay)}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {isAdvancing && <AdvanceDialog fundId={fundId} onClose={() => setAdvancing(false)} />}
      {repaying !== undefined && (
        <OrderDialog
          name={`repay:${repaying.id}`}
          title={T.repay}
          says={T.repaySays}
          button={T.repay}
          fields={[AMOUNT, ON, DOCUMENT, REASON]}
          usual={{ amount: repaying.open }}
          invalidates={[['funds']]}
          done={T.wasRepaid}
          onClose={() => setRepaying(undefined)}
          run={({ amount = '', on = '', document_number = '', reason = '' }, key) =>
            answer(
              api.ledger.POST('/v1/funds/{fund_id}/advances/{advance_id}/repayments', {
                params: { path: { ...path, advance_id: repaying.id }, header: { 'idempotency-key': key } },
                body: { amount, on, document_number, reason },
              }),
            )
          }
        />
      )}
    </Part>
  )
}

function AdvanceDialog({ fundId, onClose }: { fundId: string; onClose: () => void }) {
  const t = useT()
  const funderName = useFunderName()
  const path = { fund_id: fundId }
  const budget = useQuery({
    queryKey: ['funds', 'budget', fundId],
    queryFn: () => answer(api.ledger.GET('/v1/funds/{fund_id}/budget', { params: { path } })),
  })
  const funders = budget.data?.funders ?? []
  return (
    <OrderDialog
      name={`advance:${fundId}`}
      title={T.advance}
      says={T.advanceSays}
      button={T.advance}
      fields={[
        {
          name: 'lender_id',
          label: T.lender,
          kind: 'choice',
          options: funders
            .filter(({ cash_available: amount }) => !isZeroYuan(amount))
            .map(({ funder, cash_available }) => [
              funder,
              t(T.canLend, { name: funderName(funder), amount: yuanFigures(cash_available) }),
            ]),
        },
        {
          name: 'borrower_id',
          label: T.borrower,
          kind: 'choice',
          options: funders
            .filter(({ arrears }) => !isZeroYuan(arrears))
            .map(({ funder, arrears }) => [
              funder,
              t(T.owes, { name: funderName(funder), amount: yuanFigures(arrears) }),
            ]),
        },
        AMOUNT,
        ON,
        DOCUMENT,
        REASON,
      ]}
      invalidates={[['funds']]}
      done={T.advanced}
      onClose={onClose}
      run={({ lender_id = '', borrower_id = '', amount = '', on = '', document_number = '', reason = '' }, key) =>
        answer(
          api.ledger.POST('/v1/funds/{fund_id}/advances', {
            params: { path, header: { 'idempotency-key': key } },
            body: { lender_id, borrower_id, amount, on, document_number, reason },
          }),
        )
      }
    />
  )
}
