import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage, Part } from './finance-page.tsx'
import { FunderAliases } from './funder-aliases.tsx'
import { Owed } from './funds-page.tsx'
import { fundsQuery, useFunderName } from '../parts/known-names.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  up: { zh: '资金到位', en: 'Funding' },
  on: { zh: '截至', en: 'As of' },
  title: { zh: '各项资金', en: 'Fund by fund' },
  fund: { zh: '资金', en: 'Fund' },
  promised: { zh: '承担', en: 'Promised' },
  due: { zh: '应拨', en: 'Due' },
  arrived: { zh: '到位', en: 'Arrived' },
  arrears: { zh: '欠拨', en: 'Arrears' },
  age30: { zh: '30 天内', en: 'Up to 30 days' },
  age90: { zh: '31–90 天', en: '31 to 90' },
  age180: { zh: '91–180 天', en: '91 to 180' },
  ageOver: { zh: '180 天以上', en: 'Over 180' },
  total: { zh: '合计', en: 'Total' },
} as const satisfies Texts

export function FunderPage() {
  const t = useT()
  const funderId = usePathPart('funder_id')
  const officer = useOfficer()
  const [view] = useView({ on: '' })
  const funderName = useFunderName()
  const fundNames = new Map(useQuery(fundsQuery).data?.map(({ id, name }) => [id, name]))
  const position = useQuery({
    queryKey: ['funds', 'funder', funderId, view.on],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/funders/{funder_id}/position', {
          params: { path: { funder_id: funderId }, query: view.on === '' ? {} : { on: view.on } },
        }),
      ),
  })
  return (
    <FinancePage
      title={funderName(funderId)}
      up={<Link to="/finance/funds">{t(T.up)}</Link>}
      actions={officer.roles.includes('finance') && <FunderAliases funderId={funderId} />}
    >
      <FilterBar of={[{ name: 'on', label: T.on, kind: 'day' }]} />
      <Part title={t(T.title)}>
        <Loaded of={position}>
          {({ funds, total }) => (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t(T.fund)}</th>
                    {[T.promised, T.due, T.arrived, T.arrears, T.age30, T.age90, T.age180, T.ageOver].map((text) => (
                      <th key={text.en} scope="col" className="figure">
                        {t(text)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {funds.map((fund) => (
                    <tr key={fund.fund_id}>
                      <td>
                        <Link to="/finance/funds/$fund_id" params={{ fund_id: fund.fund_id }}>
                          {fundNames.get(fund.fund_id) ?? fund.fund_id}
                        </Link>
                      </td>
                      <Figures of={fund} />
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t(T.total)}</th>
                    <Figures of={total} />
                  </tr>
                </tfoot>
              </table>
            </TableBox>
          )}
        </Loaded>
      </Part>
    </FinancePage>
  )
}

export type Position = Readonly<{
  promised: string
  due: string
  arrived: string
  arrears: string
  arrears_by_age: Readonly<{ days_0_30: string; days_31_90: string; days_91_180: string; days_over_180: string }>
}>

export function Figures({ of: { promised, due, arrived, arrears, arrears_by_age: age } }: { of: Position }) {
  return (
    <>
      <td className="figure">
        <Money yuan={promised} />
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
      {[age.days_0_30, age.days_31_90, age.days_91_180, age.days_over_180].map((amount, index) => (
        // The ages stand in a fixed order.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} className="figure">
          <Money yuan={amount} isQuiet />
        </td>
      ))}
    </>
  )
}
