import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { Choice } from '../parts/choice.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { isZeroYuan, sumYuan } from '../parts/money-text.ts'
import { useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage, Part } from './finance-page.tsx'
import { byFunder, type Fund } from './fund-sums.ts'
import { NewFunder } from './new-funder.tsx'
import { fundsQuery } from '../parts/known-names.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '资金到位', en: 'Funding' },
  intro: { zh: '各出资方应拨多少、到了多少、还欠多少。', en: 'What each funder owes, has sent, and still owes.' },
  reports: { zh: '上报报表', en: 'Reports' },
  year: { zh: '年度', en: 'Year' },
  all: { zh: '全部年度', en: 'All years' },
  funds: { zh: '按资金', en: 'By fund' },
  fund: { zh: '资金', en: 'Fund' },
  funders: { zh: '按出资方', en: 'By funder' },
  funder: { zh: '出资方', en: 'Funder' },
  due: { zh: '应拨', en: 'Due' },
  arrived: { zh: '到位', en: 'Arrived' },
  arrears: { zh: '欠拨', en: 'Arrears' },
  awarded: { zh: '已补助', en: 'Awarded' },
  paid: { zh: '已发放', en: 'Paid' },
  unidentified: { zh: '待查款', en: 'Unidentified' },
  total: { zh: '合计', en: 'Total' },
  none: { zh: '还没有生效的计划，也就没有应拨的资金。', en: 'No plan is in force yet, so nothing is owed.' },
  idle: { zh: '资金滞留', en: 'Idle money' },
  idleIntro: {
    zh: '到位后超过 {n} 天还没有发出去的钱。',
    en: 'Money that arrived more than {n} days ago and was not paid out.',
  },
  days: { zh: '超过', en: 'Longer than' },
  daysOf: { zh: '{n} 天', en: '{n} days' },
  noIdle: { zh: '没有滞留的资金。', en: 'No money is idle.' },
  oldest: { zh: '最早一笔', en: 'Oldest' },
  oldestOf: { zh: '{day} 到位，已 {n} 天', en: 'arrived on {day}, {n} days ago' },
} as const satisfies Texts

export function FundsPage() {
  const t = useT()
  const officer = useOfficer()
  const [view] = useView({ year: '' })
  const funds = useQuery(fundsQuery)
  const years = [...new Set((funds.data ?? []).map((fund) => String(fund.fiscal_year)))].toSorted().toReversed()
  return (
    <FinancePage
      title={t(T.title)}
      intro={t(T.intro)}
      actions={
        <>
          <Link className="finance-button finance-button-plain" to="/finance/reports">
            {t(T.reports)}
          </Link>
          {officer.roles.includes('finance') && <NewFunder />}
        </>
      }
    >
      <FilterBar
        of={[
          {
            name: 'year',
            label: T.year,
            kind: 'choice',
            options: [['', T.all], ...years.map((year) => [year, year] as const)],
          },
        ]}
      />
      <Loaded of={funds}>
        {(all) => {
          const shown = all.filter((fund) => view.year === '' || String(fund.fiscal_year) === view.year)
          return shown.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <>
              <Part title={t(T.funds)}>
                <FundTable of={shown} />
              </Part>
              <Part title={t(T.funders)}>
                <FunderTable of={shown} />
              </Part>
            </>
          )
        }}
      </Loaded>
      <IdleMoney />
    </FinancePage>
  )
}

