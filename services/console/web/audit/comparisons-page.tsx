import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { LongTable } from '../parts/long-table.tsx'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { NewComparison } from './new-comparison.tsx'
import { useFundName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'

const T = {
  title: { zh: '专户核对', en: 'Account comparisons' },
  intro: {
    zh: '专户对账单、总账、支付系统三方逐笔核对。每一轮固定所用对账单，结果不再改变。',
    en: 'Statements of dedicated accounts against ledger and disbursement, line by line.',
  },
  number: { zh: '轮次', en: 'Run' },
  funds: { zh: '资金', en: 'Funds' },
  lines: { zh: '流水行数', en: 'Lines' },
  matched: { zh: '相符', en: 'Matched' },
  breaks: { zh: '差异', en: 'Breaks' },
  by: { zh: '核对人', en: 'Made by' },
  at: { zh: '时间', en: 'When' },
} as const

const LIMIT = 100

export function ComparisonsPage() {
  const t = useT()
  const fundName = useFundName()
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <LongTable
        label={t(T.title)}
        height="26rem"
        of={{
          key: [...AUDIT, 'comparisons', 'list'],
          page: async (before) => {
            const { runs } = await answer(
              api.reconciliation.GET('/v1/runs', {
                params: { query: { limit: LIMIT, ...(before !== undefined && { before: Number(before) }) } },
              }),
            )
            return { rows: runs, next: runs.length === LIMIT ? String(runs.at(-1)?.number) : undefined }
          },
        }}
        columns={[
          {
            key: 'number',
            title: T.number,
            width: 80,
            text: ({ number }) => String(number),
            pointer: '/number',
            kind: 'count',
          },
          { key: 'funds', title: T.funds, text: ({ funds }) => funds.map(fundName).join('、'), pointer: '/funds' },
          {
            key: 'lines',
            title: T.lines,
            width: 110,
            isFigure: true,
            text: ({ lines }) => lines.toLocaleString('en-US'),
            pointer: '/lines',
            kind: 'count',
          },
          {
            key: 'matched',
            title: T.matched,
            width: 90,
            isFigure: true,
            text: ({ matched }) => matched.toLocaleString('en-US'),
            pointer: '/matched',
            kind: 'count',
          },
          {
            key: 'breaks',
            title: T.breaks,
            width: 90,
            isFigure: true,
            text: (run) => run.break_count.toLocaleString('en-US'),
            pointer: '/break_count',
            kind: 'count',
            render: (run) => <strong className={run.break_count > 0 ? 'tone-bad' : ''}>{run.break_count}</strong>,
          },
          { key: 'by', title: T.by, width: 120, text: (run) => officerName(run.made_by), pointer: '/made_by' },
          { key: 'at', title: T.at, width: 160, text: (run) => momentText(run.made_at), pointer: '/made_at' },
        ]}
        rowKey={({ id }) => id}
        href={({ id }) => `/audit/comparisons/${id}`}
        exports={{
          service: 'reconciliation',
          path: '/v1/runs',
          query: {},
          list: 'runs',
          name: t(T.title),
          next: { parameter: 'before', from: '/number' },
        }}
      />
      <NewComparison />
    </AuditPage>
  )
}
