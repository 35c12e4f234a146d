import { Money } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  due: { zh: '应拨', en: 'Due' },
  arrived: { zh: '到位', en: 'Arrived' },
  arrears: { zh: '欠拨', en: 'Not sent' },
  planned: { zh: '计划', en: 'Planned' },
  awarded: { zh: '补助', en: 'Awarded' },
  payable: { zh: '待付', en: 'To be paid' },
  in_transit: { zh: '在途', en: 'In transit' },
  paid: { zh: '已付', en: 'Paid' },
  idle: { zh: '专户结余', en: 'In the account' },
  unawarded: { zh: '尚未补助', en: 'Not awarded yet' },
  refunded: { zh: '退回', en: 'Sent back' },
  fund: { zh: '资金', en: 'Fund' },
  funder: { zh: '出资方', en: 'Funder' },
  kind: { zh: '受益对象', en: 'Receivers' },
  area: { zh: '乡镇', en: 'Township' },
  count: { zh: '个数', en: 'Count' },
} as const

export type Name = keyof typeof T
type FigureRow = Readonly<{ key: string; words: readonly string[]; count?: number; amounts: readonly string[] }>
type FiguresProps = Readonly<{
  words: readonly Name[]
  hasCount?: boolean
  amounts: readonly Name[]
  rows: readonly FigureRow[]
}>

/** Words and amounts in 万元, to the fen with the focus. */
export function Figures({ words, hasCount = false, amounts, rows }: FiguresProps) {
  const t = useT()
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            {words.map((word) => (
              <th key={word} scope="col">
                {t(T[word])}
              </th>
            ))}
            {hasCount && (
              <th scope="col" className="figure">
                {t(T.count)}
              </th>
            )}
            {amounts.map((amount) => (
              <th key={amount} scope="col" className="figure">
                {t(T[amount])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.words.map((word, place) => (
                <td key={place}>{word}</td>
              ))}
              {row.count !== undefined && <td className="figure">{row.count.toLocaleString('en-US')}</td>}
              {row.amounts.map((amount, place) => (
                <td key={place} className="figure">
                  <Money yuan={amount} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
