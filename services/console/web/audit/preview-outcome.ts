import type { Text } from '../shell/language.tsx'
import type { ShownRow } from './break-table.ts'
import { readRow } from './shown-row.ts'

export type Counts = Readonly<{ before: number; after: number; more: number; less: number }>
/** One line of a match: a row of each side, or of one. */
export type MatchChange = Readonly<{
  number: number
  leftRow: number | null
  rightRow: number | null
  left: ShownRow | null
  right: ShownRow | null
}>
export type BreakChange = Readonly<{ number: number; kind: string; difference: string; explanation?: Text }>

export type Outcome = Readonly<{
  matches: Counts
  breaks: Counts
  newMatches: readonly MatchChange[]
  lostMatches: readonly MatchChange[]
  newBreaks: readonly BreakChange[]
  goneBreaks: readonly BreakChange[]
}>

type Told = Readonly<Record<string, unknown>>

/** The service tells what a preview gave without a shape in its OpenAPI file: here it gets one. */
export const readOutcome = (result: Told): Outcome => ({
  matches: countsOf(result['matches'], 'lost'),
  breaks: countsOf(result['breaks'], 'gone'),
  newMatches: listOf(result['new_matches']).map(matchOf),
  lostMatches: listOf(result['lost_matches']).map(matchOf),
  newBreaks: listOf(result['new_breaks']).map(breakOf),
  goneBreaks: listOf(result['gone_breaks']).map(breakOf),
})

function countsOf(value: unknown, less: string): Counts {
  const counts = (value ?? {}) as Told
  return {
    before: numberOf(counts['before']),
    after: numberOf(counts['after']),
    more: numberOf(counts['new']),
    less: numberOf(counts[less]),
  }
}

const matchOf = (told: Told): MatchChange => ({
  number: numberOf(told['number']),
  leftRow: rowNumber(told['left_row']),
  rightRow: rowNumber(told['right_row']),
  left: readRow(told['left']),
  right: readRow(told['right']),
})

const breakOf = (told: Told): BreakChange => ({
  number: numberOf(told['number']),
  kind: textOf(told['kind']),
  difference: textOf(told['difference']),
  ...(isText(told['explanation']) && { explanation: told['explanation'] }),
})

const listOf = (value: unknown): readonly Told[] => (Array.isArray(value) ? (value as readonly Told[]) : [])
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
const rowNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value
