import type { FundChangeOf } from '@fundtrace/contracts'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { idOf } from './ledger-fixture.ts'
import { type Parts, plan } from './requests.ts'

/** Replaces the plan called `plan` by one called `new plan`, unless `more` says otherwise. */
export const changedPlan = (
  fundId: string,
  shares: Parts,
  {
    name = 'new plan',
    replaces = 'plan',
    ...more
  }: Partial<FundChangeOf<'plan_changed'>> & {
    name?: string
    replaces?: string
  } = {},
): FundChangeOf<'plan_changed'> => ({
  kind: 'plan_changed',
  plan_id: idOf(name, fundId),
  replaces_plan_id: idOf(replaces, fundId),
  fund_id: fundId,
  document_number: '城区委办发〔2016〕30号',
  total: formatMoney(sumMoney(Object.values(shares).map(parseMoney))),
  shares: plan(fundId, shares).shares,
  reason: '上级资金调整',
  ...more,
})

export const refund = (
  fundId: string,
  funder: string,
  amount: string,
  source: 'refund' | 'unspent' = 'refund',
  name = `refund to ${funder}`,
): FundChangeOf<'refund'> => ({
  kind: 'refund',
  refund_id: idOf(name, fundId),
  fund_id: fundId,
  funder_id: funder,
  amount,
  document_number: '财退〔2016〕2号',
  refunded_on: '2016-11-30',
  source,
})

/** Of the arrival called `arrival of <from>`. */
export const identified = (
  fundId: string,
  from: string,
  to: string,
  amount: string,
  name = `identification for ${to}`,
): FundChangeOf<'identified'> => ({
  kind: 'identified',
  identification_id: idOf(name, fundId),
  fund_id: fundId,
  arrival_id: idOf(`arrival of ${from}`, fundId),
  from_funder_id: from,
  to_funder_id: to,
  amount,
  document_number: '认领〔2016〕1号',
  identified_on: '2016-08-01',
})

const carried = (name: string, parts: Parts) => ({
  kind: 'carried_over' as const,
  carry_id: idOf(name),
  document_number: '财结〔2016〕9号',
  carried_on: '2016-12-31',
  parts: plan('', parts).shares,
})

export const carriedOut = (from: string, to: string, parts: Parts, name = 'carry') => ({
  ...carried(name, parts),
  direction: 'out' as const,
  fund_id: from,
  to_fund_id: to,
})

/** Into a fund of 2017, which is opened like the plans of the other tests open theirs. */
export const carriedIn = (
  from: string,
  to: string,
  parts: Parts,
  name = 'carry',
  fund: Partial<ReturnType<typeof plan>['fund']> = {},
) => ({
  ...carried(name, parts),
  direction: 'in' as const,
  fund: { ...plan(to, {}).fund, fiscal_year: 2017, ...fund },
  from_fund_id: from,
})
