import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FilterBar } from '../parts/filter-bar.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { sumYuan } from '../parts/money-text.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useChosenFund } from './chosen-fund.ts'
import { useFundFilter } from './fund-filter.tsx'
import type { Named } from './payees.ts'
import {
  type Budget,
  budgetsOf,
  budgetsQuery,
  closedCircuitQuery,
  type ProjectLine,
  projectLinesQuery,
} from './project-queries.ts'
import { BUDGET_STATES, RECEIVER_WORDS } from './project-words.ts'
import { TreasuryMenu } from './treasury-menu.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '项目报账', en: 'Projects' },
  intro: {
    zh: '付给村集体、项目和企业的钱封闭运行：先有批准的预算，再按阶段凭资料付款。',
    en: 'What goes to villages, projects and enterprises is paid by stages of an approved budget, against papers.',
  },
  choose: { zh: '请先选一笔资金。', en: 'Choose a fund first.' },
  none: {
    zh: '这笔资金没有付给村集体、项目或企业的补助。',
    en: 'Nothing of this fund goes to villages, projects or enterprises.',
  },
  name: { zh: '收款单位', en: 'Receiver' },
  kind: { zh: '类别', en: 'Kind' },
  free: { zh: '（该项目约定不要求报账）', en: '(its programme asks for no papers)' },
  village: { zh: '所在地', en: 'Place' },
  lines: { zh: '补助', en: 'Awards' },
  lineCount: { zh: '{n} 笔 · ', en: '{n} lines · ' },
  budget: { zh: '批准预算', en: 'Budget' },
  noBudget: { zh: '还没有预算', en: 'No budget yet' },
  stages: { zh: '阶段', en: 'Stages' },
  staged: { zh: '{n} / {of} 笔已定', en: '{n} of {of} said' },
} as const satisfies Texts

/** The receivers of a fund that are paid under a closed circuit, each with its budget and how far its lines are told. */
export function ProjectsPage() {
  const t = useT()
  const fundFilter = useFundFilter()
  const fundId = useChosenFund()
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      <TreasuryMenu />
      <FilterBar of={[fundFilter]} />
      {fundId === '' ? <p className="notice">{t(T.choose)}</p> : <Projects fundId={fundId} />}
    </Page>
  )
}

function Projects({ fundId }: { fundId: string }) {
  const t = useT()
  const lines = useQuery(projectLinesQuery(fundId))
  const budgets = useQuery(budgetsQuery(fundId))
  const closed = useQuery(closedCircuitQuery(fundId))
  return (
    <section className="card">
      <Loaded of={lines}>
        {(all) => {
          const projects = Map.groupBy(all, ({ beneficiary_id }) => beneficiary_id)
          return projects.size === 0 ? (
            <p className="tone-soft">{t(T.none)}</p>
          ) : (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    {[T.name, T.kind, T.village, T.lines, T.budget, T.stages].map((text) => (
                      <th key={text.zh} scope="col">
                        {t(text)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[...projects].map(([id, own]) => (
                    <ProjectRow
                      key={id}
                      fundId={fundId}
                      id={id}
                      lines={own}
                      budgets={budgets.data ?? []}
                      closed={closed.data}
                    />
                  ))}
                </tbody>
              </table>
            </TableBox>
          )
        }}
      </Loaded>
    </section>
  )
}

type RowProps = Readonly<{
  fundId: string
  id: string
  lines: readonly Named<ProjectLine>[]
  budgets: readonly Budget[]
  /** Undefined while it is not known. */
  closed: ReadonlySet<string> | undefined
}>

function ProjectRow({ fundId, id, lines, budgets, closed }: RowProps) {
  const t = useT()
  const nameOf = useAreaName()
  const [first] = lines
  const { inForce, waiting } = budgetsOf(budgets, id)
  const kind = RECEIVER_WORDS[first?.beneficiary_kind ?? '']
  return (
    <tr>
      <th scope="row">
        <Link
          to="/treasury/projects/$fund_id/$beneficiary_id"
          params={{ fund_id: fundId, beneficiary_id: id } as never}
        >
          {first?.name === '—' ? id : first?.name}
        </Link>
      </th>
      <td>
        {kind === undefined ? first?.beneficiary_kind : t(kind)}{' '}
        {closed?.has(first?.beneficiary_kind ?? '') === false && <small className="tone-soft">{t(T.free)}</small>}
      </td>
      <td>{nameOf(first?.area_code)}</td>
      <td>
        {t(T.lineCount, { n: lines.length })}
        <Money yuan={sumYuan(lines.map(({ amount }) => amount))} />
      </td>
      <td>
        {inForce === undefined ? <span className="tone-soft">{t(T.noBudget)}</span> : <Money yuan={inForce.total} />}{' '}
        {waiting !== undefined && <StateTag of={BUDGET_STATES} state="waiting" />}
      </td>
      <td>{t(T.staged, { n: lines.filter(({ stage }) => stage !== null).length, of: lines.length })}</td>
    </tr>
  )
}
