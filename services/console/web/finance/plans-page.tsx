import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage } from './finance-page.tsx'
import {
  areasQuery,
  areaWords,
  fundsQuery,
  inBoth,
  programmesQuery,
  useAreaName,
  useProgrammeName,
} from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'
import { PLAN_STATES } from './plan-words.ts'

const T = {
  title: { zh: '资金计划', en: 'Plans' },
  intro: {
    zh: '一项政策在一个年度该给谁、给多少、谁出钱。',
    en: 'Who is to get how much by a programme in a year, and who pays.',
  },
  make: { zh: '测算新计划', en: 'Make a plan' },
  state: { zh: '状态', en: 'State' },
  fund: { zh: '资金', en: 'Fund' },
  all: { zh: '全部', en: 'All' },
  programme: { zh: '项目政策', en: 'Programme' },
  year: { zh: '年度', en: 'Year' },
  area: { zh: '实施地区', en: 'Area' },
  total: { zh: '合计（元）', en: 'Total (yuan)' },
  lines: { zh: '行数', en: 'Lines' },
  day: { zh: '登记基准日', en: 'Register day' },
  maker: { zh: '测算人', en: 'Made by' },
} as const satisfies Texts

const PAGE = 50

export function PlansPage() {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const [view] = useView({ state: '', fund_id: '' })
  const programmeName = useProgrammeName()
  const areaName = useAreaName()
  const funds = useQuery(fundsQuery)
  const programmes = useQuery(programmesQuery)
  const areas = useQuery(areasQuery)
  const query = {
    limit: PAGE,
    ...(view.state !== '' && { state: view.state as keyof typeof PLAN_STATES }),
    ...(view.fund_id !== '' && { fund_id: view.fund_id }),
  }
  const states = Object.fromEntries(Object.entries(PLAN_STATES).map(([state, { text }]) => [state, text]))
  const fundNames = Object.fromEntries((funds.data ?? []).map(({ id, name }) => [id, name]))
  return (
    <FinancePage
      title={t(T.title)}
      intro={t(T.intro)}
      actions={
        officer.roles.includes('finance') && (
          <Link to="/finance/plans/new" className="finance-button">
            {t(T.make)}
          </Link>
        )
      }
    >
      <FilterBar
        of={[
          { name: 'state', label: T.state, kind: 'choice', options: { '': T.all, ...states } },
          { name: 'fund_id', label: T.fund, kind: 'choice', options: { '': T.all, ...fundNames } },
        ]}
      />
      <LongTable
        label={t(T.title)}
        of={{
          key: ['plans', 'list', query],
          page: async (before) => {
            const asked = { ...query, ...(before !== undefined && { before }) }
            const { plans } = await answer(api.allocation.GET('/v1/plans', { params: { query: asked } }))
            return { rows: plans, next: plans.length === PAGE ? plans.at(-1)?.id : undefined }
          },
        }}
        rowKey={(plan) => plan.id}
        href={(plan) => `/finance/plans/${plan.id}`}
        exports={{
          service: 'allocation',
          path: '/v1/plans',
          query: textsOf(query),
          list: 'plans',
          name: t(T.title),
          next: { parameter: 'before', from: '/id' },
        }}
        columns={[
          {
            key: 'programme',
            title: T.programme,
            text: (plan) => programmeName(plan.programme_id),
            pointer: '/programme_id',
            words: Object.fromEntries((programmes.data ?? []).map(({ id, name }) => [id, inBoth(name)])),
          },
          { key: 'year', title: T.year, width: 80, text: (plan) => String(plan.fiscal_year), pointer: '/fiscal_year' },
          {
            key: 'area',
            title: T.area,
            width: 140,
            text: (plan) => areaName(plan.area_code),
            pointer: '/area_code',
            words: areaWords(areas.data ?? new Map()),
          },
          {
            key: 'state',
            title: T.state,
            width: 150,
            text: (plan) => PLAN_STATES[plan.state].text[language],
            pointer: '/state',
            words: PLAN_STATES,
            render: (plan) => <StateTag of={PLAN_STATES} state={plan.state} />,
          },
          {
            key: 'total',
            title: T.total,
            width: 170,
            isFigure: true,
            kind: 'amount',
            pointer: '/total',
            text: (plan) => (plan.total === null ? '—' : yuanFigures(plan.total)),
          },
          {
            key: 'lines',
            title: T.lines,
            width: 90,
            isFigure: true,
            text: (plan) => String(plan.lines),
            pointer: '/lines',
          },
          {
            key: 'day',
            title: T.day,
            width: 130,
            kind: 'day',
            text: (plan) => plan.register_day ?? '—',
            pointer: '/register_day',
          },
          { key: 'maker', title: T.maker, width: 120, text: (plan) => officerName(plan.made_by), pointer: '/made_by' },
        ]}
      />
    </FinancePage>
  )
}

const textsOf = (query: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (name === 'limit' ? [] : [[name, String(value)]])),
  )
