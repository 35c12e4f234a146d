import type { SheetRow } from '@fundtrace/spreadsheet'
import type { Place } from './find-roles.ts'
import { listFault } from './list-fault.ts'
import { type Tally, tellFault } from './tally.ts'

export type PageSequence = Readonly<{
  take: (row: SheetRow) => void
  /** Whether the row is nothing but the number of its page: 第 2 页 共 5 页. */
  takeMark: (row: SheetRow) => boolean
  end: () => void
}>

/** The pages of a list that was printed page by page: in their order, each once, to the last one that is announced. */
export function pageSequence(place: Place | null, tally: Tally): PageSequence {
  let last: { page: number; row: number } | null = null
  let announced = 0
  const path = place?.header ?? '页码 page'

  const turnTo = (row: number, page: number, of: number | null) => {
    announced = Math.max(announced, of ?? 0)
    if (page === last?.page) return
    const expected = (last?.page ?? 0) + 1
    if (page > expected) missing(row, expected, page - 1)
    if (page < expected)
      tellFault(tally, listFault('page_repeated', row, path, { value: String(page), expected: String(expected) }))
    last = { page, row }
  }
  const missing = (row: number, first: number, end: number) => {
    const pages = first === end ? `第${first}页 page ${first}` : `第${first}-${end}页 pages ${first} to ${end}`
    tellFault(tally, listFault('page_missing', row, path, { expected: pages }))
  }

  return {
    take: ({ row, cells }) => {
      if (place === null) return
      const text = cells[place.index] ?? ''
      const read = readPage(text)
      if (read === null) tellFault(tally, listFault('page_unreadable', row, path, { value: text, expected: '2, 2/5' }))
      else turnTo(row, read.page, read.of)
    },
    takeMark: ({ row, cells }) => {
      if (!cells.some((cell) => MAYBE_MARK.test(cell))) return false
      const filled = cells.filter((cell) => cell !== '')
      if (filled.length > 2) return false
      const read = readPageMark(filled.join(''))
      if (read === null) return false
      // A mark at the foot or head of its page: either way they count up.
      turnTo(row, read.page, read.of)
      return true
    },
    end: () => {
      if (last !== null && last.page < announced) missing(last.row, last.page + 1, announced)
    },
  }
}

/** Cheaper than folding every cell. */
const MAYBE_MARK = /页|page/iu

type Page = Readonly<{ page: number; of: number | null }>

function readPage(text: string): Page | null {
  const [, page = '', of] =
    /^第?(\d{1,6})页?(?:[/,,;]?(?:共|of)?(\d{1,6})页?)?$/iu.exec(text.normalize('NFKC').replaceAll(/\s/gu, '')) ?? []
  return page === '' ? null : { page: Number(page), of: of === undefined ? null : Number(of) }
}

function readPageMark(text: string): Page | null {
  const folded = text.normalize('NFKC').replaceAll(/\s/gu, '')
  const [, page, of] = /^第(\d{1,6})页[/,;]?(?:共(\d{1,6})页)?$/u.exec(folded) ?? []
  const [, page2, of2] = /^page(\d{1,6})(?:\/|of)(\d{1,6})$/iu.exec(folded) ?? []
  const found = page ?? page2
  if (found === undefined) return null
  const total = of ?? of2
  return { page: Number(found), of: total === undefined ? null : Number(total) }
}
