import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { Yuan } from '../parts/money.tsx'
import { fenOf, yuanFigures, yuanOf } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { Part } from './finance-page.tsx'
import { useNamedWords } from './use-named-words.ts'
import { CHANGES, PLAN_STATES } from './plan-words.ts'
import type { Plan } from './plan.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '与另一份计划逐行比较', en: 'Line by line against another plan' },
  with: { zh: '与哪一份比较', en: 'Compare with' },
  change: { zh: '只看', en: 'Show' },
  all: { zh: '全部变化', en: 'All changes' },
  none: { zh: '这笔资金没有别的计划可以比较。', en: 'There is no other plan of this fund to compare with.' },
  same: { zh: '逐行都一样。', en: 'Every line is the same.' },
  option: {
    zh: '第 {version} 版，基准日 {day}，{total} 元（{state}）',
    en: 'version {version}, register of {day}, {total} yuan ({state})',
  },
  kind: { zh: '变化', en: 'Change' },
  count: { zh: '行数', en: 'Lines' },
  before: { zh: '原来（元）', en: 'Before (yuan)' },
  after: { zh: '现在（元）', en: 'Now (yuan)' },
  difference: { zh: '增减（元）', en: 'Difference (yuan)' },
  who: { zh: '对象', en: 'Receiver' },
  area: { zh: '村（地区）', en: 'Village' },
  why: { zh: '为什么', en: 'Why' },
} as const satisfies Texts

const PAGE = 200
type Comparison = paths['/v1/plans/{plan_id}/compare']['get']['responses'][200]['content']['application/json']
type Pair = Comparison['lines'][number]
type ChangeName = Pair['change']

/** Who is new, gone or changed since the plan before, and why. Without a word that is the plan in whose place this one comes. */
export function PlanComparison({ plan }: { plan: Plan }) {
  const t = useT()
  const { language } = useLanguage()
  const [view, setView] = useView({ with: '', change: '' })
  const others = useQuery({
    queryKey: ['plans', 'of fund', plan.fund_id],
    queryFn: async () => {
      const query = { fund_id: plan.fund_id, limit: 100 }
      return (await answer(api.allocation.GET('/v1/plans', { params: { query } }))).plans
    },
  })
  return (
    <Loaded of={others}>
      {(all) => {
        const comparable = all.filter(
          (other) => other.id !== plan.id && other.total !== null && other.programme_id === plan.programme_id,
        )
        const withId = view.with !== '' ? view.with : (plan.replaces ?? usualOther(all, comparable, plan)?.id)
        if (withId === undefined) return <p className="tone-soft">{t(T.none)}</p>
        const options = Object.fromEntries(
          comparable.map((other) => [
            other.id,
            t(T.option, {
              version: other.programme_version,
              day: other.register_day ?? '—',
              total: yuanFigures(other.total ?? '0.00'),
              state: PLAN_STATES[other.state].text[language],
            }),
          ]),
        )
        return (
          <>
            <div className="filter-bar">
              <Choice
                label={t(T.with)}
                value={withId}
                options={options}
                onChange={(chosen) => setView({ with: chosen }, { isStep: true })}
              />
              <Choice
                label={t(T.change)}
                value={view.change}
                options={{ '': T.all, ...Object.fromEntries(CHANGE_NAMES.map((name) => [name, CHANGES[name].text])) }}
                onChange={(change) => setView({ change })}
              />
            </div>
            <Compared plan={plan} withId={withId} change={CHANGE_NAMES.find((name) => name === view.change)} />
          </>
        )
      }}
    </Loaded>
  )
}

const CHANGE_NAMES = ['new', 'gone', 'raised', 'cut', 'shifted'] as const satisfies readonly ChangeName[]

/** The newest before this one that was in force, or else the newest before. */
function usualOther(all: readonly Plan[], comparable: readonly Plan[], plan: Plan): Plan | undefined {
  const place = all.findIndex(({ id }) => id === plan.id)
  const before = comparable.filter((other) => all.indexOf(other) > place)
  return before.find(({ state }) => state === 'posted' || state === 'superseded') ?? before[0] ?? comparable[0]
}

