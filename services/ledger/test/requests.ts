import type { RequestOf } from '@fundtrace/contracts'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { idOf } from './ledger-fixture.ts'

/** Parts or shares by funder: { province: '60.00', city: '40.00' }. */
export type Parts = Readonly<Record<string, string>>

export const plan = (
  fundId: string,
  shares: Parts,
  more: Partial<RequestOf<'plan'>> & { funded?: 'by_plan' | 'by_award'; name?: string } = {},
): RequestOf<'plan'> => {
  const { funded = 'by_plan', name = 'plan', ...rest } = more
  return {
    kind: 'plan',
    plan_id: idOf(name, fundId),
    document_number: '城区委办发〔2016〕11号',
    fund: {
      id: fundId,
      name: '扶贫专项资金',
      programme_id: 'poverty-alleviation',
      fiscal_year: 2016,
      area_code: '441802',
      funded,
    },
    total: formatMoney(sumMoney(Object.values(shares).map(parseMoney))),
    shares: Object.entries(shares).map(([funder, amount]) => ({
      funder_id: funder,
      funder_name: funder,
      funder_area: null,
      amount,
    })),
    ...rest,
  }
}

export const arrival = (
  fundId: string,
  funder: string,
  amount: string,
  name = `arrival of ${funder}`,
): RequestOf<'arrival'> => ({
  kind: 'arrival',
  arrival_id: idOf(name, fundId),
  funder_id: funder,
  amount,
  document_number: '财指〔2016〕3号',
  arrived_on: '2016-06-30',
})

/** Awards by name, which is also the beneficiary's: { zhang: '40.00', li: ['40.00', { district: '20.00', ... }] }. */
export const awards = (
  fundId: string,
  byName: Readonly<Record<string, string | readonly [amount: string, parts: Parts]>>,
  planName = 'plan',
): RequestOf<'awards'> => ({
  kind: 'awards',
  plan_id: idOf(planName, fundId),
  awards: Object.entries(byName).map(([name, award]) => {
    const [amount, parts] = typeof award === 'string' ? [award, null] : award
    return {
      award_id: idOf(`award ${name}`, fundId),
      beneficiary_id: name,
      amount,
      parts: parts && Object.entries(parts).map(([funder_id, part]) => ({ funder_id, amount: part })),
    }
  }),
})

/** Payments of awards by the awards' names; the payment is called '<batch> <award>'. */
export const hold = (fundId: string, batch: string, payments: Readonly<Record<string, string>>): RequestOf<'hold'> => ({
  kind: 'hold',
  batch_id: idOf(batch, fundId),
  payments: Object.entries(payments).map(([award, amount]) => ({
    payment_id: idOf(`${batch} ${award}`, fundId),
    award_id: idOf(`award ${award}`, fundId),
    amount,
  })),
})

export const release = (fundId: string, batch: string): RequestOf<'release'> => ({
  kind: 'release',
  batch_id: idOf(batch, fundId),
})

export const settle = (fundId: string, batch: string, ...of: readonly string[]): RequestOf<'settle'> => ({
  kind: 'settle',
  batch_id: idOf(batch, fundId),
  payment_ids: of.map((award) => idOf(`${batch} ${award}`, fundId)),
  settled_on: '2016-07-04',
})

export const returned = (fundId: string, batch: string, ...of: readonly string[]): RequestOf<'return'> => ({
  kind: 'return',
  batch_id: idOf(batch, fundId),
  payments: of.map((award) => ({ payment_id: idOf(`${batch} ${award}`, fundId), reason: '账号与户名不符' })),
  returned_on: '2016-07-05',
})
