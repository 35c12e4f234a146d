import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { Facts, FinancePage, Part, PartChoice } from './finance-page.tsx'
import { KeptProblem } from '../parts/kept-problem.tsx'
import { useAreaName, useProgrammeName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'
import { PlanAwards } from './plan-awards.tsx'
import { PlanComparison } from './plan-comparison.tsx'
import { PlanLines } from './plan-lines.tsx'
import { PlanMoves } from './plan-moves.tsx'
import { PlanNextStep } from './plan-next-step.tsx'
import { PlanObjections } from './plan-objections.tsx'
import { PlanShares } from './plan-shares.tsx'
import { PLAN_STATES } from './plan-words.ts'
import { isPlanMoving, type Plan } from './plan.ts'

const T = {
  title: { zh: '{year} 年{name}计划', en: '{name}, plan of {year}' },
  some: { zh: '计划', en: 'A plan' },
  up: { zh: '资金计划', en: 'Plans' },
  parts: { zh: '这份计划的内容', en: 'Parts of this plan' },
  state: { zh: '状态', en: 'State' },
  total: { zh: '合计', en: 'Total' },
  lines: { zh: '行数 / 计量', en: 'Lines / units' },
  document: { zh: '依据文件', en: 'Document' },
  version: { zh: '第 {n} 版', en: 'version {n}' },
  area: { zh: '实施地区', en: 'Area' },
  day: { zh: '登记基准日', en: 'Register day' },
  maker: { zh: '测算人', en: 'Made by' },
  submitter: { zh: '提交人', en: 'Submitted by' },
  approver: { zh: '复核人', en: 'Approved by' },
  reason: { zh: '调整理由', en: 'Why it was changed' },
  kept: { zh: '没有发出去的', en: 'Went to nobody' },
  notice: { zh: '公示', en: 'Public notice' },
  noticeDays: { zh: '要求公示 {n} 天，尚未公示', en: '{n} days asked for, not begun' },
  noticeFrom: { zh: '{first} 至 {last}（含首尾两日）', en: '{first} to {last}, both included' },
  hash: { zh: '内容校验码', en: 'Hash of its content' },
  computing: { zh: '正在测算：已算出 {n} 行', en: 'Computing: {n} lines so far' },
} as const satisfies Texts

const PARTS = {
  shares: { zh: '各出资方', en: 'Funders' },
  lines: { zh: '每一行', en: 'Lines' },
  compare: { zh: '与上一份比较', en: 'Compare' },
  objections: { zh: '异议', en: 'Objections' },
  awards: { zh: '补助', en: 'Awards' },
  moves: { zh: '经过', en: 'History' },
} as const satisfies Texts

export function PlanPage() {
  const t = useT()
  const programmeName = useProgrammeName()
  const planId = usePathPart('plan_id')
  const plan = useQuery({
    queryKey: ['plans', 'one', planId],
    queryFn: () => answer(api.allocation.GET('/v1/plans/{plan_id}', { params: { path: { plan_id: planId } } })),
    // Until it stands still; a screen that was left open costs nothing more.
    refetchInterval: (query) => (query.state.data !== undefined && isPlanMoving(query.state.data) ? 1_000 : false),
  })
  const title =
    plan.data === undefined
      ? t(T.some)
      : t(T.title, { year: plan.data.fiscal_year, name: programmeName(plan.data.programme_id) })
  return (
    <FinancePage title={title} up={<Link to="/finance/plans">{t(T.up)}</Link>}>
      <Loaded of={plan}>{(known) => <WholePlan plan={known} />}</Loaded>
    </FinancePage>
  )
}

function WholePlan({ plan }: { plan: Plan }) {
  const t = useT()
  const [view, setView] = useView({ part: 'shares' })
  const SHOWN = {
    shares: PlanShares,
    lines: PlanLines,
    compare: PlanComparison,
    objections: PlanObjections,
    awards: PlanAwards,
    moves: PlanMoves,
  }
  const Shown = Object.hasOwn(SHOWN, view.part) ? SHOWN[view.part as keyof typeof SHOWN] : PlanShares
  return (
    <>
      <div className="columns">
        <PlanFacts plan={plan} />
        <PlanNextStep plan={plan} />
      </div>
      <PartChoice
        of={PARTS}
        chosen={view.part}
        label={t(T.parts)}
        onChoose={(part) => setView({ part }, { isStep: true })}
      />
      <Shown plan={plan} />
    </>
  )
}

function PlanFacts({ plan }: { plan: Plan }) {
  const t = useT()
  const areaName = useAreaName()
  const { notice, progress, problem } = plan
  const noticeText =
    notice === null || notice.first_day === null || notice.last_day === null
      ? t(T.noticeDays, { n: notice?.days ?? 0 })
      : t(T.noticeFrom, { first: notice.first_day, last: notice.last_day })
  return (
    <Part title={t(T.total)} actions={<StateTag of={PLAN_STATES} state={plan.state} />}>
      <p className="finance-large">
        <Money yuan={plan.total} />
      </p>
      {plan.state === 'draft' && (
        <div role="status">
          <p>{t(T.computing, { n: progress?.done ?? 0 })}</p>
          <Progress
            percent={progress?.total ? Math.floor((100 * progress.done) / progress.total) : 0}
            status="active"
            aria-label={t(T.computing, { n: progress?.done ?? 0 })}
          />
        </div>
      )}
      <KeptProblem of={problem} />
      <Facts
        of={[
          [t(T.document), `${plan.document_number}（${t(T.version, { n: plan.programme_version })}）`],
          [t(T.area), areaName(plan.area_code)],
          [t(T.lines), `${plan.lines.toLocaleString('en-US')} / ${plan.units.toLocaleString('en-US')}`],
          ...(plan.register_day === null ? [] : ([[t(T.day), plan.register_day]] as const)),
          [t(T.maker), officerName(plan.made_by)],
          ...(plan.submitted_by === null ? [] : ([[t(T.submitter), officerName(plan.submitted_by)]] as const)),
          ...(plan.approved_by === null ? [] : ([[t(T.approver), officerName(plan.approved_by)]] as const)),
          ...(plan.reason === null ? [] : ([[t(T.reason), plan.reason]] as const)),
          ...(notice === null ? [] : ([[t(T.notice), noticeText]] as const)),
          ...(plan.kept === null || plan.kept === '0.00'
            ? []
            : ([[t(T.kept), <Money key="kept" yuan={plan.kept} />]] as const)),
          ...(plan.content_sha256 === null
            ? []
            : ([
                [
                  t(T.hash),
                  <code key="hash" title={plan.content_sha256}>
                    {plan.content_sha256.slice(0, 12)}
                  </code>,
                ],
              ] as const)),
        ]}
      />
    </Part>
  )
}