function Compared({ plan, withId, change }: { plan: Plan; withId: string; change: ChangeName | undefined }) {
  const t = useT()
  const { language } = useLanguage()
  const named = useNamedWords()
  const [open, setOpen] = useState<Pair>()
  const compare = (after: string | undefined, limit: number) =>
    answer(
      api.allocation.GET('/v1/plans/{plan_id}/compare', {
        params: {
          path: { plan_id: plan.id },
          query: {
            with: withId,
            limit,
            ...(after !== undefined && { after }),
            ...(change !== undefined && { change }),
          },
        },
      }),
    )
  const sums = useQuery({ queryKey: ['plans', 'compare sums', plan.id, withId], queryFn: () => compare(undefined, 1) })
  return (
    <>
      <Part title={t(T.title)}>
        <Loaded of={sums}>{({ sums: all }) => <Sums of={all} />}</Loaded>
      </Part>
      <LongTable
        label={t(T.title)}
        empty={t(T.same)}
        of={{
          key: ['plans', 'compare', plan.id, withId, change ?? ''],
          page: async (after) => {
            const { lines } = await compare(after, PAGE)
            return { rows: lines, next: lines.length === PAGE ? lines.at(-1)?.key : undefined }
          },
        }}
        rowKey={({ key }) => key}
        onRow={setOpen}
        exports={{
          service: 'allocation',
          path: `/v1/plans/${plan.id}/compare`,
          query: { with: withId, ...(change !== undefined && { change }) },
          list: 'lines',
          name: t(T.title),
          next: { parameter: 'after', from: '/key' },
        }}
        columns={[
          {
            key: 'kind',
            title: T.kind,
            width: 130,
            text: (pair) => CHANGES[pair.change].text[language],
            pointer: '/change',
            words: CHANGES,
            render: (pair) => <StateTag of={CHANGES} state={pair.change} />,
          },
          {
            key: 'who',
            title: T.who,
            width: 150,
            text: (pair) => pair.name ?? pair.beneficiary_id ?? '—',
            pointer: '/name',
          },
          {
            key: 'area',
            title: T.area,
            width: 150,
            text: (pair) => pair.area_name ?? pair.after?.area_code ?? pair.before?.area_code ?? '—',
            pointer: '/area_name',
          },
          {
            key: 'before',
            title: T.before,
            width: 130,
            isFigure: true,
            kind: 'amount',
            pointer: '/before/amount',
            text: (pair) => figures(pair.before),
          },
          {
            key: 'after',
            title: T.after,
            width: 130,
            isFigure: true,
            kind: 'amount',
            pointer: '/after/amount',
            text: (pair) => figures(pair.after),
          },
          {
            key: 'why',
            title: T.why,
            text: (pair) => pair.reasons.map(({ words }) => named(words[language])).join('；'),
          },
        ]}
      />
      <Dialog
        isOpen={open !== undefined}
        title={open?.name ?? open?.beneficiary_id ?? ''}
        onClose={() => setOpen(undefined)}
      >
        {open !== undefined && (
          <>
            <p>
              <StateTag of={CHANGES} state={open.change} /> {figures(open.before)} → {figures(open.after)}
            </p>
            <ol className="finance-sentences">
              {open.reasons.map(({ words }) => (
                <li key={words.en}>{named(words[language])}</li>
              ))}
            </ol>
          </>
        )}
      </Dialog>
    </>
  )
}

const figures = (side: Pair['before']): string => (side === null ? '—' : yuanFigures(side.amount))

function Sums({ of }: { of: Comparison['sums'] }) {
  const t = useT()
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.kind)}</th>
            <th scope="col" className="figure">
              {t(T.count)}
            </th>
            <th scope="col" className="figure">
              {t(T.before)}
            </th>
            <th scope="col" className="figure">
              {t(T.after)}
            </th>
            <th scope="col" className="figure">
              {t(T.difference)}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ change, count, before, after }) => (
            <tr key={change}>
              <td>
                <StateTag of={CHANGES} state={change} />
              </td>
              <td className="figure">{count.toLocaleString('en-US')}</td>
              <td className="figure">
                <Yuan yuan={before} />
              </td>
              <td className="figure">
                <Yuan yuan={after} />
              </td>
              <td className="figure">
                <Yuan yuan={yuanOf(fenOf(after) - fenOf(before))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
