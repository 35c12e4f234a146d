import type { Problem } from '@fundtrace/contracts'
import type { ProblemRecord } from '@fundtrace/problem'
import type { Static } from 'typebox'

/** Why the ledger refused something, as its own answer said. */
export const problemReply = (problem: ProblemRecord | null): Static<typeof Problem> | null =>
  problem === null ? null : { ...problem, values: { ...problem.values } }
