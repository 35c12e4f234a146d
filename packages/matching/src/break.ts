import type { Item, Side } from './item.ts'

/**
 * What matching finds not to agree (field.md 1.10). `missing_left`: a left row that the right side does not have (漏记, the
 * book has it and the bank has not); `missing_right`: a right row that the left side does not have (多出, 长款).
 */
export const MATCHING_BREAK_KINDS = [
  'missing_left',
  'missing_right',
  'amount_differs',
  'rounding',
  'date_out_of_window',
  'status_conflict',
  'duplicate',
  'payee_mismatch',
  'wrong_programme',
  'ambiguous',
  'sign_reversed',
  'returned_unposted',
] as const
/** What only controls find. */
export const CONTROL_BREAK_KINDS = [
  'ratio_break',
  'underfunded',
  'overpaid',
  'stalled',
  'below_floor',
  'not_conserved',
  'ineligible',
  'sequence_gap',
  'seal_broken',
  'statement_incomplete',
] as const
export const BREAK_KINDS = [...MATCHING_BREAK_KINDS, ...CONTROL_BREAK_KINDS] as const
export type BreakKind = (typeof BREAK_KINDS)[number]

/** 差异种类 by its name for people. */
export const BREAK_TITLES: Readonly<Record<BreakKind, Explanation>> = {
  missing_left: { zh: '漏记（左有右无）', en: 'Only on the left' },
  missing_right: { zh: '多出（右有左无）', en: 'Only on the right' },
  amount_differs: { zh: '金额不符', en: 'Amounts differ' },
  rounding: { zh: '尾差', en: 'Rounding difference' },
  date_out_of_window: { zh: '跨期', en: 'Dates too far apart' },
  status_conflict: { zh: '状态不符', en: 'Status differs' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  payee_mismatch: { zh: '户名或账号不符', en: 'Payee differs' },
  wrong_programme: { zh: '项目或指标文号不符', en: 'Wrong programme or document' },
  ambiguous: { zh: '多重候选', en: 'More than one candidate' },
  sign_reversed: { zh: '借贷方向相反', en: 'Sign reversed' },
  returned_unposted: { zh: '退票未冲账', en: 'Return not posted' },
  ratio_break: { zh: '分担比例不符', en: 'Shares off the ratio' },
  underfunded: { zh: '欠拨', en: 'Underfunded' },
  overpaid: { zh: '超拨', en: 'Overpaid' },
  stalled: { zh: '资金滞留', en: 'Idle money' },
  below_floor: { zh: '低于保障标准', en: 'Below the guarantee' },
  not_conserved: { zh: '资金不守恒', en: 'Money not conserved' },
  ineligible: { zh: '疑点：不符合条件', en: 'Doubtful eligibility' },
  sequence_gap: { zh: '缺号', en: 'Gap in the sequence' },
  seal_broken: { zh: '封印不符', en: 'Seal broken' },
  statement_incomplete: { zh: '对账单不完整', en: 'Statement incomplete' },
}

/** What a rule asks of a pair. `returned` and `taken` are no demands: a right row gives back; its counterpart is matched already. */
export type Criterion =
  | 'key'
  | 'amount'
  | 'sign'
  | 'date'
  | 'names'
  | 'text'
  | 'compare'
  | 'cut_off'
  | 'unique'
  | 'members'

/**
 * A disagreement. Each row is in one match or in at least one break; a pair may have several breaks, each of its own kind.
 * The differences of all breaks and matches add up to total(right) - total(left).
 */
export type Break = Readonly<{
  /** 1, 2, 3... in the order of left row, right row, kind. */
  number: number
  kind: BreakKind
  left: Item | null
  right: Item | null
  /**
   * Fen, right minus left. What a pair differs by is said once: at amount_differs, rounding, sign_reversed; its other breaks have 0. A row
   * alone differs by itself.
   */
  difference: bigint
  /** The rule that came nearest. */
  rule: string | null
  failed: Criterion | null
  /** What was compared: field, left and right values, days apart... Texts only. May hold personal data, as items do. */
  detail: Readonly<Record<string, string>>
  /** Rows that were looked at, nearest first, at most 5. */
  candidates: readonly Candidate[]
  /** Further rows that this break speaks for: members of a batch, all candidates of what is ambiguous, a duplicate's original. */
  related: Readonly<{ left: readonly number[]; right: readonly number[] }>
  explanation: Explanation
}>

/** A row that came near, and why it was not taken. */
export type Candidate = Readonly<{ side: Side; item: Item; failed: readonly Criterion[]; why: Explanation }>

/** One sentence in Chinese and in English. Holds no name, account or identity number: only rows, days, amounts, rules. */
export type Explanation = Readonly<{ zh: string; en: string }>
