import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import type { Break, BreakKind } from '../break.ts'
import type { Item, ItemFault, Side } from '../item.ts'
import type { Match } from '../match.ts'
import type { RuleSet } from '../rule-schema.ts'
import type { RunState } from '../steps/run-state.ts'
import { type Engine, openEngine } from './engine.ts'
import { loadCsv } from './load-csv.ts'
import { loadItems, type LoadedSide } from './load-items.ts'
import { matchSides } from './match-sides.ts'
import { readItems, readOutOfRun, writeMatchesCsv } from './read-items.ts'
import { type ItemFields, readBreaks, readMatches } from './read-results.ts'
import type { SideState } from './work-tables.ts'

export type MatchingOptions = Readonly<{
  /** What the engine may hold in memory, MiB; above it, it spills into the folder. 512 unless told; Node comes on top. */
  memoryMib?: number
  /** An existing folder of its own: what spills lies there, and only there and in `files` the engine may read or write. Close empties it. */
  folder: string
  /** CSV files that loadCsv may read, and files outside the folder that are to be written. */
  files?: readonly string[]
  threads?: number
}>

/** One reconciliation in memory and on disk: load both sides, match once or several times with different rule sets, read, close. */
export type Matching = Readonly<{
  /**
   * The fast road: a UTF-8 CSV file with a header is read by the engine itself, never through JavaScript. `row` is the number of the
   * record, the header being 1. Rows that are no items are faults and are not loaded.
   */
  loadCsv: (side: Side, path: string, columns: CsvColumns) => Promise<Loaded>
  /** The general road: any reader's pages. Rows must be unique on a side. */
  loadItems: (side: Side, pages: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>) => Promise<Loaded>
  /** May be called again with other rules over the same rows: a preview. Forgets the result before. */
  match: (ruleSet: RuleSet, options?: MatchOptions) => Promise<MatchResult>
  /** By number. */
  matches: () => AsyncIterable<readonly Match[]>
  /** By number, in pages of at most 2,048. */
  breaks: () => AsyncIterable<readonly Break[]>
  /** Rows at or after their side's cut-off: not in this run, by side and row. */
  outOfRun: () => AsyncIterable<readonly OutOfRun[]>
  /** Items by their rows, by row. */
  items: (side: Side, rows: readonly number[]) => Promise<readonly Item[]>
  /**
   * One line for each row or pair of rows: `number,rule,left_row,right_row,difference,suggested`. A match of several rows has several lines: its
   * difference is on the first ('0.00' on the others), and what a line does not have is empty. So left_row and right_row are each unique in the
   * file. No header; yuan. For PostgreSQL's COPY ... (FORMAT csv).
   */
  writeMatchesCsv: (path: string) => Promise<Readonly<{ lines: number }>>
  close: () => Promise<void>
}>

/** Header names as they stand in the file. */
export type CsvColumns = Readonly<{
  amount: Readonly<{
    column: string /** as_written unless told */
    sign?: 'as_written' | 'turned' /** yuan unless told */
    unit?: 'yuan' | 'fen'
  }>
  /** Days: YYYY-MM-DD, YYYY/MM/DD or YYYYMMDD. */
  on?: string
  /** Instants; one without offset is Shanghai's. */
  at?: string
  id?: string
  fields: Readonly<Record<string, string>>
  delimiter?: string
}>

export type Loaded = Readonly<{
  rows: number
  /** Fen, over all rows that were loaded. */
  total: bigint
  /** The first 1,000; `faultCount` counts all. */
  faults: readonly ItemFault[]
  faultCount: number
}>

export type MatchOptions = Readonly<{
  onProgress?: (progress: MatchProgress) => void
  signal?: AbortSignal
  /** The first day of the run (YYYY-MM-DD). Rows before it are looked at; what is found of them alone is left out, and so are they. */
  from?: string | null
}>
/** `done` of `of` steps; `rule` is the id of the rule that is being tried. */
export type MatchProgress = Readonly<{ step: string; rule: string | null; done: number; of: number }>

export type MatchResult = Readonly<{
  /** SHA-256 (hex): equal for equal rows (in any order) and equal rules. */
  resultHash: string
  ruleSetHash: string
  left: SideResult
  right: SideResult
  matches: number
  breaks: number
  breaksByKind: Readonly<Partial<Record<BreakKind, number>>>
  rules: readonly Readonly<{ rule: string; matches: number; left: number; right: number; difference: bigint }>[]
  /** Fen. matchedDifference + breakDifference = right.total - left.total. */
  matchedDifference: bigint
  breakDifference: bigint
  /** Searches that were given up at their bound: the rows are breaks that say so. */
  bounded: number
}>
/** Rows in the run, and those beyond the cut-off; totals in fen. */
export type SideResult = Readonly<{
  rows: number
  total: bigint
  matched: number
  broken: number
  outOfRun: number
  outOfRunTotal: bigint
}>
export type OutOfRun = Readonly<{ side: Side; item: Item }>

/** @throws DomainError MATCHING_* ; an abort throws the signal's reason. */
export async function openMatching(options: MatchingOptions): Promise<Matching> {
  const engine = await openEngine(options)
  const states: Record<Side, SideState | null> = { left: null, right: null }
  let last: RunState | null = null
  const loaded = (side: Side, { loaded: counts, fields }: LoadedSide, isMapped: boolean): Loaded => {
    states[side] = { fields, isMapped, folded: new Map() }
    last = null
    return counts
  }
  const result = (): RunState => {
    assert(last !== null, 'there is a result once match has been called')
    return last
  }
  const fields = (): ItemFields => ({ left: states.left?.fields ?? [], right: states.right?.fields ?? [] })

  return {
    loadCsv: async (side, path, columns) => loaded(side, await loadCsv(engine, side, path, columns), true),
    loadItems: async (side, pages) => loaded(side, await loadItems(engine, side, pages), false),
    match: async (ruleSet, { onProgress = () => undefined, signal, from = null } = {}) => {
      const { left, right } = states
      assert(left !== null && right !== null, 'both sides are loaded before they are matched')
      last = null
      const matched = await untilAborted(engine, signal, () =>
        matchSides(engine, ruleSet, { left, right }, { onProgress, signal, from }),
      )
      last = matched.state
      return matched.result
    },
    matches: () => readMatches(result()),
    breaks: () => readBreaks(result(), fields()),
    outOfRun: () => readOutOfRun(result(), fields()),
    items: (side, rows) => readItems(engine, side, fields()[side], rows),
    writeMatchesCsv: (path) => writeMatchesCsv(result(), path),
    close: async () => {
      engine.close()
      await rm(`${options.folder}/spill`, { recursive: true, force: true })
    },
  }
}

async function untilAborted<T>(engine: Engine, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted()
  signal?.addEventListener('abort', engine.interrupt)
  try {
    return await work()
  } catch (error) {
    // What the engine says of an interruption is not why there was one.
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', engine.interrupt)
  }
}
