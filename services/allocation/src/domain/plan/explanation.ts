import type { FactValue } from '../programme/facts.ts'

/**
 * Why a line is what it is: enough to compute it again by hand. Stored with the line, without words; `explainLine` makes sentences
 * of it in Chinese and English, together with the version of the programme that the plan names. Amounts are yuan as text.
 */
export type Explanation = Readonly<{
  /** The receiver's own facts that a condition or tier asked for. */
  facts: Readonly<Record<string, FactValue>>
  /** How many count, and of how many. */
  counted: Readonly<{ of: string; count: number; among?: number }>
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
      rounding: string
      gives: string
    }>
  | Readonly<{
      step: 'interest'
      item: string
      principal: string
      annual_rate: string
      percent: string
      days: number
      day_count: number
      rounding: string
      gives: string
    }>
  | Readonly<{ step: 'lump'; gives: string }>
  | Readonly<{
      step: 'pool'
      pool: string
      weight: string
      weights: string
      /** 1 where a leftover fen came to this line by the remainder rule. */
      leftover_fen: number
      bound?: 'floor' | 'cap'
      gives: string
    }>
  | Readonly<{ step: 'part'; funder: string; supporter?: string; amount: string; count: number; gives: string }>
  | Readonly<{ step: 'sum'; gives: string }>
  | Readonly<{ step: 'floor' | 'cap'; limit: string; gives: string }>
  | Readonly<{ step: 'spread'; year: number; weight: number; weights: number; of: string; gives: string }>
  | Readonly<{
      step: 'limit'
      limit: string
      asked: string
      rule: 'prorate' | 'in_order'
      leftover_fen: number
      gives: string
    }>

/** How the whole plan is shared among its funders, and where the leftover fen went. */
export type ShareExplanation = Readonly<{
  rule: 'ratio' | 'parts' | 'sole' | 'township' | 'pots' | 'drawn'
  ratio?: string
  /** `exact` is the share before whole fen, as a fraction of fen: '7157/10'. */
  shares: readonly Readonly<{ funder: string; weight?: string; exact?: string; leftover_fen: number; gives: string }>[]
}>
