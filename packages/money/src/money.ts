/**
 * Exact money for the whole house: amounts, the ratios of documents, and the two ways to divide one by the other.
 * The rules and worked examples are in the README beside this folder.
 */
export {
  addMoney,
  compareMoney,
  isNegative,
  isPositive,
  isZero,
  minMoney,
  multiplyMoney,
  negateMoney,
  sameMoney,
  subtractMoney,
  sumMoney,
} from './arithmetic.ts'
export {
  fenOf,
  type Money,
  formatFen,
  formatMoney,
  fromFen,
  MAX,
  MONEY_PATTERN,
  parseMoney,
  toFen,
  ZERO,
} from './amount.ts'
export { formatCapitals } from './format-capitals.ts'
export { formatWan } from './format-wan.ts'
export { parseAmount } from './parse-amount.ts'
export { formatRatio, parseRatio, type Ratio, ratioParts } from './ratio.ts'
export { createRunningSplit, type RunningSplit, runningSplit, runningSplitFen } from './running-split.ts'
export { split, splitByWeights } from './split.ts'
