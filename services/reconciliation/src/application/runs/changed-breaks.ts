import type { Database } from '@fundtrace/database'
import { findBreakNumbers, lastBreakNumber, streamBreakHeads } from '../../adapters/postgres/runs/run-result-reader.ts'

export type GoneBreak = Readonly<{ number: number; kind: string; difference: string }>

/**
 * Holds breaks, by what they are known by from run to run, against those of a run, page by page. Of the run's own one byte each is held: whether it was
 * met again.
 */
export async function compareBreaks(db: Database, run: number) {
  const met = new Uint8Array((await lastBreakNumber(db, run)) + 1)
  return {
    /** Of a page those that the run has not. */
    unknownOf: async (identities: readonly string[]): Promise<ReadonlySet<string>> => {
      const known = await findBreakNumbers(db, run, identities)
      for (const number of known.values()) met[number] = 1
      return new Set(identities.filter((identity) => !known.has(identity)))
    },
    /** Those that were not met, counted, and the first of them. */
    gone: async (shownMax: number): Promise<Readonly<{ count: number; shown: readonly GoneBreak[] }>> => {
      const shown: GoneBreak[] = []
      let count = 0
      for await (const head of streamBreakHeads(db, run)) {
        if (met[head.number] === 1) continue
        count += 1
        if (shown.length < shownMax) shown.push(head)
      }
      return { count, shown }
    },
  }
}
