import { answer, api } from '../api/client.ts'
import { fenOf } from '../parts/money-text.ts'
import type { WaitingGroup } from './batch-queries.ts'
import { type ControlSum, controlSum, type Village, villagesOf } from './chosen-awards.ts'

export type BatchOrder = Readonly<{
  fund_id: string
  area_code?: string
  lines?: { award_id: string }[]
  declared: ControlSum
  pay_on: string
}>

/** The whole fund, one village, or exactly the awards of some villages; with the control sum that its maker has seen. */
export async function orderOf(
  chosen: Readonly<{
    fundId: string
    period: string
    payOn: string
    villages: readonly Village[]
    waiting: readonly WaitingGroup[]
  }>,
): Promise<BatchOrder> {
  const { fundId, period, payOn, villages, waiting } = chosen
  const declared = controlSum(villages)
  const order = { fund_id: fundId, declared, pay_on: payOn }
  const everything = controlSum(villagesOf(waiting, ''))
  if (declared.count === everything.count && fenOf(declared.total) === fenOf(everything.total)) return order
  const [only] = villages
  if (villages.length === 1 && only !== undefined && isAlone(only, waiting))
    return { ...order, area_code: only.area_code }
  const lines = []
  for (const { area_code } of villages) lines.push(...(await readAwards(fundId, area_code, period)))
  return { ...order, lines: lines.map((award_id) => ({ award_id })) }
}

/** It is chosen whole, and nothing of an area below it waits. */
function isAlone({ area_code, count }: Village, waiting: readonly WaitingGroup[]): boolean {
  const [whole, ...others] = villagesOf(waiting, '').filter((village) => village.area_code.startsWith(area_code))
  return others.length === 0 && whole?.area_code === area_code && whole.count === count
}

const PAGE = 1_000

/** The ids of the awards of exactly this area that wait, not of areas below it. */
async function readAwards(fundId: string, areaCode: string, period: string): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ; ) {
    const query = {
      fund_id: fundId,
      area_code: areaCode,
      waiting: true,
      limit: PAGE,
      ...(period !== '' && { period }),
      ...(after !== undefined && { after }),
    }
    const { awards } = await answer(api.disbursement.GET('/v1/awards', { params: { query } }))
    ids.push(...awards.filter((award) => award.area_code === areaCode).map(({ id }) => id))
    after = awards.at(-1)?.id
    if (awards.length < PAGE || after === undefined) return ids
  }
}
