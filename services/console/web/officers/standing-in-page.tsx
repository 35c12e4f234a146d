import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { problemOf } from '../api/problem.ts'
import { todayInShanghai } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useAreasText } from './use-areas-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { actFor, useOfficer } from '../shell/session.ts'
import { AskDelegation } from './ask-delegation.tsx'
import { DelegationTable } from './delegation-table.tsx'
import { type Delegation, delegationsQuery } from './officer-queries.ts'
import { roleWords } from './officer-words.ts'
import { OfficersMenu } from './officers-menu.tsx'
import { useOfficerNames } from './use-officer-names.ts'

const T = {
  title: { zh: '代岗', en: 'Standing in' },
  intro: {
    zh: '不在岗时把一部分权限交给同事代办，最长 92 天。须管理员批准；代办的每一件事同时记在两人名下，两人合起来仍只算一人，不能自办自批。',
    en: 'Hands a part of an office to a colleague for at most 92 days. An administrator approves; everything done is recorded under both names, and the two never count as two.',
  },
  today: { zh: '今天可以代岗', en: 'Whom you may stand in for today' },
  nobody: { zh: '今天没有可以代岗的同事。', en: 'There is nobody to stand in for today.' },
  act: { zh: '代 {name} 办理', en: 'Stand in for {name}' },
  until: { zh: '{roles} · {areas} · 至 {day}', en: '{roles} · {areas} · until {day}' },
  all: { zh: '代岗记录', en: 'All of them' },
} as const satisfies Texts

/** Whom one may stand in for today, who stands in for oneself, and asking for it. */
export function StandingInPage() {
  const t = useT()
  const areasText = useAreasText()
  const me = useOfficer()
  const delegations = useQuery(delegationsQuery)
  const nameOf = useOfficerNames()
  const act = useMutation({ mutationFn: (subject: string) => actFor(subject) })
  const isActing = typeof me.acting_for === 'string'
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      {me.roles.includes('admin') && <OfficersMenu />}
      <Loaded of={delegations}>
        {(all) => {
          const mine = all.filter((one) => one.delegate === me.subject && isInForce(one))
          return (
            <>
              {!isActing && (
                <section className="card">
                  <h2>{t(T.today)}</h2>
                  {mine.length === 0 && <p>{t(T.nobody)}</p>}
                  {mine.map((one) => (
                    <p key={one.id} className="row">
                      <Button
                        type="primary"
                        loading={act.isPending && act.variables === one.delegator}
                        onClick={() => act.mutate(one.delegator)}
                      >
                        {t(T.act, { name: nameOf(one.delegator) })}
                      </Button>
                      <span>
                        {t(T.until, { roles: roleWords(one.roles, t), areas: areasText(one.areas), day: one.last_day })}
                      </span>
                    </p>
                  ))}
                  {act.error !== null && <ProblemNotice problem={problemOf(act.error)} />}
                </section>
              )}
              <section>
                <h2>{t(T.all)}</h2>
                <DelegationTable delegations={all} nameOf={nameOf} />
              </section>
            </>
          )
        }}
      </Loaded>
      {!isActing && <AskDelegation />}
    </Page>
  )
}

const isInForce = ({ state, first_day, last_day }: Delegation): boolean => {
  const today = todayInShanghai()
  return state === 'approved' && first_day <= today && today <= last_day
}
