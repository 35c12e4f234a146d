import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { personText } from './person-names.ts'
import { COPIES, DATASET_KINDS } from './run-words.ts'

const T = {
  title: { zh: '清单与对账单', en: 'Lists and statements' },
  intro: {
    zh: '上传的文件加密保存，一经收下不再改变；核对时用到的本方留存数据也在这里。',
    en: 'What was uploaded, sealed and never changed, and the copies that runs have frozen.',
  },
  add: { zh: '上传文件', en: 'Send a file' },
  name: { zh: '系列', en: 'Series' },
  kind: { zh: '种类', en: 'Kind' },
  area: { zh: '行政区划', en: 'Area' },
  rows: { zh: '行数', en: 'Rows' },
  total: { zh: '合计（元）', en: 'Total (yuan)' },
  days: { zh: '日期', en: 'Days' },
  proof: { zh: '余额', en: 'Balances' },
  proven: { zh: '已逐行验算', en: 'proven' },
  by: { zh: '上传', en: 'Sent by' },
  at: { zh: '时间', en: 'When' },
} as const

const LIMIT = 100

export function DatasetsPage() {
  const t = useT()
  const [view] = useView({ name: '' })
  const query = /^[a-z0-9][a-z0-9_-]*$/u.test(view.name) ? { name: view.name } : {}
  return (
    <AuditPage
      title={t(T.title)}
      intro={t(T.intro)}
      actions={
        <Link className="quiet-button" to="/audit/datasets/new">
          {t(T.add)}
        </Link>
      }
    >
      <FilterBar of={[{ name: 'name', label: T.name, kind: 'text' }]} />
      <LongTable
        label={t(T.title)}
        of={{
          key: [...AUDIT, 'datasets', 'list', query],
          page: async (before) => {
            const { datasets } = await answer(
              api.reconciliation.GET('/v1/datasets', {
                params: { query: { ...query, limit: LIMIT, ...(before !== undefined && { before }) } },
              }),
            )
            return { rows: datasets, next: datasets.length === LIMIT ? datasets.at(-1)?.id : undefined }
          },
        }}
        columns={[
          {
            key: 'name',
            title: T.name,
            text: ({ name }) => t(COPIES[name] ?? { zh: name, en: name }),
            pointer: '/name',
            words: COPIES,
          },
          {
            key: 'kind',
            title: T.kind,
            width: 130,
            text: ({ kind }) => t(DATASET_KINDS[kind]),
            pointer: '/kind',
            words: DATASET_KINDS,
          },
          { key: 'area', title: T.area, width: 100, text: (found) => found.area_code, pointer: '/area_code' },
          {
            key: 'rows',
            title: T.rows,
            width: 90,
            isFigure: true,
            text: (found) => found.row_count.toLocaleString('en-US'),
            pointer: '/row_count',
            kind: 'count',
          },
          {
            key: 'total',
            title: T.total,
            width: 170,
            isFigure: true,
            text: (found) => yuanFigures(found.control_total),
            pointer: '/control_total',
            kind: 'amount',
          },
          {
            key: 'days',
            title: T.days,
            width: 210,
            text: (found) => `${found.first_day ?? ''} — ${found.last_day ?? ''}`,
          },
          { key: 'proof', title: T.proof, width: 110, text: ({ proof }) => (proof === null ? '' : t(T.proven)) },
          {
            key: 'by',
            title: T.by,
            width: 110,
            text: (found) => personText(found.uploaded_by, found.uploaded_for),
            pointer: '/uploaded_by',
          },
          {
            key: 'at',
            title: T.at,
            width: 160,
            text: (found) => momentText(found.uploaded_at),
            pointer: '/uploaded_at',
          },
        ]}
        rowKey={({ id }) => id}
        href={({ id }) => `/audit/datasets/${id}`}
        exports={{
          service: 'reconciliation',
          path: '/v1/datasets',
          query,
          list: 'datasets',
          name: t(T.title),
          next: { parameter: 'before', from: '/id' },
        }}
      />
    </AuditPage>
  )
}
