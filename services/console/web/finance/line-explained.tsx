import { Link } from '@tanstack/react-router'
import { Yuan } from '../parts/money.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { Facts } from './finance-page.tsx'
import { useAreaName, useFunderName } from '../parts/known-names.ts'
import { useNamedWords } from './use-named-words.ts'
import type { PlanLine } from './plan.ts'

const T = {
  id: { zh: '编号', en: 'Number' },
  area: { zh: '村（地区）', en: 'Village' },
  amount: { zh: '金额', en: 'Amount' },
  how: { zh: '怎样算出来的', en: 'How it was computed' },
  who: { zh: '这一行由谁出', en: 'Who pays for this line' },
  whole: { zh: '按整份计划的比例由各出资方承担。', en: 'Borne by all funders as the whole plan is.' },
  old: { zh: '这份计划测算时还不保存计算说明。', en: 'Plans of that time kept no explanation.' },
} as const satisfies Texts

/** Why a line is what it is: enough to compute it by hand. */
export function LineExplained({ line }: { line: PlanLine }) {
  const t = useT()
  const { language } = useLanguage()
  const named = useNamedWords()
  const funderName = useFunderName()
  const areaName = useAreaName()
  const { beneficiary_id: id, explained, parts } = line
  return (
    <>
      <Facts
        of={[
          ...(id === null
            ? []
            : ([
                [
                  t(T.id),
                  <Link key="id" to="/finance/register/households/$household_id" params={{ household_id: id }}>
                    {id}
                  </Link>,
                ],
              ] as const)),
          [t(T.area), areaName(line.area_code)],
          [t(T.amount), <Yuan key="amount" yuan={line.amount} />],
        ]}
      />
      <h3>{t(T.how)}</h3>
      {explained === null ? (
        <p>{t(T.old)}</p>
      ) : (
        <ol className="finance-sentences">
          {explained[language].map((sentence) => (
            <li key={sentence}>{named(sentence)}</li>
          ))}
        </ol>
      )}
      <h3>{t(T.who)}</h3>
      {parts === null ? (
        <p>{t(T.whole)}</p>
      ) : (
        <Facts
          of={parts.map(({ funder_id, amount }) => [funderName(funder_id), <Yuan key={funder_id} yuan={amount} />])}
        />
      )}
    </>
  )
}