function FundTable({ of }: { of: readonly Fund[] }) {
  const t = useT()
  const totalOf = (amount: (fund: Fund) => string): string => sumYuan(of.map(amount))
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.fund)}</th>
            {[T.due, T.arrived, T.arrears, T.awarded, T.paid, T.unidentified].map((text) => (
              <th key={text.en} scope="col" className="figure">
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((fund) => (
            <tr key={fund.id}>
              <td>
                <Link to="/finance/funds/$fund_id" params={{ fund_id: fund.id }}>
                  {fund.name}
                </Link>
              </td>
              <td className="figure">
                <Money yuan={fundSum(fund, 'due')} />
              </td>
              <td className="figure">
                <Money yuan={fundSum(fund, 'arrived')} />
              </td>
              <td className="figure">
                <Owed yuan={fundSum(fund, 'arrears')} />
              </td>
              <td className="figure">
                <Money yuan={fund.awarded} />
              </td>
              <td className="figure">
                <Money yuan={fund.paid} />
              </td>
              <td className="figure">
                <Owed yuan={fund.unidentified} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(T.total)}</th>
            <td className="figure">
              <Money yuan={totalOf((fund) => fundSum(fund, 'due'))} />
            </td>
            <td className="figure">
              <Money yuan={totalOf((fund) => fundSum(fund, 'arrived'))} />
            </td>
            <td className="figure">
              <Owed yuan={totalOf((fund) => fundSum(fund, 'arrears'))} />
            </td>
            <td className="figure">
              <Money yuan={totalOf((fund) => fund.awarded)} />
            </td>
            <td className="figure">
              <Money yuan={totalOf((fund) => fund.paid)} />
            </td>
            <td className="figure">
              <Owed yuan={totalOf((fund) => fund.unidentified)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </TableBox>
  )
}

const fundSum = ({ shares }: Fund, member: 'due' | 'arrived' | 'arrears'): string =>
  sumYuan(shares.map((share) => share[member]))

/** What should be nothing stands out where it is not. */
export const Owed = ({ yuan }: { yuan: string }) => <Money yuan={yuan} className={isZeroYuan(yuan) ? '' : 'tone-bad'} />

function FunderTable({ of }: { of: readonly Fund[] }) {
  const t = useT()
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.funder)}</th>
            {[T.due, T.arrived, T.arrears].map((text) => (
              <th key={text.en} scope="col" className="figure">
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byFunder(of).map(({ funder, name, due, arrived, arrears }) => (
            <tr key={funder}>
              <td>
                <Link to="/finance/funders/$funder_id" params={{ funder_id: funder }}>
                  {name}
                </Link>
              </td>
              <td className="figure">
                <Money yuan={due} />
              </td>
              <td className="figure">
                <Money yuan={arrived} />
              </td>
              <td className="figure">
                <Owed yuan={arrears} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

const IDLE_DAYS = ['30', '90', '180', '365']

function IdleMoney() {
  const t = useT()
  const [view, setView] = useView({ idle_days: '90' })
  const idle = useQuery({
    queryKey: ['funds', 'idle', view.idle_days],
    queryFn: async () => {
      const query = { days: Number(view.idle_days) }
      return (await answer(api.allocation.GET('/v1/funds/idle', { params: { query } }))).funds
    },
  })
  const names = new Map(useQuery(fundsQuery).data?.map(({ id, name }) => [id, name]))
  return (
    <Part
      title={t(T.idle)}
      actions={
        <Choice
          label={t(T.days)}
          value={view.idle_days}
          options={IDLE_DAYS.map((n) => [n, t(T.daysOf, { n })] as const)}
          onChange={(idle_days) => setView({ idle_days })}
        />
      }
    >
      <p className="tone-soft">{t(T.idleIntro, { n: view.idle_days })}</p>
      <Loaded of={idle}>
        {(all) =>
          all.length === 0 ? (
            <p>{t(T.noIdle)}</p>
          ) : (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t(T.fund)}</th>
                    <th scope="col">{t(T.funder)}</th>
                    <th scope="col" className="figure">
                      {t(T.idle)}
                    </th>
                    <th scope="col">{t(T.oldest)}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map(({ fund_id, funder_id, name, amount, layers }) => (
                    <tr key={`${fund_id} ${funder_id}`}>
                      <td>
                        <Link to="/finance/funds/$fund_id" params={{ fund_id }}>
                          {names.get(fund_id) ?? fund_id}
                        </Link>
                      </td>
                      <td>{name}</td>
                      <td className="figure">
                        <Money yuan={amount} />
                      </td>
                      <td>
                        {layers[0] !== undefined && t(T.oldestOf, { day: layers[0].arrived_on, n: layers[0].days })}
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
  )
}
