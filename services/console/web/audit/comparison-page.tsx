import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { momentText } from '../parts/day.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { comparisonQuery } from './audit-queries.ts'
import { COMPARISON_KINDS } from './break-words.ts'
import { ComparisonBreak, type ComparisonFound } from './comparison-break.tsx'
import { useFundName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'
import { RunPapers } from './run-papers.tsx'

const T = {
  title: { zh: '专户核对 · 第 {n} 轮', en: 'Account comparison · run {n}' },
  loading: { zh: '专户核对', en: 'Account comparison' },
  intro: { zh: '{who} 于 {at} 核对', en: 'made by {who} at {at}' },
  lines: { zh: '流水行数', en: 'Lines' },
  matched: { zh: '相符', en: 'Matched' },
  breaks: { zh: '差异', en: 'Breaks' },
  statements: { zh: '所用对账单', en: 'Statements' },
  one: { zh: '{fund}：{from} 至 {to}', en: '{fund}: {from} to {to}' },
  kind: { zh: '种类', en: 'Kind' },
  fund: { zh: '资金', en: 'Fund' },
  all: { zh: '全部', en: 'all' },
  fine: { zh: '全部相符，没有差异。', en: 'All agree; there is no break.' },
  more: { zh: '只显示前 {n} 条，其余见报告。', en: 'The first {n}; the rest is in the report.' },
} as const

export function ComparisonPage() {
  const t = useT()
  const fundName = useFundName()
  const query = useQuery(comparisonQuery(usePathPart('run_id')))
  const run = query.data
  const [view] = useView({ kind: '', fund: '' })
  const isChosen = (found: ComparisonFound) =>
    (view.kind === '' || found.kind === view.kind) && (view.fund === '' || found.fund_id === view.fund)
  return (
    <AuditPage
      title={run === undefined ? t(T.loading) : t(T.title, { n: run.number })}
      up={<Link to="/audit/comparisons">{t(T.loading)}</Link>}
      intro={run !== undefined && t(T.intro, { who: officerName(run.made_by), at: momentText(run.made_at) })}
      actions={run !== undefined && <RunPapers run={run} of="runs" />}
    >
      <Loaded of={query}>
        {(found) => (
          <>
            <div className="figures">
              {(
                [
                  ['lines', found.lines],
                  ['matched', found.matched],
                  ['breaks', found.break_count],
                ] as const
              ).map(([name, count]) => (
                <p key={name}>
                  <span className="figure-name">{t(T[name])}</span>
                  <strong className={name === 'breaks' && count > 0 ? 'tone-bad' : ''}>
                    {count.toLocaleString('en-US')}
                  </strong>
                </p>
              ))}
            </div>
            <section className="card">
              <h2>{t(T.statements)}</h2>
              <ul className="plain-list">
                {found.statements.map((each) => (
                  <li key={each.id}>
                    {t(T.one, { fund: fundName(each.fund_id), from: each.from, to: each.to })}{' '}
                    <small className="mono muted">{each.sha256.slice(0, 16)}</small>
                  </li>
                ))}
              </ul>
            </section>
            {found.break_count === 0 ? (
              <p className="notice notice-good">{t(T.fine)}</p>
            ) : (
              <FilterBar
                of={[
                  { name: 'kind', label: T.kind, kind: 'choice', options: { '': T.all, ...COMPARISON_KINDS } },
                  {
                    name: 'fund',
                    label: T.fund,
                    kind: 'choice',
                    options: { '': T.all, ...Object.fromEntries(found.funds.map((id) => [id, fundName(id)])) },
                  },
                ]}
              />
            )}
            {found.breaks.filter(isChosen).map((each) => (
              <ComparisonBreak key={each.ordinal} found={each} />
            ))}
            {found.break_count > found.breaks.length && (
              <p className="muted">{t(T.more, { n: found.breaks.length })}</p>
            )}
          </>
        )}
      </Loaded>
    </AuditPage>
  )
}
