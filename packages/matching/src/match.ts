/** Rows that agree under a rule. A row is in at most one. */
export type Match = Readonly<{
  /** Row of its first left row: unique in the result, without gaps it is not. */
  number: number
  /** The rule's id. */
  rule: string
  /** Rows, ascending; at least one each. */
  left: readonly number[]
  right: readonly number[]
  /** Fen, right minus left; other than 0 only within the rule's tolerance. */
  difference: bigint
  /** The rule only suggests: a person has to confirm. */
  suggested: boolean
}>
