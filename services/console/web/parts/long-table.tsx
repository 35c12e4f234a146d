import { type InfiniteData, useInfiniteQuery, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { type Text, type Translate, useT } from '../shell/language.tsx'
import { useGo } from './address-link.tsx'
import { DownloadButton } from './download-button.tsx'
import { downloadList, type ExportColumn, type ExportRequest } from './download.ts'
import { LongTableRow } from './long-table-row.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import type { States } from './state-tag.tsx'
import { PRINTED_ROWS_MAX, useWindow } from './use-window.ts'

const T = {
  export: { zh: '导出 Excel', en: 'Export to Excel' },
  none: { zh: '没有符合条件的记录。', en: 'Nothing matches.' },
  reading: { zh: '正在读取…', en: 'Reading…' },
  read: { zh: '已读取 {n} 行', en: '{n} rows read' },
  all: { zh: '共 {n} 行', en: '{n} rows in all' },
  choose: { zh: '选择', en: 'Choose' },
  printed: {
    zh: '清单很长，这里只印前 {n} 行；全部请导出 Excel。',
    en: 'The list is long: only its first {n} rows are printed. Export it to have them all.',
  },
} as const

export type Column<Row> = Readonly<{
  key: string
  title: Text
  /** Pixels; without it the column takes what is left, at least 120. */
  width?: number
  /** Figures stand to the right. */
  isFigure?: boolean
  /** What the cell says, also for the export of what has no pointer in the service's answer. */
  text: (row: Row) => string
  render?: (row: Row) => ReactNode
  /** JSON pointer within one row of the service's answer: then the column is exported. */
  pointer?: string
  kind?: ExportColumn['kind']
  /** Words for raw values in the export: the states that StateTag shows, or texts by value. */
  words?: States | Readonly<{ [raw: string]: Text }>
}>

export type LongTableProps<Row> = Readonly<{
  /** `key` has the filters in it; `page` reads what comes after a cursor. */
  of: Readonly<{
    key: QueryKey
    page: (after?: string) => Promise<Readonly<{ rows: readonly Row[]; next?: string | undefined }>>
  }>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** What this list is, for screen readers. */
  label: string
  onRow?: (row: Row) => void
  /** Where Enter and a click lead; the first cell is then a link. */
  href?: (row: Row) => string
  /** CSS height of the scrolling part. */
  height?: string
  exports?: Omit<ExportRequest, 'columns'>
  choose?: Readonly<{ chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }>
  empty?: ReactNode
  tools?: ReactNode
}>

export const ROW_HEIGHT = 42
/** So many rows before the end of what was read, the next page is asked for: a second of turning pages. */
const READ_AHEAD_ROWS = 60
/** So many pages are read again at once when somebody comes back; what lies behind them is read as he scrolls there. */
const PAGES_READ_AGAIN_MAX = 4

/** A list of any length: pages are read while one scrolls, only what is seen is drawn; arrows walk, Enter opens, Space chooses. */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const {
    of,
    columns,
    rowKey,
    label,
    onRow,
    href,
    height = 'clamp(320px, 100dvh - 340px, 900px)',
    exports,
    choose,
    empty,
    tools,
  } = props
  const t = useT()
  const go = useGo()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const query = useInfiniteQuery({
    queryKey: of.key,
    queryFn: ({ pageParam }) => of.page(pageParam === '' ? undefined : pageParam),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    // Pages are replaced, not compared: looking through all that were read, for each one more, is what makes a long list stutter.
    structuralSharing: false,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= PAGES_READ_AGAIN_MAX,
  })
  useForgetFarPages(of.key)
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  const { first, last, isPrinting } = useWindow(box, rows.length, ROW_HEIGHT)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= rows.length - READ_AHEAD_ROWS)
      void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, rows.length])

  const open = (row: Row) => (href === undefined ? onRow?.(row) : go(href(row)))
  const toggle = (row: Row) => {
    if (choose === undefined) return
    const chosen = new Set(choose.chosen)
    if (!chosen.delete(rowKey(row))) chosen.add(rowKey(row))
    choose.onChange(chosen)
  }
  const goTo = (index: number) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1)
    setActive(to)
    const view = box.current
    if (view === null) return
    const top = to * ROW_HEIGHT
    if (top < view.scrollTop) view.scrollTop = top
    else if (top + 2 * ROW_HEIGHT > view.scrollTop + view.clientHeight)
      view.scrollTop = top + 2 * ROW_HEIGHT - view.clientHeight
  }
  const walk = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const row = rows[active]
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step !== undefined) goTo(active + step)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(rows.length - 1)
    else if (event.key === 'Enter' && row !== undefined) open(row)
    else if (event.key === ' ' && row !== undefined) toggle(row)
    else return
    event.preventDefault()
  }
  const exported = columns.flatMap(({ title, pointer, kind = 'text', words }): ExportColumn[] =>
    pointer === undefined
      ? []
      : [{ title: t(title), pointer, kind, ...(words !== undefined && { words: inWords(words, t) }) }],
  )
  const below = isPrinting ? 0 : (rows.length - last) * ROW_HEIGHT
  const isOpening = href !== undefined || onRow !== undefined

  return (
    <div className="long-table">
      <div className="long-table-tools">
        <span role="status">
          {query.isPending
            ? t(T.reading)
            : t(query.hasNextPage ? T.read : T.all, { n: rows.length.toLocaleString('en-US') })}
        </span>
        {tools}
        {exports !== undefined && (
          <DownloadButton take={() => downloadList({ ...exports, columns: exported })}>{t(T.export)}</DownloadButton>
        )}
      </div>
      {query.error !== null && (
        <ProblemNotice
          problem={problemOf(query.error)}
          onRetry={() => void (query.isFetchNextPageError ? fetchNextPage() : query.refetch())}
        />
      )}
      {isPrinting && rows.length > PRINTED_ROWS_MAX && <p>{t(T.printed, { n: PRINTED_ROWS_MAX })}</p>}
      <div ref={box} className="long-table-box" style={{ maxHeight: isPrinting ? 'none' : height }}>
        <table
          role="grid"
          aria-label={label}
          aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}
          aria-busy={query.isFetching}
          tabIndex={0}
          onKeyDown={walk}
          {...(rows.length > 0 && active >= first && active < last && { 'aria-activedescendant': `${id}-${active}` })}
        >
          <colgroup>
            {choose !== undefined && <col style={{ width: 44 }} />}
            {columns.map(({ key, width }) => (
              <col key={key} style={width === undefined ? { minWidth: 120 } : { width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {choose !== undefined && (
                <th scope="col">
                  <span className="unseen">{t(T.choose)}</span>
                </th>
              )}
              {columns.map(({ key, title, isFigure }) => (
                <th key={key} scope="col" className={isFigure === true ? 'figure' : ''}>
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <Space height={first * ROW_HEIGHT} />}
            {rows.slice(first, last).map((row, place) => (
              <LongTableRow
                key={rowKey(row)}
                id={`${id}-${first + place}`}
                row={row}
                index={first + place}
                columns={columns}
                isActive={first + place === active}
                isChosen={choose?.chosen.has(rowKey(row))}
                onChoose={() => toggle(row)}
                onOpen={
                  isOpening
                    ? () => {
                        setActive(first + place)
                        open(row)
                      }
                    : undefined
                }
                href={href?.(row)}
              />
            ))}
            {below > 0 && <Space height={below} />}
          </tbody>
        </table>
        {!query.isPending && query.error === null && rows.length === 0 && (
          <div className="long-table-none">{empty ?? t(T.none)}</div>
        )}
        {query.isFetchingNextPage && <div className="long-table-none">{t(T.reading)}</div>}
      </div>
    </div>
  )
}

/** A list of 100,000 rows that is left is not kept whole, nor read again whole on coming back. */
function useForgetFarPages(key: QueryKey): void {
  const client = useQueryClient()
  const known = JSON.stringify(key)
  useEffect(
    () => () => {
      const of = JSON.parse(known) as QueryKey
      const state = client.getQueryState(of)
      if (state === undefined) return
      if (state.isInvalidated) return client.removeQueries({ queryKey: of, exact: true })
      client.setQueryData<InfiniteData<unknown>>(
        of,
        (data) =>
          data && {
            pages: data.pages.slice(0, PAGES_READ_AGAIN_MAX),
            pageParams: data.pageParams.slice(0, PAGES_READ_AGAIN_MAX),
          },
        // As old as they are.
        { updatedAt: state.dataUpdatedAt },
      )
    },
    [client, known],
  )
}

const inWords = (words: NonNullable<Column<unknown>['words']>, t: Translate): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([raw, said]) => [raw, t('text' in said ? said.text : said)]))

const Space = ({ height }: { height: number }) => (
  <tr aria-hidden className="long-table-space">
    <td style={{ height }} />
  </tr>
)
