import type { BatchState } from './moves.ts'

/** `notice`: who is to be paid, while objections are taken (公示). `results`: what was approved and is being paid (公告). F4: 003 三公开, 001 part 5 (10). */
export type PublicKind = 'notice' | 'results'

/** As long as the results of plans stay in allocation, and for the same reason: three years, which the documents run (2016 to 2018). */
export const RESULTS_YEARS = 3

/** Days are YYYY-MM-DD in Shanghai. */
export type BatchInPublic = Readonly<{
  state: BatchState
  noticeFrom: string | null
  noticeUntil: string | null
  madeOn: string
}>

/** Approved by its last approver, and not let go again. */
const DECIDED: ReadonlySet<BatchState> = new Set([
  'approved',
  'funded',
  'released',
  'partly_paid',
  'paid',
  'reconciled',
  'closed',
])

export function publicKind(
  { state, noticeFrom, noticeUntil, madeOn }: BatchInPublic,
  today: string,
): PublicKind | null {
  if (state === 'in_notice')
    return noticeFrom !== null && noticeUntil !== null && noticeFrom <= today && today <= noticeUntil ? 'notice' : null
  return DECIDED.has(state) && today < resultsEnd(madeOn) ? 'results' : null
}

/** The first day on which they are no longer there. */
export function resultsEnd(madeOn: string): string {
  const day = new Date(`${madeOn}T00:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() + RESULTS_YEARS)
  return day.toISOString().slice(0, 10)
}
