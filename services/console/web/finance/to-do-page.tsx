import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { isZeroYuan } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage, Part } from './finance-page.tsx'
import { byFunder } from './fund-sums.ts'
import { WaitingFunding } from './waiting-funding.tsx'
import { fundsQuery, useProgrammeName } from '../parts/known-names.ts'
import { isMe, officerName } from '../parts/officer-name.ts'
import { PLAN_STATES } from './plan-words.ts'

const T = {
  title: { zh: '财政待办', en: 'Finance: to do' },
  plans: { zh: '等待办理的计划', en: 'Plans that wait' },
  noPlans: { zh: '没有等待办理的计划。', en: 'No plan waits.' },
  mine: { zh: '由您测算，须由他人复核', en: 'yours; somebody else approves' },
  forMe: { zh: '等您办理', en: 'waits for you' },
  made: { zh: '{name} 测算', en: 'made by {name}' },
  funding: { zh: '资金事项复核', en: 'Money of funders' },
  cards: { zh: '换卡复核', en: 'Account changes' },
  cardsWait: { zh: '{n} 项换卡申请等待复核', en: '{n} account changes wait for approval' },
  noCards: { zh: '没有等待复核的换卡申请。', en: 'No account change waits.' },
  arrears: { zh: '欠拨最多的出资方', en: 'Who owes most' },
  noArrears: { zh: '没有欠拨。', en: 'Nobody is in arrears.' },
  how: { zh: '一年的流程', en: 'The year, step by step' },
} as const satisfies Texts

const STEPS: readonly Readonly<{ to: string; text: { zh: string; en: string } }>[] = [
  {
    to: '/finance/programmes',
    text: { zh: '录入政策：文件怎么规定就怎么写', en: 'Write the programme as its document says' },
  },
  {
    to: '/finance/register/imports',
    text: { zh: '导入名册：先检查、再改、再写入', en: 'Import the register: check, correct, take in' },
  },
  {
    to: '/finance/plans/new',
    text: { zh: '测算计划，与上一份比较，提交复核', en: 'Make a plan, compare it, submit it' },
  },
  {
    to: '/finance/plans',
    text: { zh: '另一名财政人员复核；生效后生成补助', en: 'Another officer approves; then award it' },
  },
  { to: '/finance/funds', text: { zh: '登记各方资金到位，催收欠拨', en: 'Record what arrives, follow what is owed' } },
  {
    to: '/finance/reports',
    text: { zh: '按季、按半年上报，年终结转或收回', en: 'Report by quarter and half-year; close the year' },
  },
]

export function ToDoPage() {
  const t = useT()
  return (
    <FinancePage title={t(T.title)}>
      <div className="columns">
        <div className="finance-stack">
          <Part title={t(T.plans)}>
            <WaitingPlans />
          </Part>
          <Part title={t(T.funding)}>
            <WaitingFunding />
          </Part>
          <Part title={t(T.cards)}>
            <WaitingCards />
          </Part>
          <Part title={t(T.how)}>
            <ol className="finance-sentences">
              {STEPS.map(({ to, text }) => (
                <li key={to}>
                  <Link to={to}>{t(text)}</Link>
                </li>
              ))}
            </ol>
          </Part>
        </div>
        <Part title={t(T.arrears)}>
          <Arrears />
        </Part>
      </div>
    </FinancePage>
  )
}

const WAITING = ['computed', 'submitted', 'noticed'] as const

function WaitingPlans() {
  const t = useT()
  const officer = useOfficer()
  const programmeName = useProgrammeName()
  const plans = useQuery({
    queryKey: ['plans', 'waiting'],
    queryFn: async () => {
      const pages = await Promise.all(
        WAITING.map((state) => answer(api.allocation.GET('/v1/plans', { params: { query: { state, limit: 20 } } }))),
      )
      return pages.flatMap((page) => page.plans)
    },
  })
  return (
    <Loaded of={plans}>
      {(all) =>
        all.length === 0 ? (
          <p>{t(T.noPlans)}</p>
        ) : (
          <ul className="finance-todo">
            {all.map((plan) => {
              const isMine = isMe(officer, plan.made_by) || isMe(officer, plan.submitted_by)
              return (
                <li key={plan.id}>
                  <span>
                    <Link to="/finance/plans/$plan_id" params={{ plan_id: plan.id }}>
                      {plan.fiscal_year} {programmeName(plan.programme_id)}
                    </Link>{' '}
                    <StateTag of={PLAN_STATES} state={plan.state} />
                    <br />
                    <small className={isMine && plan.state !== 'computed' ? 'tone-soft' : 'tone-warn'}>
                      {t(isMine && plan.state !== 'computed' ? T.mine : T.forMe)} ·{' '}
                      {t(T.made, { name: officerName(plan.made_by) })}
                    </small>
                  </span>
                  <Money yuan={plan.total} />
                </li>
              )
            })}
          </ul>
        )
      }
    </Loaded>
  )
}

function WaitingCards(): ReactNode {
  const t = useT()
  const cards = useQuery({
    queryKey: ['card-changes', 'first'],
    queryFn: () => answer(api.allocation.GET('/v1/card-changes', { params: { query: { limit: 100 } } })),
  })
  return (
    <Loaded of={cards}>
      {({ card_changes: all }) =>
        all.length === 0 ? (
          <p>{t(T.noCards)}</p>
        ) : (
          <Link to="/finance/register/cards">{t(T.cardsWait, { n: all.length === 100 ? '100+' : all.length })}</Link>
        )
      }
    </Loaded>
  )
}

const SHOWN = 10

function Arrears() {
  const t = useT()
  const funds = useQuery(fundsQuery)
  return (
    <Loaded of={funds}>
      {(all) => {
        const owing = byFunder(all).filter(({ arrears }) => !isZeroYuan(arrears))
        return owing.length === 0 ? (
          <p>{t(T.noArrears)}</p>
        ) : (
          <ul className="finance-todo">
            {owing.slice(0, SHOWN).map(({ funder, name, arrears }) => (
              <li key={funder}>
                <Link to="/finance/funders/$funder_id" params={{ funder_id: funder }}>
                  {name}
                </Link>
                <Money yuan={arrears} className="tone-bad" />
              </li>
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
