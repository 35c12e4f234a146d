import './overview.css'
import { problemOf } from '../api/problem.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { OverviewContents } from './overview-contents.tsx'
import { USUAL_VIEW } from './overview-view.ts'
import { useWay, useYears } from './use-money-way.ts'

const T = {
  title: { zh: '资金总览', en: 'Where the money is' },
  intro: { zh: '{year} 年度 · 截至 {on}', en: 'Year {year} · as of {on}' },
  today: { zh: '今天', en: 'today' },
  year: { zh: '年度', en: 'Year' },
  on: { zh: '截至哪一天', en: 'As of' },
  fund: { zh: '资金', en: 'Fund' },
  allFunds: { zh: '全部资金', en: 'All funds' },
  noYears: {
    zh: '您的地区还没有任何资金。先登记政策文件、测算计划。',
    en: 'Your areas have no funds yet. Record a programme and compute its plan first.',
  },
} as const

/** The first page: where every fund's money is, as of any day; all of the view stands in its address. */
export function OverviewPage() {
  const t = useT()
  const [view, setView] = useView(USUAL_VIEW)
  const years = useYears()
  const year = view.year === '' ? String(years.data?.[0] ?? '') : view.year
  const way = useWay({ year, on: view.on })
  const intro =
    year === ''
      ? undefined
      : t(T.intro, { year, on: view.on === '' ? `${todayInShanghai()} (${t(T.today)})` : view.on })
  return (
    <Page
      title={t(T.title)}
      intro={intro}
      actions={
        <div className="overview-view">
          <Choice
            label={t(T.year)}
            value={year}
            options={Object.fromEntries(yearsShown(years.data ?? [], year).map((one) => [one, one]))}
            onChange={(chosen) => setView({ year: chosen, fund: '', at: '' }, { isStep: true })}
          />
          <DayField
            label={t(T.on)}
            value={view.on}
            onChange={(on) => setView({ on }, { isStep: true })}
            placeholder={t(T.today)}
            max={todayInShanghai()}
          />
          <Choice
            label={t(T.fund)}
            value={view.fund}
            options={{
              '': T.allFunds,
              ...Object.fromEntries((way.data?.funds ?? []).map(({ id, name }) => [id, name])),
            }}
            onChange={(fund) => setView({ fund, at: '' }, { isStep: true })}
          />
        </div>
      }
    >
      {years.error !== null && <ProblemNotice problem={problemOf(years.error)} onRetry={() => void years.refetch()} />}
      {years.data?.length === 0 && view.year === '' ? (
        <p className="card">{t(T.noYears)}</p>
      ) : (
        <Loaded of={way} lines={8}>
          {({ funds }) => <OverviewContents year={year} funds={funds} />}
        </Loaded>
      )}
    </Page>
  )
}

const yearsShown = (years: readonly number[], chosen: string): string[] => [
  ...new Set([...years.map(String), ...(chosen === '' ? [] : [chosen])]),
]
