import type { Problem } from '@fundtrace/contracts'
import type { ProblemRecord } from '@fundtrace/problem'
import type { Static } from 'typebox'

/** Why a run or preview came to nothing. */
export const problemOf = (problem: ProblemRecord | null): Static<typeof Problem> | null =>
  problem === null ? null : problemRecordOf(problem)

export const problemRecordOf = (problem: ProblemRecord): Static<typeof Problem> => ({
  ...problem,
  detail: problem.detail.slice(0, DETAIL_MAX),
  values: { ...problem.values },
})

const DETAIL_MAX = 2_000
