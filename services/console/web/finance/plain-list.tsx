import type { ReactNode } from 'react'
import { type Text, useT } from '../shell/language.tsx'
import { TableBox } from '../parts/table-box.tsx'

export type ListColumn<Row> = Readonly<{ title: Text; isFigure?: boolean; cell: (row: Row) => ReactNode }>

export type PlainListProps<Row> = Readonly<{
  of: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly ListColumn<Row>[]
  /** Said where there is none. */
  none: Text
  foot?: ReactNode
}>

/** A short table, of tens of rows at most; long lists are parts/long-table.tsx. */
export function PlainList<Row>({ of, rowKey, columns, none, foot }: PlainListProps<Row>) {
  const t = useT()
  if (of.length === 0) return <p className="tone-soft">{t(none)}</p>
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(({ title, isFigure }) => (
              <th key={title.en} scope="col" className={isFigure === true ? 'figure' : undefined}>
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, isFigure, cell }) => (
                <td key={title.en} className={isFigure === true ? 'figure' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </TableBox>
  )
}
