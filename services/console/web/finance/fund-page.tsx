import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Money, Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { ArrivalDialog } from './arrival-dialog.tsx'
import { DueDates } from './due-dates.tsx'
import { FinancePage, Part, PartChoice } from './finance-page.tsx'
import { FundAccount } from './fund-account.tsx'
import { FundAdvances } from './fund-advances.tsx'
import { FundOpenings } from './fund-openings.tsx'
import { FundRefunds } from './fund-refunds.tsx'
import { FundYearEnds } from './fund-year-ends.tsx'
import { Figures } from './funder-page.tsx'
import { fundsQuery, useFunderName } from '../parts/known-names.ts'
import { Unidentified } from './unidentified.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  up: { zh: '资金到位', en: 'Funding' },
  on: { zh: '截至', en: 'As of' },
  funders: { zh: '各出资方', en: 'Funders' },
  funder: { zh: '出资方', en: 'Funder' },
  promised: { zh: '承担', en: 'Promised' },
  due: { zh: '应拨', en: 'Due' },
  arrived: { zh: '到位', en: 'Arrived' },
  arrears: { zh: '欠拨', en: 'Arrears' },
  age30: { zh: '30 天内', en: 'Up to 30 days' },
  age90: { zh: '31–90 天', en: '31 to 90' },
  age180: { zh: '91–180 天', en: '91 to 180' },
  ageOver: { zh: '180 天以上', en: 'Over 180' },
  share: { zh: '比例（应/实）', en: 'Share (promised/actual)' },
  total: { zh: '合计', en: 'Total' },
  carried: { zh: '垫付', en: 'Carried for others' },
  carries: { zh: '{by} 为 {for} 垫付', en: '{by} carries {for}' },
  record: { zh: '登记到位', en: 'Record an arrival' },
  arrivals: { zh: '到位记录', en: 'What arrived' },
  none: { zh: '还没有资金到位。', en: 'Nothing arrived yet.' },
  document: { zh: '指标文号', en: 'Document' },
  day: { zh: '到账日', en: 'Arrived on' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  state: { zh: '状态', en: 'State' },
  parts: { zh: '这笔资金的各项', en: 'Parts of this fund' },
  plans: { zh: '这笔资金的计划', en: 'Plans of this fund' },
} as const satisfies Texts

const PARTS = {
  funding: { zh: '出资与到位', en: 'Funding' },
  between: { zh: '垫付', en: 'Advances' },
  back: { zh: '退回', en: 'Refunds' },
  account: { zh: '专户与月结', en: 'Account and months' },
  year: { zh: '期初与年终', en: 'Opening and year end' },
} as const satisfies Texts

const ARRIVAL_STATES = {
  recorded: { text: { zh: '入账中', en: 'Being posted' }, tone: 'busy' },
  requested: { text: { zh: '入账中', en: 'Being posted' }, tone: 'busy' },
  posted: { text: { zh: '已入账', en: 'Posted' }, tone: 'good' },
  refused: { text: { zh: '账务退回', en: 'Refused by the ledger' }, tone: 'bad' },
} as const

type Funders = paths['/v1/funds/{fund_id}/funders']['get']['responses'][200]['content']['application/json']

