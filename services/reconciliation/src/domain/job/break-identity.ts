import { blindIndex, type KeyRing } from '@fundtrace/personal-data'
import { identityOf } from '../content-identity.ts'
import type { FoundBreak } from './found-break.ts'

type Identified = Pick<FoundBreak, 'kind' | 'left' | 'right' | 'identity' | 'field'>

/**
 * What makes a break the same break in the next run of its job: its kind and its rows, wherever they stand in their files, or what a control
 * says that it is known by. Keyed, because rows name people. Of several that are alike, each run has the first, the second: `next` counts
 * them.
 */
export function breakIdentities(ring: KeyRing, jobId: string): Readonly<{ next: (found: Identified) => string }> {
  const seen = new Map<string, number>()
  return {
    next: ({ kind, left, right, identity, field }) => {
      const content =
        identity === null
          ? identityOf({ kind, left, right, named: field })
          : identityOf({ kind, left: null, right: null, named: identity })
      const before = seen.get(content) ?? 0
      seen.set(content, before + 1)
      return blindIndex(ring, JSON.stringify([content, before]), `break:${jobId}`)
    },
  }
}
