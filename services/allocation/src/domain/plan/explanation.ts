import type { FactValue } from '../programme/facts.ts'
import type { BaseOf, Rounding } from '../programme/programme-text.ts'

/**
 * Why a line is what it is: enough to compute it again by hand. Stored with the line, without words; `explainLine` makes sentences
 * of it in Chinese and English, together with the version of the programme that the plan names. Amounts are yuan as text.
 */
export type Explanation = Readonly<{
  /** The receiver's own facts that a condition or tier asked for. */
  facts: Readonly<Record<string, FactValue>>
  /** How many count, and of how many. */
  counted: Readonly<{ of: BaseOf; count: number; among?: number }>
  /** In the order of the arithmetic; the last one `gives` the line. */
  steps: readonly Step[]
}>

export type Step =
  | Readonly<{ step: 'rate'; rate: string; count: number; gives: string }>
  | Readonly<{ step: 'tier'; by: string; value: FactValue; rate: string; count: number; gives: string }>
  | Readonly<{
      step: 'share'
      item: string
      of: string
      less: string
      percent: string
      rounding: Rounding
      gives: string
    }>
  | Readonly<{
      step: 'interest'
      item: string
      /** That bears interest; `borrowed` stands beside it where the programme's limit cut it. */
      principal: string
      borrowed?: string
      annual_rate: string
      percent: string
      /** The days that count: `from` included, `until` excluded. */
      from: string
      until: string
      days: number
      day_count: number
      rounding: Rounding
      gives: string
    }>
  | Readonly<{ step: 'lump'; gives: string }>
  | Readonly<{
      step: 'pool'
      pool: string
      /** Where the pool is one year's part of a norm. */
      spread?: SpreadPart
      /** How many got the floor or the cap, and what was left to share by weight among the others. */
      at_floor?: number
      at_cap?: number
      shared: string
      weight: string
      weights: string
      /** 1 where a leftover fen came to this line by the remainder rule. */
      leftover_fen: number
      /** This line got the floor or the cap, `limit`, and no share by weight. */
      bound?: 'floor' | 'cap'
      limit?: string
      gives: string
    }>
  | Readonly<{ step: 'part'; funder: string; supporter?: string; amount: string; count: number; gives: string }>
  | Readonly<{ step: 'sum'; gives: string }>
  | Readonly<{ step: 'floor' | 'cap'; limit: string; gives: string }>
  | Readonly<{ step: 'spread'; leftover_fen: number; gives: string } & SpreadPart>
  | Readonly<{
      step: 'limit'
      rule: 'prorate'
      /** What the line would be without the limit. */
      of: string
      limit: string
      /** Of the limit, by other plans of the year. */
      drawn: string
      /** By all lines together, before they were cut. */
      asked: string
      leftover_fen: number
      gives: string
    }>
  | Readonly<{
      step: 'limit'
      rule: 'in_order'
      of: string
      limit: string
      drawn: string
      /** To the receivers before this one. */
      before: string
      gives: string
    }>

/** One year's part of a norm of yuan. */
export type SpreadPart = Readonly<{ year: number; weight: number; weights: number; of: string }>

/** How the whole plan is shared among its funders, and where the leftover fen went. */
export type ShareExplanation = Readonly<{
  rule: 'ratio' | 'parts' | 'sole' | 'township' | 'pots' | 'drawn'
  total: string
  ratio?: string
  /** The programme out of whose plan the awards come. */
  draws_on?: string
  /** `exact` is the share before whole fen, as a fraction of fen: '7157/10'. */
  shares: readonly Readonly<{ funder: string; weight?: string; exact?: string; leftover_fen: number; gives: string }>[]
}>
