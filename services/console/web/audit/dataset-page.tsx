import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { Yuan } from '../parts/money.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { usePathPart, useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, type Dataset, datasetQuery } from './audit-queries.ts'
import { useAreaName } from './area-name.ts'
import { personText } from './person-names.ts'
import { COPIES, DATASET_KINDS } from './run-words.ts'

const T = {
  up: { zh: '清单与对账单', en: 'Lists and statements' },
  loading: { zh: '数据集', en: 'Dataset' },
  area: { zh: '行政区划', en: 'Area' },
  rows: { zh: '行数', en: 'Rows' },
  total: { zh: '合计（元）', en: 'Total (yuan)' },
  days: { zh: '日期', en: 'Days' },
  balances: { zh: '余额', en: 'Balances' },
  proven: { zh: '✓ 期初加收支等于期末，逐行验算无误', en: '✓ opening plus entries is closing, row by row' },
  unproven: { zh: '文件没有余额，无从验算', en: 'the file has none to prove' },
  hash: { zh: '文件指纹（SHA-256）', en: 'SHA-256 of the file' },
  by: { zh: '上传', en: 'Sent' },
  mapping: { zh: '列的对应', en: 'How it was read' },
  list: { zh: '各行（人名、账号已遮盖）', en: 'Its rows, people masked' },
  from: { zh: '自第 {n} 行起', en: 'from row {n} on' },
  start: { zh: '从头看', en: 'from the beginning' },
  row: { zh: '行号', en: 'Row' },
  id: { zh: '编号', en: 'Number' },
  day: { zh: '日期', en: 'Day' },
  amount: { zh: '金额（元）', en: 'Amount' },
  fields: { zh: '其他内容', en: 'What else it says' },
} as const

const LIMIT = 200

export function DatasetPage() {
  const t = useT()
  const query = useQuery(datasetQuery(usePathPart('dataset_id')))
  const found = query.data
  const name = found === undefined ? t(T.loading) : t(COPIES[found.name] ?? { zh: found.name, en: found.name })
  return (
    <AuditPage
      title={found === undefined ? name : `${name} · ${t(DATASET_KINDS[found.kind])}`}
      up={<Link to="/audit/datasets">{t(T.up)}</Link>}
    >
      <Loaded of={query}>
        {(dataset) => (
          <>
            <DatasetFacts dataset={dataset} />
            <DatasetRows dataset={dataset} />
          </>
        )}
      </Loaded>
    </AuditPage>
  )
}

function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const t = useT()
  const area = useAreaName(dataset.area_code)
  return (
    <section className="card">
      <dl className="facts">
        <dt>{t(T.area)}</dt>
        <dd>{area}</dd>
        <dt>{t(T.rows)}</dt>
        <dd>{dataset.row_count.toLocaleString('en-US')}</dd>
        <dt>{t(T.total)}</dt>
        <dd>
          <Yuan yuan={dataset.control_total} />
        </dd>
        <dt>{t(T.days)}</dt>
        <dd>
          {dataset.first_day ?? '—'} — {dataset.last_day ?? '—'}
        </dd>
        {dataset.kind === 'statement' && (
          <>
            <dt>{t(T.balances)}</dt>
            <dd className={dataset.proof === null ? 'tone-warn' : 'tone-good'}>
              {t(dataset.proof === null ? T.unproven : T.proven)}
            </dd>
          </>
        )}
        <dt>{t(T.by)}</dt>
        <dd>
          {personText(dataset.uploaded_by, dataset.uploaded_for)} · {momentText(dataset.uploaded_at)}
        </dd>
        <dt>{t(T.hash)}</dt>
        <dd className="mono">{dataset.file_sha256}</dd>
      </dl>
      <details>
        <summary>{t(T.mapping)}</summary>
        <pre className="mono document-text" tabIndex={0}>
          {JSON.stringify(dataset.mapping, null, 2)}
        </pre>
      </details>
    </section>
  )
}

function DatasetRows({ dataset }: { dataset: Dataset }) {
  const t = useT()
  const [view, setView] = useView({ row: '' })
  const first = /^[1-9]\d{0,9}$/u.test(view.row) ? Number(view.row) - 1 : 0
  return (
    <LongTable
      label={t(T.list)}
      tools={
        first > 0 && (
          <>
            {t(T.from, { n: first + 1 })}
            <button type="button" className="quiet-button" onClick={() => setView({ row: '' })}>
              {t(T.start)}
            </button>
          </>
        )
      }
      of={{
        key: [...AUDIT, 'datasets', dataset.id, 'rows', first],
        page: async (after) => {
          const { rows } = await answer(
            api.reconciliation.GET('/v1/datasets/{dataset_id}/rows', {
              params: {
                path: { dataset_id: dataset.id },
                query: { limit: LIMIT, after: after === undefined ? first : Number(after) },
              },
            }),
          )
          return { rows, next: rows.length === LIMIT ? String(rows.at(-1)?.row) : undefined }
        },
      }}
      columns={[
        { key: 'row', title: T.row, width: 90, text: ({ row }) => String(row), pointer: '/row' },
        { key: 'id', title: T.id, text: ({ id }) => id, pointer: '/id' },
        { key: 'on', title: T.day, width: 120, text: ({ on }) => on ?? '', pointer: '/on', kind: 'day' },
        {
          key: 'amount',
          title: T.amount,
          width: 160,
          isFigure: true,
          text: ({ amount }) => yuanFigures(amount),
          pointer: '/amount',
          kind: 'amount',
        },
        { key: 'fields', title: T.fields, text: ({ fields }) => Object.values(fields).filter(Boolean).join(' · ') },
      ]}
      rowKey={({ row }) => String(row)}
      exports={{
        service: 'reconciliation',
        path: `/v1/datasets/${dataset.id}/rows`,
        query: {},
        list: 'rows',
        name: dataset.name,
        next: { parameter: 'after', from: '/row' },
      }}
    />
  )
}
