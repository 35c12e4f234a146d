import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { Yuan } from '../parts/money.tsx'
import { sumYuan, yuanFigures } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { readAwardLines } from './award-lines.ts'
import { Part } from './finance-page.tsx'
import { officerName } from '../parts/officer-name.ts'
import { AWARD_STATES, RUN_STATES } from './plan-words.ts'
import type { Plan } from './plan.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  make: { zh: '生成补助', en: 'Award this plan' },
  notYet: { zh: '计划执行以后才能生成补助。', en: 'A plan is awarded once it is in force.' },
  period: { zh: '期次', en: 'Period' },
  periodHint: {
    zh: '例如 2016、2016-06、2016年第一批；同一期每行只生成一次。',
    en: 'Such as 2016 or 2016-06; in one period each line is awarded once.',
  },
  purpose: { zh: '用途（可不填）', en: 'Purpose, if any' },
  list: { zh: '补助清单：户编号、项目、金额', en: 'List: household number, line, amount' },
  listHint: {
    zh: '这份计划按人数测算，不点名。从 Excel 复制三列粘贴到这里，每行一笔。',
    en: 'This plan counts people and names nobody. Paste three columns of a spreadsheet, one award to a row.',
  },
  read: { zh: '{n} 笔，合计 {total} 元', en: '{n} awards, {total} yuan in all' },
  wrong: { zh: '这些行读不懂：{rows}', en: 'These rows cannot be read: {rows}' },
  runs: { zh: '已生成的批次', en: 'Award runs' },
  noRuns: { zh: '还没有生成过补助。', en: 'Nothing was awarded yet.' },
  by: { zh: '经办', en: 'Made by' },
  count: { zh: '笔数', en: 'Count' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  state: { zh: '状态', en: 'State' },
  awards: { zh: '补助明细', en: 'Awards' },
  who: { zh: '对象编号', en: 'Receiver' },
  line: { zh: '项目', en: 'Line' },
  whole: { zh: '全额', en: 'in one sum' },
  started: { zh: '已开始生成', en: 'Under way' },
} as const satisfies Texts

const PAGE = 500

