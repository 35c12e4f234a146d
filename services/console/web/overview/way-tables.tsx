import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { type FundPlaces, totalsOf, type WayFund } from './way-model.ts'
import { RECEIVER_TEXTS } from './way-words.ts'

const T = {
  funders: { zh: '出资方与资金（元）', en: 'Funders and funds (yuan)' },
  funds: { zh: '各项资金（元）', en: 'Funds (yuan)' },
  places: { zh: '乡镇与受益对象（元）', en: 'Townships and receivers (yuan)' },
  fund: { zh: '资金', en: 'Fund' },
  funder: { zh: '出资方', en: 'Funder' },
  area: { zh: '乡镇', en: 'Township' },
  kind: { zh: '受益对象', en: 'Receivers' },
  count: { zh: '个数', en: 'Count' },
  due: { zh: '应拨', en: 'Due' },
  arrived: { zh: '到位', en: 'Arrived' },
  arrears: { zh: '欠拨', en: 'Not sent' },
  planned: { zh: '计划', en: 'Planned' },
  awarded: { zh: '补助', en: 'Awarded' },
  in_transit: { zh: '在途', en: 'In transit' },
  paid: { zh: '已付', en: 'Paid' },
  idle: { zh: '专户结余', en: 'In the account' },
  refunded: { zh: '退回', en: 'Sent back' },
  total: { zh: '合计', en: 'Total' },
} as const

type Column = keyof typeof T

/** The same as the picture says, to the fen: for paper, for screen readers, for who likes tables. */
export function WayTables({ funds, places, areas, isScrolled }: WayTablesProps) {
  const t = useT()
  const totals = totalsOf(funds)
  const nameOf = (id: string) => funds.find((fund) => fund.id === id)?.name ?? id
  return (
    <div className="way-tables">
      <Table title="funders" isScrolled={isScrolled} columns={['fund', 'funder', 'due', 'arrived', 'arrears']}>
        {funds.flatMap((fund) =>
          fund.funders.map(({ funder, name, due, arrived, arrears }) => (
            <Row key={`${fund.id} ${funder}`} words={[fund.name, name]} amounts={[due, arrived, arrears]} />
          )),
        )}
        <Row words={[t(T.total), '']} amounts={[totals.due, totals.arrived, totals.arrears]} isTotal />
      </Table>
      <Table
        title="funds"
        isScrolled={isScrolled}
        columns={['fund', 'planned', 'arrived', 'awarded', 'in_transit', 'paid', 'idle', 'refunded']}
      >
        {funds.map((fund) => (
          <Row
            key={fund.id}
            words={[fund.name]}
            amounts={[fund.planned, fund.arrived, fund.awarded, fund.in_transit, fund.paid, fund.idle, fund.refunded]}
          />
        ))}
      </Table>
      <Table
        title="places"
        isScrolled={isScrolled}
        columns={['fund', 'area', 'kind', 'count', 'awarded', 'in_transit', 'paid']}
      >
        {places.flatMap((fund) =>
          fund.places.map((place) => (
            <Row
              key={`${fund.id} ${place.area_code} ${place.kind}`}
              words={[
                nameOf(fund.id),
                areas.get(place.area_code) ?? place.area_code,
                t(RECEIVER_TEXTS[place.kind] ?? T.kind),
              ]}
              count={place.beneficiaries}
              amounts={[place.awarded, place.in_transit, place.paid]}
            />
          )),
        )}
      </Table>
    </div>
  )
}

type WayTablesProps = Readonly<{
  funds: readonly WayFund[]
  places: readonly FundPlaces[]
  areas: ReadonlyMap<string, string>
  /** Whether one sees them, so that they are places to stop with Tab. */
  isScrolled: boolean
}>

const WORDS: readonly Column[] = ['fund', 'funder', 'area', 'kind']

type TableProps = Readonly<{
  title: Column
  columns: readonly Column[]
  isScrolled: boolean
  children: React.ReactNode
}>

function Table({ title, columns, isScrolled, children }: TableProps) {
  const t = useT()
  return (
    <div
      className={isScrolled ? 'table-box' : ''}
      role="region"
      aria-label={t(T[title])}
      {...(isScrolled && { tabIndex: 0 })}
    >
      <table className="plain-table">
        <caption>{t(T[title])}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={WORDS.includes(column) ? '' : 'figure'}>
                {t(T[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

type RowProps = Readonly<{ words: readonly string[]; count?: number; amounts: readonly string[]; isTotal?: boolean }>

const Row = ({ words, count, amounts, isTotal = false }: RowProps) => (
  <tr className={isTotal ? 'total' : ''}>
    {words.map((word, place) =>
      place === 0 ? (
        <th key={place} scope="row">
          {word}
        </th>
      ) : (
        <td key={place}>{word}</td>
      ),
    )}
    {count !== undefined && <td className="figure">{count.toLocaleString('en-US')}</td>}
    {amounts.map((amount, place) => (
      <td key={place} className="figure">
        <Yuan yuan={amount} />
      </td>
    ))}
  </tr>
)
