import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/disbursement.d.ts'
import { useCommand } from '../api/use-command.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch, checkCountsQuery, type Payment } from './batch-queries.ts'
import { PAYMENT_STATES } from './batch-words.ts'
import { CheckedLines } from './checked-lines.tsx'
import { DeedButton } from './deed-button.tsx'
import { roleRefusal } from './deeds.ts'
import { useAreaName } from '../parts/known-names.ts'
import { type Named, withPayees } from './payees.ts'
import { of } from './use-batch-command.ts'

const T = {
  lines: { zh: '付款明细', en: 'Payments' },
  state: { zh: '状态', en: 'State' },
  all: { zh: '全部', en: 'All' },
  village: { zh: '村（居）', en: 'Village' },
  show: { zh: '显示', en: 'Shown' },
  every: { zh: '全部付款', en: 'Every payment' },
  warned: { zh: '核对有提醒的（{n}）', en: 'With a warning ({n})' },
  held: { zh: '核对未通过的（{n}）', en: 'Held back by a check ({n})' },
  name: { zh: '户主', en: 'Household' },
  area: { zh: '村（居）', en: 'Village' },
  period: { zh: '期间', en: 'Period' },
  account: { zh: '账号', en: 'Account' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  reference: { zh: '付款编号', en: 'Reference' },
  reason: { zh: '银行说明', en: 'The bank says' },
  again: { zh: '重新核对暂缓的付款', en: 'Check what is held back again' },
  checkedAgain: { zh: '已重新核对', en: 'Checked again' },
} as const satisfies Texts

type StateAsked = NonNullable<
  NonNullable<paths['/v1/batches/{batch_id}/payments']['get']['parameters']['query']>['state']
>
const PAGE = 100
const CHECKABLE: ReadonlySet<string> = new Set([
  'validated',
  'in_notice',
  'submitted',
  'approved',
  'funded',
  'released',
  'partly_paid',
  'paid',
])

/** The payments of a batch; or those of which a check says something, with its reason. */
export function LinesTab({ batch }: { batch: Batch }) {
  const t = useT()
  const [view] = useView({ show: '', state: '', area_code: '' })
  const counts = useQuery({ ...checkCountsQuery(batch.id), enabled: CHECKABLE.has(batch.state) })
  const { warn = 0, block = 0 } = counts.data ?? {}
  const held = batch.payments_by_state.find(({ state }) => state === 'blocked')?.count ?? 0
  return (
    <div className="stacked">
      <FilterBar
        of={[
          {
            name: 'show',
            label: T.show,
            kind: 'choice',
            options: { '': T.every, block: t(T.held, { n: block }), warn: t(T.warned, { n: warn }) },
          },
          ...(view.show === ''
            ? ([
                {
                  name: 'state',
                  label: T.state,
                  kind: 'choice',
                  options: {
                    '': T.all,
                    ...Object.fromEntries(batch.payments_by_state.map(({ state }) => [state, wordsOf(state)])),
                  },
                },
                { name: 'area_code', label: T.village, kind: 'area' },
              ] as const)
            : []),
        ]}
      />
      {held > 0 && <CheckAgain batch={batch} />}
      {view.show === '' ? (
        <PaymentTable batch={batch} state={view.state} areaCode={view.area_code} />
      ) : (
        <CheckedLines batch={batch} outcome={view.show === 'block' ? 'block' : 'warn'} />
      )}
    </div>
  )
}

const wordsOf = (state: string) =>
  (PAYMENT_STATES as Record<string, { text: { zh: string; en: string } }>)[state]?.text ?? state

/** `state` and `areaCode` '' stand for all. */
export function PaymentTable({
  batch,
  state,
  areaCode,
  height,
}: {
  batch: Batch
  state: string
  areaCode: string
  height?: string
}) {
  const t = useT()
  const nameOf = useAreaName()
  const known = Object.keys(PAYMENT_STATES).find((each): each is StateAsked => each === state)
  const asked = { ...(known !== undefined && { state: known }), ...(areaCode !== '' && { area_code: areaCode }) }
  return (
    <LongTable<Named<Payment>>
      label={t(T.lines)}
      {...(height !== undefined && { height })}
      of={{
        key: [...BATCHES, batch.id, 'payments', asked],
        page: async (after) => {
          const query = { ...asked, limit: PAGE, ...(after !== undefined && { after }) }
          const params = { path: { batch_id: batch.id }, query }
          const { payments } = await answer(api.disbursement.GET('/v1/batches/{batch_id}/payments', { params }))
          return {
            rows: await withPayees(payments),
            next: payments.length === PAGE ? payments.at(-1)?.reference : undefined,
          }
        },
      }}
      columns={[
        { key: 'name', title: T.name, width: 110, text: (payment) => payment.name },
        { key: 'area', title: T.area, text: (payment) => nameOf(payment.area_code), pointer: '/area_code' },
        { key: 'period', title: T.period, width: 90, text: (payment) => payment.period, pointer: '/period' },
        { key: 'account', title: T.account, width: 190, text: (payment) => payment.account },
        {
          key: 'amount',
          title: T.amount,
          width: 130,
          isFigure: true,
          text: (payment) => yuanFigures(payment.amount),
          pointer: '/amount',
          kind: 'amount',
        },
        {
          key: 'state',
          title: T.state,
          width: 150,
          text: (payment) => payment.state,
          render: (payment) => <StateTag of={PAYMENT_STATES} state={payment.state} />,
          pointer: '/state',
          words: PAYMENT_STATES,
        },
        { key: 'reason', title: T.reason, width: 180, text: (payment) => payment.reason ?? '', pointer: '/reason' },
        {
          key: 'reference',
          title: T.reference,
          width: 165,
          text: (payment) => payment.reference,
          pointer: '/reference',
        },
      ]}
      rowKey={(payment) => payment.id}
      href={(payment) => `/treasury/payments/${payment.id}`}
      exports={{
        service: 'disbursement',
        path: `/v1/batches/${batch.id}/payments`,
        query: asked,
        list: 'payments',
        name: t(T.lines),
        next: { parameter: 'after', from: '/reference' },
      }}
    />
  )
}

function CheckAgain({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const again = useCommand({
    run: (_: void, key) => answer(api.disbursement.POST('/v1/batches/{batch_id}/checks', of(batch.id, key))),
    invalidates: [BATCHES],
    done: T.checkedAgain,
  })
  const refusal = roleRefusal(officer)
  return (
    <>
      <ProblemNotice problem={again.problem} />
      <p>
        <DeedButton refusal={refusal} isSending={again.isSending} onDo={() => void again.send()}>
          {t(T.again)}
        </DeedButton>
      </p>
    </>
  )
}