export function PlanAwards({ plan }: { plan: Plan }) {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const path = { plan_id: plan.id }
  const runs = useQuery({
    queryKey: ['plans', 'award runs', plan.id],
    queryFn: () => answer(api.allocation.GET('/v1/plans/{plan_id}/award-runs', { params: { path } })),
    refetchInterval: (query) =>
      query.state.data?.award_runs.some((run) => run.state === 'running') === true ? 1_000 : false,
  })
  const wasInForce = ['posted', 'superseded'].includes(plan.state)
  if (!wasInForce) return <p className="tone-soft">{t(T.notYet)}</p>
  return (
    <>
      {plan.state === 'posted' && officer.roles.includes('finance') && <AwardForm plan={plan} />}
      <Part title={t(T.runs)}>
        <Loaded of={runs}>
          {({ award_runs: all }) =>
            all.length === 0 ? (
              <p>{t(T.noRuns)}</p>
            ) : (
              <TableBox>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t(T.period)}</th>
                      <th scope="col">{t(T.state)}</th>
                      <th scope="col" className="figure">
                        {t(T.count)}
                      </th>
                      <th scope="col" className="figure">
                        {t(T.amount)}
                      </th>
                      <th scope="col">{t(T.by)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {all.map((run) => (
                      <tr key={run.award_run_id}>
                        <td>{run.period}</td>
                        <td>
                          <StateTag of={RUN_STATES} state={run.state} /> {run.problem?.title[language]}
                        </td>
                        <td className="figure">{(run.count ?? run.progress?.done ?? 0).toLocaleString('en-US')}</td>
                        <td className="figure">
                          <Yuan yuan={run.total} />
                        </td>
                        <td>
                          {officerName(run.made_by)} <span className="tone-soft">{momentText(run.made_at)}</span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableBox>
            )
          }
        </Loaded>
      </Part>
      <LongTable
        label={t(T.awards)}
        of={{
          key: ['plans', 'awards', plan.id],
          page: async (after) => {
            const query = { limit: PAGE, ...(after !== undefined && { after }) }
            const { awards } = await answer(
              api.allocation.GET('/v1/plans/{plan_id}/awards', { params: { path, query } }),
            )
            return { rows: awards, next: awards.length === PAGE ? awards.at(-1)?.id : undefined }
          },
        }}
        rowKey={({ id }) => id}
        exports={{
          service: 'allocation',
          path: `/v1/plans/${plan.id}/awards`,
          query: {},
          list: 'awards',
          name: t(T.awards),
          next: { parameter: 'after', from: '/id' },
        }}
        columns={[
          { key: 'who', title: T.who, text: (award) => award.beneficiary_id, pointer: '/beneficiary_id' },
          { key: 'period', title: T.period, width: 140, text: (award) => award.period, pointer: '/period' },
          {
            key: 'line',
            title: T.line,
            text: (award) => (award.line === 'whole' ? t(T.whole) : award.line),
            pointer: '/line',
          },
          {
            key: 'amount',
            title: T.amount,
            width: 160,
            isFigure: true,
            kind: 'amount',
            pointer: '/amount',
            text: (award) => yuanFigures(award.amount),
          },
          {
            key: 'state',
            title: T.state,
            width: 150,
            text: (award) => award.state,
            pointer: '/state',
            words: AWARD_STATES,
            render: (award) => <StateTag of={AWARD_STATES} state={award.state} />,
          },
        ]}
      />
    </>
  )
}

type Order = Readonly<{ period: string; purpose: string; list: string }>

function AwardForm({ plan }: { plan: Plan }) {
  const t = useT()
  const [order, keep, forget] = useKept<Order>(`award:${plan.id}`, {
    period: String(plan.fiscal_year),
    purpose: '',
    list: '',
  })
  const set = (change: Partial<Order>) => keep({ ...order, ...change })
  const first = useQuery({
    queryKey: ['plans', 'first line', plan.id],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/plans/{plan_id}/lines', {
          params: { path: { plan_id: plan.id }, query: { limit: 1 } },
        }),
      ),
  })
  const namesNobody = first.data?.lines[0]?.beneficiary_id === null
  const { awards, wrong } = readAwardLines(order.list)
  const give = useCommand({
    run: ({ period, purpose }: Order, key) =>
      answer(
        api.allocation.POST('/v1/plans/{plan_id}/awards', {
          params: { path: { plan_id: plan.id }, header: { 'idempotency-key': key } },
          body: {
            period: period.trim(),
            ...(purpose.trim() !== '' && { purpose: purpose.trim() }),
            ...(namesNobody && { awards: [...awards] }),
          },
        }),
      ),
    invalidates: [['plans'], ['funds']],
    done: T.started,
    onDone: forget,
  })
  const faults = fieldProblems(give.problem)
  return (
    <Part title={t(T.make)}>
      <form
        className="finance-form"
        onSubmit={(event) => {
          event.preventDefault()
          void give.send(order)
        }}
      >
        <div className="finance-form-row">
          <TextField
            label={t(T.period)}
            value={order.period}
            onChange={(period) => set({ period })}
            hint={t(T.periodHint)}
            isRequired
            fault={faults.get('/period')}
          />
          <TextField
            label={t(T.purpose)}
            value={order.purpose}
            onChange={(purpose) => set({ purpose })}
            fault={faults.get('/purpose')}
          />
        </div>
        {namesNobody && (
          <>
            <TextField
              label={t(T.list)}
              value={order.list}
              onChange={(list) => set({ list })}
              hint={t(T.listHint)}
              rows={6}
              fault={faults.get('/awards')}
            />
            <p role="status">
              {t(T.read, { n: awards.length, total: yuanFigures(sumYuan(awards.map((award) => award.amount))) })}{' '}
              {wrong.length > 0 && (
                <span className="tone-bad">{t(T.wrong, { rows: wrong.slice(0, 20).join('、') })}</span>
              )}
            </p>
          </>
        )}
        <ProblemNotice problem={give.problem} />
        <div>
          <Button
            type="primary"
            htmlType="submit"
            loading={give.isSending}
            disabled={order.period.trim() === '' || (namesNobody && (awards.length === 0 || wrong.length > 0))}
          >
            {t(T.make)}
          </Button>
        </div>
      </form>
    </Part>
  )
}
