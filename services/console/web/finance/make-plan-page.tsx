import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Money } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { FinancePage } from './finance-page.tsx'
import { programmesQuery } from '../parts/known-names.ts'

const T = {
  title: { zh: '测算新计划', en: 'Make a plan' },
  intro: {
    zh: '按政策和某一天的名册算出每一行，并分摊到各出资方。测算不动钱：提交后由另一名财政人员复核才生效。',
    en: 'Computes every line from the programme and the register of a day. No money moves until another finance officer has approved it.',
  },
  up: { zh: '资金计划', en: 'Plans' },
  programme: { zh: '项目政策', en: 'Programme' },
  choose: { zh: '请选择', en: 'Choose' },
  year: { zh: '年度', en: 'Year' },
  day: { zh: '登记基准日', en: 'Register day' },
  dayHint: { zh: '名册取这一天的样子。', en: 'The register as it was on this day.' },
  people: { zh: '文件公布的人数', en: 'People, as published' },
  replaces: {
    zh: '这项政策本年度已有执行中的计划（合计 {total} 元）。新计划生效后将替代它。',
    en: 'A plan of this programme and year is in force (total {total} yuan). The new one will replace it.',
  },
  reason: { zh: '调整理由', en: 'Why it is changed' },
  make: { zh: '开始测算', en: 'Compute' },
  missing: { zh: '请先选择项目政策和年度。', en: 'Choose a programme and a year first.' },
} as const satisfies Texts

type Order = Readonly<{ programme_id: string; year: string; day: string; people: string; reason: string }>

export function MakePlanPage() {
  const t = useT()
  const navigate = useNavigate()
  const [view] = useView({ programme: '' })
  const [order, keep, forget] = useKept<Order>('make-plan', {
    programme_id: view.programme,
    year: '',
    day: todayInShanghai(),
    people: '',
    reason: '',
  })
  const set = (change: Partial<Order>) => keep({ ...order, ...change })
  const programmes = useQuery(programmesQuery)
  const programme = programmes.data?.find(({ id }) => id === order.programme_id)
  const countsPeople = programme?.base.of === 'published_people'
  const inForce = usePlanInForce(order.programme_id, order.year)
  const isReady = programme !== undefined && /^\d{4}$/u.test(order.year)
  const make = useCommand({
    run: ({ programme_id, year, day, people, reason }: Order, key) =>
      answer(
        api.allocation.POST('/v1/plans', {
          params: { header: { 'idempotency-key': key } },
          body: {
            programme_id,
            fiscal_year: Number(year),
            ...(day !== '' && { register_day: day }),
            ...(countsPeople && people !== '' && { people: Number(people) }),
            ...(inForce !== undefined && { replaces: inForce.id, reason }),
          },
        }),
      ),
    invalidates: [['plans']],
    onDone: (plan) => {
      forget()
      void navigate({ to: '/finance/plans/$plan_id', params: { plan_id: plan.id } })
    },
  })
  const faults = fieldProblems(make.problem)
  return (
    <FinancePage title={t(T.title)} intro={t(T.intro)} up={<Link to="/finance/plans">{t(T.up)}</Link>}>
      <form
        className="card finance-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void make.send(order)
        }}
      >
        <Choice
          label={t(T.programme)}
          value={order.programme_id}
          options={{
            '': T.choose,
            ...Object.fromEntries(
              (programmes.data ?? []).map(({ id, name, document_number }) => [id, `${name}（${document_number}）`]),
            ),
          }}
          onChange={(programme_id) => set({ programme_id })}
        />
        <div className="finance-form-row">
          <TextField
            label={t(T.year)}
            value={order.year}
            onChange={(year) => set({ year })}
            placeholder="2016"
            isRequired
            fault={faults.get('/fiscal_year')}
          />
          <DayField
            label={t(T.day)}
            value={order.day}
            onChange={(day) => set({ day })}
            max={todayInShanghai()}
            fault={faults.get('/register_day')}
          />
          {countsPeople && (
            <TextField
              label={t(T.people)}
              value={order.people}
              onChange={(people) => set({ people })}
              isRequired
              fault={faults.get('/people')}
            />
          )}
        </div>
        <small className="tone-soft">{t(T.dayHint)}</small>
        {inForce !== undefined && (
          <div className="notice notice-warn">
            <p>
              {t(T.replaces, { total: inForce.total ?? '' })} <Money yuan={inForce.total} />
            </p>
            <TextField
              label={t(T.reason)}
              value={order.reason}
              onChange={(reason) => set({ reason })}
              isRequired
              fault={faults.get('/reason')}
            />
          </div>
        )}
        <ProblemNotice problem={make.problem} />
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={make.isSending}>
            {t(T.make)}
          </Button>
          {!isReady && <small className="tone-soft">{t(T.missing)}</small>}
        </div>
      </form>
    </FinancePage>
  )
}

/** A second plan of a programme and year replaces the one in force, and says why. */
function usePlanInForce(programmeId: string, year: string) {
  const isAsked = programmeId !== '' && /^\d{4}$/u.test(year)
  const { data } = useQuery({
    queryKey: ['plans', 'in force', programmeId, year],
    enabled: isAsked,
    queryFn: async () => {
      const query = { state: 'posted' as const, limit: 100 }
      return (await answer(api.allocation.GET('/v1/plans', { params: { query } }))).plans
    },
  })
  return data?.find((plan) => plan.programme_id === programmeId && String(plan.fiscal_year) === year)
}
