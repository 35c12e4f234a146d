import { DomainError } from '@fundtrace/problem'
import { receiversRefused } from './plan-errors.ts'

/** What stands in the way of a plan, receiver by receiver, so that a bureau mends all of it at once. */
export type Refusals = Readonly<{
  /** Undefined where this receiver is refused; the last refusal that is told ends the plan at once. */
  attempt: <Result>(act: () => Result) => Result | undefined
  isEmpty: () => boolean
  /** @throws DomainError of the first refusal's code, with all of them in its values */
  throwIfAny: () => void
}>

const REFUSALS_MAX = 20

export function collectRefusals(): Refusals {
  const refused: DomainError[] = []
  return {
    attempt: (act) => {
      try {
        return act()
      } catch (error) {
        if (!(error instanceof DomainError) || !OF_ONE_RECEIVER.has(error.code)) throw error
        refused.push(error)
        if (refused.length === REFUSALS_MAX) throw receiversRefused(refused, false)
        return undefined
      }
    },
    isEmpty: () => refused.length === 0,
    throwIfAny: () => {
      if (refused.length > 0) throw receiversRefused(refused, true)
    },
  }
}

/** The next receiver may be computed all the same; every other refusal is of the plan as a whole. */
const OF_ONE_RECEIVER: ReadonlySet<string> = new Set([
  'ALLOCATION_TIER_MISSING',
  'ALLOCATION_FACT_UNKNOWN',
  'ALLOCATION_PLEDGE_TOO_SMALL',
  'ALLOCATION_TOWNSHIP_FUNDER_MISSING',
])
