import type { MouseEvent } from 'react'
import { useT } from '../shell/language.tsx'
import { AddressLink } from './address-link.tsx'
import type { Column } from './long-table.tsx'

const T = { choose: { zh: '选择 {what}', en: 'Choose {what}' } } as const

type LongTableRowProps<Row> = Readonly<{
  id: string
  row: Row
  index: number
  columns: readonly Column<Row>[]
  isActive: boolean
  isChosen: boolean | undefined
  onChoose: () => void
  onOpen: (() => void) | undefined
  href: string | undefined
}>

export function LongTableRow<Row>(props: LongTableRowProps<Row>) {
  const { id, row, index, columns, isActive, isChosen, onChoose, onOpen, href } = props
  const t = useT()
  const openUnlessControl = (event: MouseEvent) => {
    const isControl = event.target instanceof Element && event.target.closest('a,button,input,select,label') !== null
    if (!isControl && getSelection()?.isCollapsed !== false) onOpen?.()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isChosen ?? isActive}
      className={`${isActive ? 'row-active' : ''} ${onOpen === undefined ? '' : 'row-opens'}`}
      onClick={openUnlessControl}
    >
      {isChosen !== undefined && (
        <td>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isChosen}
            onChange={onChoose}
            aria-label={t(T.choose, { what: columns[0]?.text(row) ?? '' })}
          />
        </td>
      )}
      {columns.map(({ key, text, render, isFigure }, place) => {
        const shown = render?.(row) ?? text(row)
        return (
          <td key={key} className={isFigure === true ? 'figure' : ''} title={text(row)}>
            {place === 0 && href !== undefined ? (
              <AddressLink to={href} isStop={false}>
                {shown}
              </AddressLink>
            ) : (
              shown
            )}
          </td>
        )
      })}
    </tr>
  )
}
