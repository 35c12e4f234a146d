import type { BreakKind } from './break.ts'

/** For reports: what the comparison of a fund with its statements finds (README, breaks). */
const TITLES: Readonly<Record<BreakKind, string>> = {
  missing_in_statement: '对账单无此笔',
  amount_differs: '金额不符',
  duplicate_in_statement: '对账单重复入账',
  return_missing_in_statement: '账面已退、银行未退',
  return_missing_in_ledger: '退票未冲账',
  not_settled_in_ledger: '银行已付、账面在途',
  outside_statement_period: '跨期',
  ambiguous: '多重候选',
  missing_in_ledger: '账面无此笔',
  wrong_fund: '记错项目资金',
  status_differs: '支付状态不符',
  amount_differs_in_disbursement: '支付系统金额不符',
}
export const COMPARISON_KIND_TITLES: Readonly<Record<string, string>> = TITLES
