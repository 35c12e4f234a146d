import { useLanguage, useT } from '../shell/language.tsx'
import type { BoardList } from './board-lists.ts'

const T = {
  title: { zh: '有异议怎么办', en: 'How to object' },
  left: { zh: '还剩 {n} 天', en: '{n} days left' },
  last: { zh: '今天是最后一天', en: 'Today is the last day' },
  when: { zh: '什么时候', en: 'By when' },
  days: { zh: '{from} 至 {to}，首尾两天都算', en: '{from} to {to}, both days included' },
  whom: { zh: '向谁提', en: 'To whom' },
  planOffice: {
    zh: '{area}财政、扶贫部门；也可以先告诉村委会或乡镇',
    en: 'The finance or poverty-relief office of {area}; or the village committee or township',
  },
  batchOffice: {
    zh: '村委会、乡镇，或{area}财政部门',
    en: 'The village committee, the township, or the finance office of {area}',
  },
  how: { zh: '怎么提', en: 'How' },
  howText: {
    zh: '书面、口头都可以。说清楚：名单上第几号、什么不对、为什么。提异议的人的姓名不公开。',
    en: 'In writing or in person. Say which number on the list, what is wrong and why. Who objects is not made public.',
  },
  after: { zh: '提了以后', en: 'What happens then' },
  planThen: {
    zh: '会核实并答复；所有异议答复之前，这份计划不会批准。',
    en: 'It is looked into and answered; the plan is not approved before every objection is answered.',
  },
  batchThen: {
    zh: '会核实并答复；有异议的那一笔先不发，别人的照发。',
    en: 'It is looked into and answered; that one payment waits, the others are paid.',
  },
  official: { zh: '公示原文', en: 'As the notice says' },
} as const

/** When, to whom and how to object, and what comes of it. */
export function ObjectionBox({
  list,
  area,
  official,
}: {
  list: BoardList
  area: string
  official: Readonly<{ zh: string; en: string }> | null
}) {
  const t = useT()
  const { language } = useLanguage()
  const { days_left: left, notice_from: from, notice_to: to } = list
  if (left === null || from === null || to === null) return null
  const isPlan = list.source.of === 'plan'
  return (
    <section className="notice notice-warn board-objection" aria-label={t(T.title)}>
      <h2>{t(T.title)}</h2>
      <p className="left">{left === 1 ? t(T.last) : t(T.left, { n: left })}</p>
      <dl className="facts">
        <dt>{t(T.when)}</dt>
        <dd>{t(T.days, { from, to })}</dd>
        <dt>{t(T.whom)}</dt>
        <dd>{t(isPlan ? T.planOffice : T.batchOffice, { area })}</dd>
        <dt>{t(T.how)}</dt>
        <dd>{t(T.howText)}</dd>
        <dt>{t(T.after)}</dt>
        <dd>{t(isPlan ? T.planThen : T.batchThen)}</dd>
      </dl>
      {official !== null && (
        <p className="print-only">
          {t(T.official)}：{official[language]}
        </p>
      )}
    </section>
  )
}
