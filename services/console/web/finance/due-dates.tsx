import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { DueDateDialog, type DueDateDialogProps } from './due-date-dialog.tsx'
import { Part } from './finance-page.tsx'
import { useFunderName } from '../parts/known-names.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '约定的拨付日期', en: 'When it is owed' },
  none: { zh: '没有另行约定：计划生效即为应拨。', en: 'Nothing else is stated: owed as soon as the plan is in force.' },
  funder: { zh: '出资方', en: 'Funder' },
  day: { zh: '应拨日', en: 'Due on' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  why: { zh: '依据', en: 'Why' },
  state: { zh: '约定拨付日期', en: 'State due dates' },
  version: { zh: '第 {n} 次约定', en: 'statement {n}' },
} as const satisfies Texts

/** The newest statement of each funder. */
export function DueDates({ fundId, funders }: Omit<DueDateDialogProps, 'onClose'>) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const [isStating, setStating] = useState(false)
  const funderName = useFunderName()
  const dates = useQuery({
    queryKey: ['funds', 'due dates', fundId],
    queryFn: () =>
      answer(api.allocation.GET('/v1/funds/{fund_id}/due-dates', { params: { path: { fund_id: fundId } } })),
  })
  return (
    <Part title={t(T.title)} actions={isFinance && <Button onClick={() => setStating(true)}>{t(T.state)}</Button>}>
      <Loaded of={dates}>
        {({ due_dates: all }) => {
          const newest = all.filter((one) =>
            all.every((other) => other.funder_id !== one.funder_id || other.version <= one.version),
          )
          return newest.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t(T.funder)}</th>
                    <th scope="col">{t(T.day)}</th>
                    <th scope="col" className="figure">
                      {t(T.amount)}
                    </th>
                    <th scope="col">{t(T.why)}</th>
                  </tr>
                </thead>
                <tbody>
                  {newest.flatMap(({ funder_id, reason, version, instalments }) =>
                    instalments.map(({ due_on, amount }) => (
                      <tr key={`${funder_id} ${due_on} ${amount}`}>
                        <td>{funderName(funder_id)}</td>
                        <td>{due_on}</td>
                        <td className="figure">
                          <Yuan yuan={amount} />
                        </td>
                        <td>
                          {reason} <span className="tone-soft">{version > 1 && t(T.version, { n: version })}</span>
                        </td>
                      </tr>
                    )),
                  )}
                </tbody>
              </table>
            </TableBox>
          )
        }}
      </Loaded>
      {isStating && <DueDateDialog fundId={fundId} funders={funders} onClose={() => setStating(false)} />}
    </Part>
  )
}
