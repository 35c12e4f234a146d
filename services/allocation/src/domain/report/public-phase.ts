import type { PlanState } from '../plan/plan-life.ts'

/**
 * Results stay on the notice board for three years after the last award: the documents run for three (2016 to 2018), and what was given in their
 * first year is judged by who is out of poverty at the end of the third (F8: 000, 001, 003). No document names an end; nothing is lost by it,
 * since offices go on seeing them.
 */
export const RESULTS_YEARS = 3

/** Which list of a plan stands on the notice board: who is to get what (公示), what was awarded (公告), or none. F4: 003 三公开, 001 part 5 (10). */
export type PublicKind = 'notice' | 'results'

/** Days are YYYY-MM-DD in Shanghai. `lastAwardOn`: of its last award, or, where it has none yet, the day from which it is in force. */
export type PlanInPublic = Readonly<{
  state: PlanState
  noticeFrom: string | null
  noticeTo: string | null
  awards: number
  lastAwardOn: string | null
}>

/**
 * The notice is gone with its last day. What a plan awarded stays when another replaces it; one that awarded nothing is public only while it is in force.
 */
export function publicKind(
  { state, noticeFrom, noticeTo, awards, lastAwardOn }: PlanInPublic,
  today: string,
): PublicKind | null {
  if (state === 'noticed')
    return noticeFrom !== null && noticeTo !== null && noticeFrom <= today && today <= noticeTo ? 'notice' : null
  const isInForce = state === 'posted' || (state === 'superseded' && awards > 0)
  return isInForce && lastAwardOn !== null && today < resultsEnd(lastAwardOn) ? 'results' : null
}

/** The first day on which they are no longer there. */
export function resultsEnd(lastAwardOn: string): string {
  const day = new Date(`${lastAwardOn}T00:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() + RESULTS_YEARS)
  return day.toISOString().slice(0, 10)
}

/** How many days there are left to object, today included; 0 when the last one is over. */
export const daysLeft = (noticeTo: string, today: string): number =>
  Math.max(0, (Date.parse(noticeTo) - Date.parse(today)) / DAY_MS + 1)

const DAY_MS = 24 * 60 * 60 * 1000
