/** As it is written: one question to one fact, or several joined. Exactly one comparison stands beside `fact`. */
export type ConditionText =
  | Readonly<{ all: readonly ConditionText[] }>
  | Readonly<{ any: readonly ConditionText[] }>
  | Readonly<{ not: ConditionText }>
  | Readonly<{
      fact: string
      is?: readonly (string | number | boolean)[]
      at_least?: string | number
      at_most?: string | number
      more_than?: string | number
      less_than?: string | number
      within?: readonly string[]
    }>
