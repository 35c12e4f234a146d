import type { CheckEffect, PaymentTerms, SetCheck } from './payment-terms.ts'

/** What always blocks: without an account nothing can be paid, and a closed circuit pays against its papers. */
export type FixedCheck = 'account_missing' | 'account_malformed' | 'closed_circuit'
export type CheckName = SetCheck | FixedCheck

/** Ids, days, counts and amounts as text; no name, no account. */
export type CheckDetail = Readonly<{ [name: string]: string | number | null | readonly string[] }>
/** What speaks against paying a line, before anybody says what follows from it. */
export type CheckFinding = Readonly<{ check: CheckName; detail: CheckDetail }>
/** `overridden`: it would block, and two officers said that it does not. */
export type JudgedFinding = CheckFinding & Readonly<{ outcome: 'warn' | 'block'; overridden: boolean }>
export type CheckOutcome = 'ok' | 'warn' | 'block'

/** By the terms that hold for the batch; what they leave out is not told. */
export const judgeFindings = (
  findings: readonly CheckFinding[],
  { checks }: Pick<PaymentTerms, 'checks'>,
  overridden: ReadonlySet<CheckName>,
): JudgedFinding[] =>
  findings.flatMap((finding) => {
    const effect = effectOf(finding.check, checks)
    if (effect === 'off') return []
    const isOverridden = effect === 'block' && isOverridable(finding.check) && overridden.has(finding.check)
    return [{ ...finding, outcome: isOverridden ? 'warn' : effect, overridden: isOverridden }]
  })

export function outcomeOf(findings: readonly JudgedFinding[]): CheckOutcome {
  if (findings.some(({ outcome }) => outcome === 'block')) return 'block'
  return findings.length === 0 ? 'ok' : 'warn'
}

const FIXED: ReadonlySet<string> = new Set<FixedCheck>(['account_missing', 'account_malformed', 'closed_circuit'])
export const isOverridable = (check: CheckName): check is SetCheck => !FIXED.has(check)

const effectOf = (check: CheckName, checks: PaymentTerms['checks']): CheckEffect =>
  isOverridable(check) ? checks[check] : 'block'

/** What was found, as a county officer reads it. */
export const CHECK_WORDS: Readonly<Record<CheckName, Readonly<{ zh: string; en: string }>>> = {
  left_register: { zh: '支付日不在建档立卡名册内', en: 'Not in the register on the day of payment' },
  deceased: { zh: '本人或户主已登记死亡', en: 'Recorded as deceased' },
  members_gone: { zh: '该户已无成员', en: 'Nobody is left in the household' },
  same_card: { zh: '同一账号用于多个对象', en: 'The same account is used for several beneficiaries' },
  owner_differs: { zh: '户名与对象及其成员不符', en: "The account's owner is none of the household" },
  other_county: { zh: '成员同时列入其他县的名册', en: "A member is in another county's list too" },
  account_digit: { zh: '卡号校验位不符', en: 'The check digit of the card does not fit' },
  duplicate: { zh: '同一对象同一期另有付款', en: 'Another payment to the same beneficiary for the same period' },
  account_missing: { zh: '没有收款账号', en: 'No account is recorded' },
  account_malformed: { zh: '收款账号格式不对', en: 'The account is not 8 to 32 digits' },
  closed_circuit: { zh: '报账资料或项目预算不符', en: 'Papers or budget of the project are wanting' },
}
