import { formatFen } from '@fundtrace/money'
import type { SheetRow } from '@fundtrace/spreadsheet'
import { headerKey, type Roles } from './find-roles.ts'
import { listFault } from './list-fault.ts'
import { amountAt } from './row-amount.ts'
import { type Tally, tellFault } from './tally.ts'

export type TotalRows = Readonly<{
  /** Whether the row is none of the list's own: a total, a subtotal, or what stands below the total. */
  take: (row: SheetRow) => boolean
  count: (parts: readonly bigint[]) => void
  end: () => void
}>

/**
 * 合计 and 小计 as people write them, below their rows or above them. A total is held against all rows, a subtotal against those up to the next.
 * Where a column says which way the money went, nobody knows what a total is of: it is not judged.
 */
export function totalRows(roles: Roles, tally: Tally): TotalRows {
  const { amount, unit, day } = roles
  const places = amount === null ? [] : amount.kind === 'pair' ? [amount.in, amount.out] : [amount.place]
  const isJudged = amount?.kind === 'pair' || amount?.direction === null
  const nothing = (): Sums => ({ rows: 0, parts: places.map(() => 0n) })
  const all = nothing()
  let group = nothing()
  let totalAbove: SheetRow | null = null
  let subtotalAbove: SheetRow | null = null
  let hasEnded = false

  const judge = (row: SheetRow, { parts }: Sums) => {
    if (!isJudged) return
    places.forEach((place, index) => {
      const stated = amountAt(row, place, unit)
      if (stated === null || stated === parts[index]) return
      const value = typeof stated === 'bigint' ? formatFen(stated) : (row.cells[place.index] ?? '')
      const expected = formatFen(parts[index] ?? 0n)
      tellFault(tally, listFault('total_wrong', row.row, place.header, { value, expected }))
    })
  }
  const takeTotal = (row: SheetRow) => {
    if (all.rows === 0) totalAbove = row
    else judge(row, all)
    hasEnded = all.rows > 0
  }
  const takeSubtotal = (row: SheetRow) => {
    const isAbove = subtotalAbove !== null || group.rows === 0
    if (subtotalAbove !== null) judge(subtotalAbove, group)
    if (isAbove) subtotalAbove = row
    else judge(row, group)
    group = nothing()
  }

  return {
    take: (row) => {
      // A register without amounts has no totals; a village may be called 合计.
      if (amount === null) return false
      if (day !== null && (row.cells[day.index] ?? '') !== '') return false
      const first = row.cells.find((cell) => cell !== '') ?? ''
      const word = MAYBE_TOTAL.test(first) ? headerKey(first).replace(/[:(].*$/u, '') : ''
      if (TOTALS.has(word)) takeTotal(row)
      else if (SUBTOTALS.has(word)) takeSubtotal(row)
      // Below a total: who made and who checked the list.
      else return hasEnded && places.every(({ index }) => (row.cells[index] ?? '') === '')
      return true
    },
    count: (parts) => {
      for (const sums of [all, group]) {
        sums.rows += 1
        parts.forEach((part, index) => (sums.parts[index] = (sums.parts[index] ?? 0n) + part))
      }
    },
    end: () => {
      if (totalAbove !== null) judge(totalAbove, all)
      if (subtotalAbove !== null) judge(subtotalAbove, group)
    },
  }
}

type Sums = { rows: number; readonly parts: bigint[] }

/** Cheaper than folding every cell. */
const MAYBE_TOTAL = /[计計]|total/iu
const TOTALS: ReadonlySet<string> = new Set(['合计', '总计', '总合计', '共计', '合计数', '累计', 'total', 'grandtotal'])
const SUBTOTALS: ReadonlySet<string> = new Set(['小计', '本页小计', '本页合计', 'subtotal', 'pagetotal'])
