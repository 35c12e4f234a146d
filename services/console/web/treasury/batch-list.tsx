import { answer, api } from '../api/client.ts'
import type { Filter } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { batchName } from './batch-name.ts'
import { BATCHES, type BatchSummary } from './batch-queries.ts'
import { BATCH_STATES } from './batch-words.ts'
import { BOARD_COLUMNS } from './board-columns.ts'
import { officerName } from '../parts/officer-name.ts'

const T = {
  title: { zh: '支付批次', en: 'Batches' },
  batch: { zh: '批次', en: 'Batch' },
  fund: { zh: '资金', en: 'Fund' },
  state: { zh: '状态', en: 'State' },
  all: { zh: '全部', en: 'All' },
  count: { zh: '笔数', en: 'Payments' },
  total: { zh: '合计（元）', en: 'Total (yuan)' },
  payDay: { zh: '支付日', en: 'Pay day' },
  maker: { zh: '制单人', en: 'Made by' },
  approver: { zh: '批准人', en: 'Approved by' },
} as const satisfies Texts

/** By the columns of the board. */
export const STATE_FILTER: Filter = {
  name: 'state',
  label: T.state,
  kind: 'choice',
  options: { '': T.all, ...Object.fromEntries(BOARD_COLUMNS.map(({ states, title }) => [states.join(','), title])) },
}

const PAGE = 200

/** All batches as a list, by states and fund. */
export function BatchList({ query }: { query: Readonly<{ fund_id?: string }> }) {
  const t = useT()
  const [view] = useView({ state: '' })
  const asked = { ...query, ...(view.state !== '' && { state: view.state }) }
  return (
    <LongTable<BatchSummary>
      label={t(T.title)}
      of={{
        key: [...BATCHES, 'list', asked],
        page: async (after) => {
          const page = { ...asked, limit: PAGE, ...(after !== undefined && { after }) }
          const { batches } = await answer(api.disbursement.GET('/v1/batches', { params: { query: page } }))
          return { rows: batches, next: batches.length === PAGE ? batches.at(-1)?.id : undefined }
        },
      }}
      columns={[
        { key: 'batch', title: T.batch, width: 190, text: batchName, pointer: '/id' },
        { key: 'fund', title: T.fund, text: (batch) => batch.fund_name, pointer: '/fund_name' },
        {
          key: 'state',
          title: T.state,
          width: 170,
          text: (batch) => t(BATCH_STATES[batch.state].text),
          render: (batch) => <StateTag of={BATCH_STATES} state={batch.state} />,
          pointer: '/state',
          words: BATCH_STATES,
        },
        {
          key: 'count',
          title: T.count,
          width: 90,
          isFigure: true,
          text: (batch) => batch.count.toLocaleString('en-US'),
          pointer: '/count',
        },
        {
          key: 'total',
          title: T.total,
          width: 160,
          isFigure: true,
          text: (batch) => yuanFigures(batch.total),
          pointer: '/total',
          kind: 'amount',
        },
        {
          key: 'payDay',
          title: T.payDay,
          width: 120,
          text: (batch) => batch.pay_on ?? '—',
          pointer: '/pay_on',
          kind: 'day',
        },
        {
          key: 'maker',
          title: T.maker,
          width: 120,
          text: (batch) => officerName(batch.made_by),
          pointer: '/made_by',
        },
        {
          key: 'approver',
          title: T.approver,
          width: 120,
          text: (batch) => officerName(batch.approved_by),
          pointer: '/approved_by',
        },
      ]}
      rowKey={(batch) => batch.id}
      href={(batch) => `/treasury/batches/${batch.id}`}
      exports={{
        service: 'disbursement',
        path: '/v1/batches',
        query: asked,
        list: 'batches',
        name: t(T.title),
        next: { parameter: 'after', from: '/id' },
      }}
    />
  )
}
