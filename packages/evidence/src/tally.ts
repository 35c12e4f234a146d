import { fenOf, formatFen } from '@fundtrace/money'
import type { RunTotals } from './run-sheets.ts'

export type TalliedMatch = Readonly<{
  left: number
  right: number
  difference: string
  suggested: boolean
  undone: boolean
  /** By an officer, after the run. */
  isChange: boolean
}>
export type TalliedBreak = Readonly<{ kind: string; difference: string; settled: boolean; isChange: boolean }>

/** Adds a run up, row by row, in fen. Rows of matches that were undone count as no longer matched. */
export function startTally() {
  const matches = { count: 0, suggested: 0, undone: 0, left_rows: 0, right_rows: 0 }
  let matched = 0n
  let settled = 0
  let broken = 0n
  const found = { matches: 0, left_rows: 0, right_rows: 0, breaks: 0 }
  let foundMatched = 0n
  let foundBroken = 0n
  const kinds = new Map<string, { count: number; fen: bigint }>()
  const states = new Map<string, number>()

  return {
    match: ({ left, right, difference, suggested, undone, isChange }: TalliedMatch): void => {
      const fen = fenOf(difference)
      if (!isChange) {
        found.matches += 1
        found.left_rows += left
        found.right_rows += right
        foundMatched += fen
      }
      matches.count += 1
      if (suggested) matches.suggested += 1
      if (undone) {
        matches.undone += 1
        return
      }
      matches.left_rows += left
      matches.right_rows += right
      matched += fen
    },
    break: ({ kind, difference, settled: isSettled, isChange }: TalliedBreak): void => {
      const known = kinds.get(kind) ?? { count: 0, fen: 0n }
      const fen = fenOf(difference)
      kinds.set(kind, { count: known.count + 1, fen: known.fen + fen })
      broken += fen
      if (!isChange) {
        found.breaks += 1
        foundBroken += fen
      }
      if (isSettled) settled += 1
    },
    case: (state: string): void => {
      states.set(state, (states.get(state) ?? 0) + 1)
    },
    totals: (): RunTotals => ({
      matches: { ...matches, difference: formatFen(matched) },
      breaks: {
        count: sum([...kinds.values()].map(({ count }) => count)),
        settled,
        difference: formatFen(broken),
        by_kind: byName(kinds).map(([kind, { count, fen }]) => ({ kind, count, difference: formatFen(fen) })),
      },
      cases: {
        count: sum([...states.values()]),
        by_state: byName(states).map(([state, count]) => ({ state, count })),
      },
      as_found: { ...found, matched_difference: formatFen(foundMatched), break_difference: formatFen(foundBroken) },
    }),
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
const byName = <Value>(values: ReadonlyMap<string, Value>): [string, Value][] =>
  [...values].toSorted(([one], [other]) => (one < other ? -1 : 1))
