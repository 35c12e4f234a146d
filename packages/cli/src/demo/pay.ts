import type { BankStandIn } from './bank-stand-in.ts'
import { EDZ_PROJECT, PAID_TOWNSHIP } from './figures.ts'
import type { Officers } from './officers.ts'
import type { PatientClient } from './patient-client.ts'
import { keyOf } from './promise-funds.ts'
import { until } from './until.ts'

type BatchReply = { id: string; fund_id: string; state: string }
type Payment = { award_id: string; beneficiary_id: string; state: string; reason: string | null }
type WorkReply = { work: { state: string } }
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
    order: { fund_id, area_code, pay_on: '2016-09-12' },
    purpose: '扶贫到户补助2016',
    on: '2016-09-12',
    returned: RETURNED,
  })
  const corrected = first.find((payment) => payment.reason === RETURNED.get(11))
  if (corrected === undefined) throw new Error('The bank stand-in returned nothing')
  const card = `/v1/beneficiaries/${corrected.beneficiary_id}/card-changes`
  const bureau = officers.finance('441802')
  const change = { bank_account: '0000441802103999999', reason: '退票后更正账号' }
  const { change_id } = await bureau.maker.post<{ change_id: string }>(
    'allocation',
    card,
    change,
    keyOf('correct-account'),
  )
  await bureau.checker.post('allocation', `${card}/${change_id}/approve`, undefined, keyOf('approve-account'))
  await payBatch(officers, bank, '441802', {
    name: 'township-again',
    order: { fund_id, lines: [{ award_id: corrected.award_id }], pay_on: '2016-09-20' },
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
      order: { fund_id, lines: inOrder.slice(index * 2, index * 2 + 2), pay_on: on },
      purpose: '产业项目资金',
      on,
    })
  }
}

type BatchPlan = Readonly<{
  name: string
  order: Readonly<Record<string, unknown>>
  purpose: string
  /** The day on which the bank pays. */
  on: string
  returned?: ReadonlyMap<number, string>
}>

/** Made by one officer, checked, approved by another; the file written by one and released by the other, and answered by the bank. */
async function payBatch(officers: Officers, bank: BankStandIn, area: string, plan: BatchPlan): Promise<Payment[]> {
  const { maker, checker } = officers.treasury(area)
  const made = await maker.post<BatchReply>('disbursement', '/v1/batches', plan.order, keyOf('batch', plan.name))
  const path = `/v1/batches/${made.id}`
  await untilDone(maker, `${path}/validate`, undefined, keyOf('validate', plan.name))
  await maker.post<BatchReply>('disbursement', `${path}/submit`, undefined, keyOf('submit', plan.name))
  await checker.post<BatchReply>('disbursement', `${path}/approve`, undefined, keyOf('approve-batch', plan.name))
  await until(`the money of batch ${plan.name} is held`, async () => {
    const batch = await maker.get<BatchReply>('disbursement', path)
    return batch.state === 'approved' ? undefined : true
  })
  const file = { format: 'fundtrace-csv-gb18030', purpose: plan.purpose }
  const { id } = await untilDone<{ id: string }>(maker, `${path}/files`, file, keyOf('file', plan.name))
  await checker.post('disbursement', `/v1/files/${id}/release`, undefined, keyOf('release', plan.name))
  const bankFile = await checker.download('disbursement', `/v1/files/${id}/content`)
  const results = bank.pay(made.fund_id, bankFile, plan.on, plan.returned)
  const taken = `${path}/results?template=fundtrace-csv-gb18030`
  await until(`the results of batch ${plan.name} are taken`, async () => {
    const { state } = await maker.post<{ state: string }>('disbursement', taken, results, keyOf('results', plan.name))
    return state === 'taking' ? undefined : true
  })
  return (await maker.get<{ payments: Payment[] }>('disbursement', `${path}/payments?limit=1000`)).payments
}

/** Sends the same again until the long work that it asks for is done. */
const untilDone = <Reply extends object>(
  client: PatientClient,
  path: string,
  body: unknown,
  key: ReturnType<typeof keyOf>,
): Promise<Reply> =>
  until(`the work of ${path} is done`, async () => {
    const reply = await client.post<Reply | WorkReply>('disbursement', path, body, key)
    return 'work' in reply ? undefined : reply
  })

const untilPayable = (officers: Officers, fundId: string, areaCode: string): Promise<AwardsReply['awards']> =>
  until(`the treasury knows the awards of ${fundId}`, async () => {
    const path = `/v1/awards?fund_id=${fundId}&area_code=${areaCode}&limit=1000`
    const { awards } = await officers.audit.get<AwardsReply>('disbursement', path)
    return awards.length > 0 ? awards : undefined
  })
