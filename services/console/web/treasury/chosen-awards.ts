import { sumYuan } from '../parts/money-text.ts'
import type { WaitingGroup } from './batch-queries.ts'

export type Village = Readonly<{ area_code: string; count: number; total: string; periods: readonly string[] }>
export type ControlSum = Readonly<{ count: number; total: string }>

/** Village by village, of one period or of all ('' ). */
export function villagesOf(waiting: readonly WaitingGroup[], period: string): Village[] {
  const villages = new Map<string, Village>()
  for (const group of waiting) {
    if (period !== '' && group.period !== period) continue
    const before = villages.get(group.area_code)
    villages.set(group.area_code, {
      area_code: group.area_code,
      count: (before?.count ?? 0) + group.count,
      total: sumYuan([before?.total ?? '0.00', group.total]),
      periods: [...(before?.periods ?? []), group.period],
    })
  }
  return [...villages.values()]
}

export const periodsOf = (waiting: readonly WaitingGroup[]): string[] =>
  [...new Set(waiting.map(({ period }) => period))].toSorted()

export const controlSum = (villages: readonly Village[]): ControlSum => ({
  count: villages.reduce((all, { count }) => all + count, 0),
  total: sumYuan(villages.map(({ total }) => total)),
})
