import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { DayField } from '../parts/day-field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useKept, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, payableFundsQuery, type WaitingGroup, waitingAwardsQuery } from './batch-queries.ts'
import { controlSum, periodsOf, villagesOf } from './chosen-awards.ts'
import { orderOf } from './order-batch.ts'
import { ControlSumView } from './control-sum.tsx'
import { DeedButton } from './deed-button.tsx'
import { roleRefusal } from './deeds.ts'
import { VillageChoice } from './village-choice.tsx'
import './treasury.css'

const T = {
  title: { zh: '新建支付批次', en: 'Make a batch' },
  intro: {
    zh: '选资金，选村，看合计，然后建批次。建好后还要核对、另一人审批，钱不会马上付出。',
    en: 'Choose a fund and villages, look at the sum, make the batch. It is checked and approved by another officer before anything is paid.',
  },
  up: { zh: '支付批次', en: 'Batches' },
  fund: { zh: '1. 从哪笔资金支付', en: '1. Which fund pays' },
  fundLabel: { zh: '资金', en: 'Fund' },
  choose: { zh: '请选择', en: 'Choose one' },
  option: { zh: '{name}（待付 {n} 笔）', en: '{name} ({n} wait)' },
  villages: { zh: '2. 付给哪些村', en: '2. Which villages' },
  when: { zh: '3. 哪一期、哪天支付', en: '3. Which period and day' },
  period: { zh: '补助期间', en: 'Period' },
  allPeriods: { zh: '全部期间', en: 'All periods' },
  payOn: { zh: '支付日', en: 'Pay day' },
  payOnHint: {
    zh: '银行在这一天付款；也按这一天的建档立卡名册核对。',
    en: 'The bank pays on this day, and the register is asked as of it.',
  },
  sum: { zh: '4. 核对笔数与合计', en: '4. Look at count and total' },
  make: { zh: '新建批次', en: 'Make the batch' },
  nothing: { zh: '请先选择要支付的村。', en: 'Choose villages first.' },
  noDay: { zh: '请填写支付日。', en: 'Say the pay day.' },
  noneWaits: { zh: '这笔资金目前没有等待支付的补助。', en: 'Nothing of this fund waits to be paid.' },
  made: { zh: '批次已建好，下一步：核对', en: 'The batch is made; next it is checked' },
} as const satisfies Texts

/** Awards that wait are put into a draft batch, village by village, with the sum that grows as one chooses. */
export function NewBatchPage() {
  const t = useT()
  const [view, setView] = useView({ fund_id: '' })
  const funds = useQuery(payableFundsQuery)
  const waiting = useQuery(waitingAwardsQuery(view.fund_id))
  return (
    <Page title={t(T.title)} intro={t(T.intro)} up={<Link to="/treasury">← {t(T.up)}</Link>}>
      <section className="card">
        <h2>{t(T.fund)}</h2>
        <Loaded of={funds}>
          {(all) => (
            <Choice
              label={t(T.fundLabel)}
              value={view.fund_id}
              options={{
                '': T.choose,
                ...Object.fromEntries(
                  all.map(({ fund_id, fund_name, count }) => [fund_id, t(T.option, { name: fund_name, n: count })]),
                ),
              }}
              onChange={(fund_id) => setView({ fund_id })}
            />
          )}
        </Loaded>
      </section>
      {view.fund_id !== '' && (
        <Loaded of={waiting}>
          {(groups) =>
            groups.length === 0 ? (
              <p className="notice">{t(T.noneWaits)}</p>
            ) : (
              <ChooseAndMake key={view.fund_id} fundId={view.fund_id} waiting={groups} />
            )
          }
        </Loaded>
      )}
    </Page>
  )
}

function ChooseAndMake({ fundId, waiting }: { fundId: string; waiting: readonly WaitingGroup[] }) {
  const t = useT()
  const navigate = useNavigate()
  const officer = useOfficer()
  const [view, setView] = useView({ fund_id: '', period: '' })
  const [kept, setKept, forget] = useKept<{ areas: string[]; payOn: string }>(`new-batch:${fundId}`, {
    areas: [],
    payOn: todayInShanghai(),
  })
  const villages = villagesOf(waiting, view.period)
  const chosen = villages.filter(({ area_code }) => kept.areas.includes(area_code))
  const sum = controlSum(chosen)
  const make = useCommand({
    run: async (_: string, key) => {
      const body = await orderOf({ fundId, period: view.period, payOn: kept.payOn, villages: chosen, waiting })
      return answer(api.disbursement.POST('/v1/batches', { params: { header: { 'idempotency-key': key } }, body }))
    },
    invalidates: [BATCHES],
    done: T.made,
    onDone: ({ id }) => {
      forget()
      void navigate({ to: `/treasury/batches/${id}` })
    },
  })
  const refusal =
    roleRefusal(officer) ?? (chosen.length === 0 ? T.nothing : undefined) ?? (kept.payOn === '' ? T.noDay : undefined)
  const faults = fieldProblems(make.problem)
  return (
    <div className="new-batch">
      <div>
        <section className="card">
          <h2>{t(T.villages)}</h2>
          <VillageChoice
            villages={villages}
            listKey={[fundId, view.period]}
            chosen={new Set(chosen.map(({ area_code }) => area_code))}
            onChange={(areas) => setKept({ ...kept, areas: [...areas] })}
          />
        </section>
        <section className="card">
          <h2>{t(T.when)}</h2>
          <div className="row form-row">
            <Choice
              label={t(T.period)}
              value={view.period}
              options={{
                '': T.allPeriods,
                ...Object.fromEntries(periodsOf(waiting).map((period) => [period, period])),
              }}
              onChange={(period) => setView({ period })}
            />
            <DayField
              label={t(T.payOn)}
              value={kept.payOn}
              onChange={(payOn) => setKept({ ...kept, payOn })}
              fault={faults.get('/pay_on')}
            />
          </div>
          <p className="tone-soft">{t(T.payOnHint)}</p>
        </section>
      </div>
      <section className="card new-batch-sum" aria-live="polite">
        <h2>{t(T.sum)}</h2>
        <ControlSumView count={sum.count} total={sum.total} />
        <ProblemNotice problem={make.problem} />
        <DeedButton
          isPrimary
          refusal={refusal}
          isSending={make.isSending}
          onDo={() => void make.send(JSON.stringify([fundId, view.period, kept.payOn, chosen]))}
        >
          {t(T.make)}
        </DeedButton>
      </section>
    </div>
  )
}
