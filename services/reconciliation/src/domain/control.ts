import type { BreakKind, Item } from '@fundtrace/matching'
import type { Explanation } from './break.ts'

/**
 * A check over facts that are not two lists: a ratio over time, a floor, the way of the money through its accounts.
 *
 * A run reads the facts once, in one transaction that sees the database as it stood at one moment, and keeps them sealed as the run's
 * frozen input; it judges what it kept, so that the same facts and terms give the same result whoever does it again. `judge` is pure.
 * Both stream: neither may hold more than it needs of one fund, household or payment at a time.
 */
export type Control<Source, Kept extends Fact = Fact> = Readonly<{
  /** As job documents name it, in snake_case. */
  name: string
  title: Readonly<{ zh: string; en: string }>
  /** What is asked and where the rule stands (document, item). */
  description: Readonly<{ zh: string; en: string }>
  /** Checks the `terms` of a job when it is recorded. @throws DomainError */
  requireTerms: (terms: Terms) => void
  /** In a stable order that does not depend on when rows came in. */
  read: (source: Source, scope: Scope) => AsyncIterable<Kept>
  /** The first fact has row 1. Matches and breaks come in a stable order. */
  judge: (facts: AsyncIterable<Kept>, scope: Scope) => AsyncIterable<Judgement>
}>

/** What a fact may be made of: it is kept as one line of JSON. Amounts are strings in yuan ("1250.00"), days 'YYYY-MM-DD'. */
export type Fact = Readonly<{ [name: string]: FactValue }>
export type FactValue =
  | string
  | number
  | boolean
  | null
  | readonly FactValue[]
  | Readonly<{ [name: string]: FactValue }>
export type Terms = Readonly<Record<string, FactValue>>

/** What a run is about. */
export type Scope = Readonly<{
  jobId: string
  /** Whose audit it is: only facts within this area. */
  areaCode: string
  /** Null: every fund within the area. */
  funds: readonly string[] | null
  /** The last day of what is looked at, in Shanghai, and the first where there is one. */
  asOf: string
  from: string | null
  terms: Terms
}>

/** Rows are the ordinals of facts, on the side on which each stands; a row is in at most one match of its side. */
export type Judgement = Readonly<{ match: ControlMatch }> | Readonly<{ break: ControlBreak }>

export type ControlMatch = Readonly<{
  /** The check that agreed, in snake_case. */
  rule: string
  left: readonly number[]
  right: readonly number[]
  /** Whole fen, right minus left. */
  difference: bigint
}>

export type ControlBreak = Readonly<{
  kind: BreakKind
  fund: string | null
  /** What makes it the same break in the next run, such as a household, a funder and a year; unless told, the content of its rows. */
  identity?: string
  left: Item | null
  right: Item | null
  /** Whole fen, signed: right minus left, found minus expected. */
  difference: bigint
  /** The check, and what of it failed, in snake_case. */
  rule: string
  failed: string
  /** Values that an auditor needs beside the rows: expected, found, ratio, days, level. */
  detail: Readonly<Record<string, FactValue>>
  /** Further rows that it speaks for. */
  related: readonly Item[]
  explanation: Explanation
}>
