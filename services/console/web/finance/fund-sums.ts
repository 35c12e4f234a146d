import type { paths } from '../api/generated/ledger.d.ts'
import { sumYuan } from '../parts/money-text.ts'

export type Fund = paths['/v1/funds']['get']['responses'][200]['content']['application/json']['funds'][number]
export type FunderSum = Readonly<{ funder: string; name: string; due: string; arrived: string; arrears: string }>

/** What a funder owes and sent over all of these funds; who owes most comes first. */
export function byFunder(funds: readonly Pick<Fund, 'shares'>[]): readonly FunderSum[] {
  const sums = new Map<string, FunderSum>()
  for (const { funder, name, due, arrived, arrears } of funds.flatMap(({ shares }) => shares)) {
    const before = sums.get(funder) ?? { funder, name, due: '0.00', arrived: '0.00', arrears: '0.00' }
    sums.set(funder, {
      ...before,
      due: sumYuan([before.due, due]),
      arrived: sumYuan([before.arrived, arrived]),
      arrears: sumYuan([before.arrears, arrears]),
    })
  }
  const inFen = ({ arrears }: FunderSum): bigint => BigInt(arrears.replace('.', ''))
  return [...sums.values()].toSorted((left, right) =>
    inFen(left) === inFen(right) ? 0 : inFen(left) < inFen(right) ? 1 : -1,
  )
}