export function FundPage() {
  const t = useT()
  const officer = useOfficer()
  const fundId = usePathPart('fund_id')
  const [view, setView] = useView({ on: '', part: 'funding' })
  const [isRecording, setRecording] = useState(false)
  const fund = useQuery(fundsQuery).data?.find(({ id }) => id === fundId)
  const funders = useQuery({
    queryKey: ['funds', 'funders', fundId, view.on],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/funds/{fund_id}/funders', {
          params: { path: { fund_id: fundId }, query: view.on === '' ? {} : { on: view.on } },
        }),
      ),
    refetchInterval: (query) => (hasUnposted(query.state.data) ? 1_000 : false),
  })
  return (
    <FinancePage
      title={fund === undefined ? fundId : fund.name}
      up={<Link to="/finance/funds">{t(T.up)}</Link>}
      actions={
        <>
          <Link className="finance-button finance-button-plain" to="/finance/plans" search={{ fund_id: fundId }}>
            {t(T.plans)}
          </Link>
          {officer.roles.includes('finance') && (
            <Button type="primary" size="large" onClick={() => setRecording(true)}>
              {t(T.record)}
            </Button>
          )}
        </>
      }
    >
      <PartChoice
        of={PARTS}
        chosen={view.part}
        label={t(T.parts)}
        onChoose={(part) => setView({ part }, { isStep: true })}
      />
      {view.part === 'funding' && <FilterBar of={[{ name: 'on', label: T.on, kind: 'day' }]} />}
      {view.part === 'between' && <FundAdvances fundId={fundId} />}
      {view.part === 'account' && <FundAccount fundId={fundId} />}
      <Loaded of={funders}>
        {(all) => (
          <>
            {view.part === 'funding' && (
              <>
                <Part title={t(T.funders)}>
                  <FundersTable of={all} />
                </Part>
                <Unidentified fundId={fundId} on={view.on} />
                <Part title={t(T.arrivals)}>
                  <Arrivals of={all} />
                </Part>
                <DueDates fundId={fundId} funders={all.funders} />
              </>
            )}
            {view.part === 'back' && <FundRefunds fundId={fundId} funders={all.funders} />}
            {view.part === 'year' && (
              <>
                <FundYearEnds fundId={fundId} />
                <FundOpenings fundId={fundId} mayOpen={all.funders.length === 0} />
              </>
            )}
            <ArrivalDialog
              fundId={fundId}
              funders={all.funders}
              isOpen={isRecording}
              onClose={() => setRecording(false)}
            />
          </>
        )}
      </Loaded>
    </FinancePage>
  )
}

const hasUnposted = (data: Funders | undefined): boolean =>
  data?.funders.some(({ arrivals }) => arrivals.some(({ state }) => state === 'recorded' || state === 'requested')) ??
  false

function FundersTable({ of: { funders, total, carried } }: { of: Funders }) {
  const t = useT()
  const funderName = useFunderName()
  return (
    <>
      <TableBox>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t(T.funder)}</th>
              {[T.promised, T.due, T.arrived, T.arrears, T.age30, T.age90, T.age180, T.ageOver, T.share].map((text) => (
                <th key={text.en} scope="col" className="figure">
                  {t(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {funders.map((funder) => (
              <tr key={funder.funder_id}>
                <td>
                  <Link to="/finance/funders/$funder_id" params={{ funder_id: funder.funder_id }}>
                    {funder.name}
                  </Link>
                </td>
                <Figures of={funder} />
                <td className="figure">
                  {percent(funder.promised_percent)} / {percent(funder.actual_percent)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t(T.total)}</th>
              <Figures of={total} />
              <td />
            </tr>
          </tfoot>
        </table>
      </TableBox>
      {carried.length > 0 && (
        <>
          <h3>{t(T.carried)}</h3>
          <ul className="finance-todo">
            {carried.map(({ by, for: whom, amount }) => (
              <li key={`${by} ${whom}`}>
                {t(T.carries, { by: funderName(by), for: funderName(whom) })} <Money yuan={amount} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const percent = (text: string | null): string => (text === null ? '—' : `${text}%`)

function Arrivals({ of: { funders } }: { of: Funders }) {
  const t = useT()
  const all = funders
    .flatMap(({ name, arrivals }) => arrivals.map((arrival) => ({ ...arrival, name })))
    .toSorted((left, right) => (left.arrived_on < right.arrived_on ? 1 : -1))
  if (all.length === 0) return <p>{t(T.none)}</p>
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.day)}</th>
            <th scope="col">{t(T.funder)}</th>
            <th scope="col">{t(T.document)}</th>
            <th scope="col" className="figure">
              {t(T.amount)}
            </th>
            <th scope="col">{t(T.state)}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((arrival) => (
            <tr key={arrival.arrival_id}>
              <td>{arrival.arrived_on}</td>
              <td>{arrival.name}</td>
              <td>{arrival.document_number}</td>
              <td className="figure">
                <Yuan yuan={arrival.amount} />
              </td>
              <td>
                <StateTag of={ARRIVAL_STATES} state={arrival.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
