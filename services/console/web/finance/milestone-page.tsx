import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { AddressLink } from '../parts/address-link.tsx'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Facts, FinancePage, Part, PartChoice } from './finance-page.tsx'
import { milestoneWords, milestoneYears } from './guarantee-words.ts'
import { PlainList } from './plain-list.tsx'
import type { Milestone } from './policy-kinds.tsx'
import { PolicyFacts, PolicyText, PolicyVersions } from './policy-parts.tsx'

const T = {
  up: { zh: '脱贫目标', en: 'Milestones' },
  some: { zh: '一项脱贫目标', en: 'A milestone' },
  next: { zh: '修改（新版本）', en: 'Change (next version)' },
  parts: { zh: '这项目标的内容', en: 'Parts of this milestone' },
  says: { zh: '内容', en: 'What it says' },
  years: { zh: '逐年目标', en: 'By year' },
  progress: { zh: '进展', en: 'Progress' },
  year: { zh: '年度', en: 'Year' },
  on: { zh: '按哪一天的名册', en: 'Register of' },
  today: { zh: '今天', en: 'today' },
  target: { zh: '目标', en: 'Target' },
  measured: { zh: '统计对象', en: 'Measured' },
  reached: { zh: '已达到', en: 'Reached' },
  missing: { zh: '还差', en: 'Missing' },
  isReached: { zh: '已达到目标', en: 'The target is reached' },
  isNot: { zh: '还没有达到目标', en: 'The target is not reached' },
  byArea: { zh: '各地区', en: 'By area' },
  area: { zh: '地区', en: 'Area' },
  behind: { zh: '尚未达到的', en: 'Who is behind' },
  who: { zh: '名称', en: 'Name' },
  income: { zh: '收入（元）', en: 'Income (yuan)' },
  lacks: { zh: '还差（元）', en: 'Missing (yuan)' },
  none: { zh: '没有。', en: 'There is none.' },
} as const satisfies Texts

const PARTS = {
  progress: { zh: '进展', en: 'Progress' },
  yaml: { zh: 'YAML 原文', en: 'YAML' },
  versions: { zh: '历次版本', en: 'Versions' },
} as const satisfies Texts

export function MilestonePage() {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const id = usePathPart('milestone_id')
  const [view, setView] = useView({ part: 'progress' })
  const milestone = useQuery({
    queryKey: ['milestones', 'one', id],
    queryFn: () =>
      answer(api.allocation.GET('/v1/milestones/{milestone_id}', { params: { path: { milestone_id: id } } })),
  })
  return (
    <FinancePage
      title={milestone.data?.name ?? t(T.some)}
      up={<AddressLink to="/finance/milestones">{t(T.up)}</AddressLink>}
      actions={
        isFinance && (
          <AddressLink className="finance-button finance-button-plain" to={`/finance/milestones/${id}/next`}>
            {t(T.next)}
          </AddressLink>
        )
      }
    >
      <Loaded of={milestone}>
        {(known) => (
          <>
            <PolicyFacts
              of={known}
              says={[
                [t(T.says), t(milestoneWords(known))],
                [t(T.years), milestoneYears(known)],
              ]}
            />
            <PartChoice
              of={PARTS}
              chosen={view.part}
              label={t(T.parts)}
              onChoose={(part) => setView({ part }, { isStep: true })}
            />
            {view.part === 'yaml' && <PolicyText of={known} />}
            {view.part === 'versions' && <PolicyVersions noun="milestones" id={id} />}
            {view.part === 'progress' && <Progress of={known} />}
          </>
        )}
      </Loaded>
    </FinancePage>
  )
}

function Progress({ of }: { of: Milestone }) {
  const t = useT()
  const areaName = useAreaName()
  const years = of.target.by_year.map(({ year }) => String(year))
  const [view, setView] = useView({ year: years[0] ?? '', on: '' })
  const progress = useQuery({
    queryKey: ['milestones', 'progress', of.id, view.year, view.on],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/milestones/{milestone_id}/progress', {
          params: {
            path: { milestone_id: of.id },
            query: { year: Number(view.year), ...(view.on !== '' && { on: view.on }) },
          },
        }),
      ),
  })
  return (
    <>
      <Part title={t(T.progress)}>
        <div className="finance-form-row">
          <Choice
            label={t(T.year)}
            value={view.year}
            options={years.map((year) => [year, year] as const)}
            onChange={(year) => setView({ year })}
          />
          <DayField label={t(T.on)} value={view.on} placeholder={t(T.today)} onChange={(on) => setView({ on })} />
        </div>
        <Loaded of={progress}>
          {(found) => (
            <>
              <p className={found.is_reached ? 'tone-good' : 'tone-bad'} role="status">
                <strong>{t(found.is_reached ? T.isReached : T.isNot)}</strong>
              </p>
              <Facts
                of={[
                  [t(T.target), found.target.endsWith('%') ? found.target : yuanFigures(found.target)],
                  [t(T.measured), found.measured.toLocaleString('en-US')],
                  [t(T.reached), found.reached.toLocaleString('en-US')],
                  [t(T.missing), found.missing.toLocaleString('en-US')],
                  [t(T.on), found.on],
                ]}
              />
            </>
          )}
        </Loaded>
      </Part>
      {progress.data !== undefined && (
        <>
          <Part title={t(T.byArea)}>
            <PlainList
              of={progress.data.by_area}
              none={T.none}
              rowKey={({ area_code }) => area_code}
              columns={[
                { title: T.area, cell: ({ area_code }) => areaName(area_code) },
                { title: T.measured, isFigure: true, cell: ({ measured }) => measured.toLocaleString('en-US') },
                { title: T.reached, isFigure: true, cell: ({ reached }) => reached.toLocaleString('en-US') },
                { title: T.missing, isFigure: true, cell: ({ missing }) => missing.toLocaleString('en-US') },
              ]}
            />
          </Part>
          {progress.data.behind.length > 0 && (
            <Part title={t(T.behind)}>
              <PlainList
                of={progress.data.behind}
                none={T.none}
                rowKey={({ beneficiary_id }) => beneficiary_id}
                columns={[
                  { title: T.who, cell: ({ name }) => name },
                  { title: T.area, cell: ({ area_code }) => areaName(area_code) },
                  {
                    title: T.income,
                    isFigure: true,
                    cell: ({ income }) => (income === null ? '—' : yuanFigures(income)),
                  },
                  {
                    title: T.lacks,
                    isFigure: true,
                    cell: ({ missing }) => (missing === null ? '—' : yuanFigures(missing)),
                  },
                ]}
              />
            </Part>
          )}
        </>
      )}
    </>
  )
}
