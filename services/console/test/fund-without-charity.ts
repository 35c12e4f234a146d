import type { Page } from 'playwright-core'
import { until } from '../../../packages/cli/src/demo/until.ts'
import { getAs, postAs } from './ask-as.ts'

/** Eighteen households of a township, 100 yuan each: 60 of a funder that has sent nothing, which another one may advance; one of them has left the register since. */
export const WITHOUT_CHARITY = { fundId: 'treasury-trial-2016', left: '441802006-h002' } as const
const PROGRAMME = {
  id: 'treasury-trial',
  version: 1,
  name: '先行垫付的补助',
  document_number: '示例〔2016〕21号',
  document_item: '一',
  area_code: '441802006',
  base: { of: 'households' },
  amount: { kind: 'per_unit', rate: '100.00' },
  funding: {
    kind: 'fixed',
    parts: [
      { funder: 'qingcheng-charity', amount: '60.00' },
      { funder: 'qingcheng-special', amount: '40.00' },
    ],
  },
  payment: { advance_by: ['qingcheng-special'] },
}

/** Resolves when the treasury may pay it. */
export async function openFundWithoutCharity(finance: Page, checker: Page, treasurer: Page): Promise<void> {
  await postAs(finance, 'allocation', 'programmes', PROGRAMME)
  const order = { programme_id: PROGRAMME.id, fiscal_year: 2016 }
  const plan = await postAs<{ id: string }>(finance, 'allocation', 'plans', order)
  const come = (wanted: string) =>
    until(`the plan is ${wanted}`, async () => {
      const { state } = await getAs<{ state: string }>(finance, 'allocation', `plans/${plan.id}`)
      return state === wanted ? true : undefined
    })
  await come('computed')
  await postAs(finance, 'allocation', `plans/${plan.id}/submit`, {})
  await postAs(checker, 'allocation', `plans/${plan.id}/approve`)
  await come('posted')
  await postAs(finance, 'allocation', 'arrivals', {
    fund_id: WITHOUT_CHARITY.fundId,
    funder_id: 'qingcheng-special',
    amount: '5000.00',
    document_number: '示例拨〔2016〕21号',
    arrived_on: '2016-09-01',
  })
  await postAs(finance, 'allocation', `plans/${plan.id}/awards`, { period: '2016' })
  const left = { change: 'household_removed', household_id: WITHOUT_CHARITY.left, valid_from: '2016-11-01' }
  await postAs(finance, 'allocation', 'register/changes', { changes: [{ ...left, reason: '动态管理清退' }] })
  await until('the treasury may pay it', async () => {
    const { funds } = await getAs<{ funds: { fund_id: string; count: number }[] }>(
      treasurer,
      'disbursement',
      'payable-funds',
    )
    return funds.some(({ fund_id, count }) => fund_id === WITHOUT_CHARITY.fundId && count > 0) ? true : undefined
  })
}
