import type { CaseState } from './case-words.ts'
import type { caseQueryOf } from './list-filters.ts'

/** As the service takes it: ids, or a filter together with how many it named when the officer looked. */
export type ChosenCases =
  | Readonly<{ ids: readonly string[] }>
  | Readonly<{ filter: ReturnType<typeof caseQueryOf>; count: number }>

/** What the service does at once. */
export const CASES_AT_ONCE_MAX = 1_000

export const countOf = (chosen: ChosenCases): number => ('ids' in chosen ? chosen.ids.length : chosen.count)

/** The part of a request that says which cases. */
export function casesBody(chosen: ChosenCases) {
  if ('ids' in chosen) return { cases: [...chosen.ids] }
  const { state, ...filter } = chosen.filter
  return {
    cases: { ...filter, ...(state !== undefined && { states: [state as CaseState] }) },
    expected: chosen.count,
  }
}
