import type { BankStandIn } from './bank-stand-in.ts'
import { EDZ_PROJECT, PAID_TOWNSHIP } from './figures.ts'
import type { Officers } from './officers.ts'
import { keyOf } from './promise-funds.ts'
import { until } from './until.ts'

type BatchReply = {
  id: string
  fund_id: string
  state: string
  payments: { award_id: string; beneficiary_id: string; state: string; reason: string | null }[]
}
type AwardsReply = { awards: { id: string; amount: string; line: string }[] }

/** Which payments of the township's file come back, by their place in it, and why. */
const RETURNED = new Map([
  [11, '账号与户名不符'],
  [47, '账户已销户'],
])

/** One township's households are paid; two come back; one of them gets a corrected account and is paid again. */
export async function payTownship(officers: Officers, bank: BankStandIn): Promise<void> {
  const { fund_id, area_code } = PAID_TOWNSHIP
  await untilPayable(officers, fund_id, area_code)
  const first = await payBatch(officers, bank, '441802', {
    name: 'township',
    order: { fund_id, area_code },
    purpose: '扶贫到户补助2016',
    on: '2016-09-12',
    returned: RETURNED,
  })
  const corrected = first.payments.find((payment) => payment.reason === RETURNED.get(11))
  if (corrected === undefined) throw new Error('The bank stand-in returned nothing')
  await officers
    .finance('441802')
    .maker.post(
      'allocation',
      `/v1/beneficiaries/${corrected.beneficiary_id}/bank-account`,
      { bank_account: '0000441802103999999', reason: '退票后更正账号' },
      keyOf('correct-account'),
    )
  await payBatch(officers, bank, '441802', {
    name: 'township-again',
    order: { fund_id, lines: [{ award_id: corrected.award_id }] },
    purpose: '扶贫到户补助2016补发',
    on: '2016-09-20',
  })
}

/** The project's instalments, two to a batch. */
export async function payProject(officers: Officers, bank: BankStandIn): Promise<void> {
  const { fund_id, instalments } = EDZ_PROJECT
  const awards = await untilPayable(officers, fund_id, '440871')
  const inOrder = instalments.map((instalment) => {
    const award = awards.find(({ line }) => line === instalment.line)
    if (award === undefined) throw new Error(`The treasury does not know the award ${instalment.line}`)
    return { award_id: award.id, amount: award.amount }
  })
  for (const [index, on] of ['2016-10-20', '2016-11-25'].entries()) {
    await payBatch(officers, bank, '440871', {
      name: `project-${index + 1}`,
      order: { fund_id, lines: inOrder.slice(index * 2, index * 2 + 2) },
      purpose: '产业项目资金',
      on,
    })
  }
}

type BatchPlan = Readonly<{
  name: string
  order: unknown
  purpose: string
  /** The day on which the bank pays. */
  on: string
  returned?: ReadonlyMap<number, string>
}>

/** Made by one officer, approved by another, released, and answered by the bank. */
async function payBatch(officers: Officers, bank: BankStandIn, area: string, plan: BatchPlan): Promise<BatchReply> {
  const { maker, checker } = officers.treasury(area)
  const made = await maker.post<BatchReply>('disbursement', '/v1/batches', plan.order, keyOf('batch', plan.name))
  const path = `/v1/batches/${made.id}`
  await checker.post<BatchReply>('disbursement', `${path}/approve`, undefined, keyOf('approve-batch', plan.name))
  await until(`the money of batch ${plan.name} is held`, async () => {
    const batch = await maker.get<BatchReply>('disbursement', path)
    return batch.state === 'approved' ? undefined : true
  })
  const release = { purpose: plan.purpose, encoding: 'gb18030' }
  await maker.post('disbursement', `${path}/release`, release, keyOf('release', plan.name))
  const bankFile = await maker.download('disbursement', `${path}/bank-file`)
  const results = bank.pay(made.fund_id, bankFile, plan.on, plan.returned)
  await maker.post('disbursement', `${path}/results`, results, keyOf('results', plan.name))
  return maker.get<BatchReply>('disbursement', path)
}

const untilPayable = (officers: Officers, fundId: string, areaCode: string): Promise<AwardsReply['awards']> =>
  until(`the treasury knows the awards of ${fundId}`, async () => {
    const path = `/v1/awards?fund_id=${fundId}&area_code=${areaCode}&limit=1000`
    const { awards } = await officers.audit.get<AwardsReply>('disbursement', path)
    return awards.length > 0 ? awards : undefined
  })
