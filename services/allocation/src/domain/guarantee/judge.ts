import type { Rounding } from '../programme/programme-text.ts'
import type { Percent } from '../programme/programme.ts'
import { percentOf } from './percent-of.ts'

/** What is guaranteed, given and missing, in fen. `missing` is what lies between them, and never below zero. */
export type Judgement = Readonly<{ floor: bigint; given: bigint; missing: bigint }>

export const judgeFloor = (floor: bigint, given: bigint): Judgement => ({
  floor,
  given,
  missing: given < floor ? floor - given : 0n,
})

/** An average is never computed, so never rounded: what all have together is held against the amount times their number. */
export const judgeAverage = (amount: bigint, receivers: number, given: bigint): Judgement =>
  judgeFloor(amount * BigInt(receivers), given)

export const judgeRate = (percent: Percent, qualifying: bigint, given: bigint, rounding: Rounding): Judgement =>
  judgeFloor(percentOf(qualifying, percent, rounding), given)
