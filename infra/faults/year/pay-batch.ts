import { pain002 } from '../../../services/disbursement/test/bank-answers.ts'
import { writeResultWorkbook } from '../../../packages/bank-formats/test/as-a-bank.ts'
import type { Bank, Order } from './bank.ts'
import { type Desks, type FileTaken, lookUntil } from './desks.ts'
import type { Killer, Step } from './kill-at-steps.ts'
import type { OwnerOf, YearFund } from './open-year.ts'
import type { Failure, Trouble } from './trouble.ts'

/** What everybody who pays has. */
export type Paying = Readonly<{ desks: Desks; bank: Bank; ownerOf: OwnerOf; killer: Killer; planted: Planted }>
/** What was made wrong on purpose; `reference` of what names a payment. */
export type Planted = Readonly<{
  findings: { fundId: string; kind: string; reference: string | null }[]
  reasons: { reference: string; code: string }[]
  withdrawn: Order[]
  clawedBack: Order[]
}>

export type BatchPlan = Readonly<{
  fund: YearFund
  /** A short one, in which kills are planned. */
  name: string
  areaCode: string
  troubles: readonly Trouble[]
  failures: readonly Failure[]
}>
export type Batch = Readonly<{ id: string; plan: BatchPlan }>
export type BatchReply = Readonly<{
  id: string
  state: string
  problem: unknown
  parcels: readonly Readonly<{ id: string; state: string; problem: unknown }>[]
}>

export const formatOf = ({ year }: YearFund): 'pain.001' | 'workbook' => (year === 2016 ? 'pain.001' : 'workbook')
const FORMATS = { 'pain.001': 'pain.001.001.09', workbook: 'rural-commercial-bank-xlsx' } as const

/** Made, checked, submitted and approved by another, until the ledger holds its money. */
export async function fundBatch(paying: Paying, plan: BatchPlan): Promise<Batch> {
  const { treasury, treasuryChief } = paying.desks
  const { fund, name, areaCode } = plan
  const step = stepOf(paying, name)
  const order = { fund_id: fund.id, area_code: areaCode, pay_on: `${fund.year}-09-12` }
  const { id } = await step('make', (key) => treasury.post<BatchReply>('disbursement', '/v1/batches', order, key))
  const path = `/v1/batches/${id}`
  await step('validate', (key) => treasury.work(`${path}/validate`, undefined, key))
  await step('submit', (key) => treasury.post('disbursement', `${path}/submit`, undefined, key))
  await step('approve', (key) => treasuryChief.post('disbursement', `${path}/approve`, undefined, key))
  await lookUntil(`batch ${name} is funded`, async () => {
    const batch = await treasury.get<BatchReply>('disbursement', path)
    if (batch.state === 'refused') throw new Error(`${name} is refused: ${JSON.stringify(batch.problem)}`)
    return batch.state === 'funded' ? true : undefined
  })
  return { id, plan }
}

/** What the ledger holds goes to the bank, in a file that another officer releases. In the order of its payees. */
export async function sendFile(paying: Paying, { id, plan }: Batch, round: string): Promise<readonly Order[]> {
  const { treasury, treasuryChief } = paying.desks
  const step = stepOf(paying, plan.name, round)
  const format = formatOf(plan.fund)
  const wanted = { format: FORMATS[format], purpose: `扶贫补助${plan.fund.year}` }
  const file = await step('write file', (key) => treasury.work<{ id: string }>(`/v1/batches/${id}/files`, wanted, key))
  const path = `/v1/files/${file.id}`
  await step('release', (key) => treasuryChief.post('disbursement', `${path}/release`, undefined, key))
  const bytes = await treasuryChief.download('disbursement', `${path}/content`)
  const orders = await paying.bank.accept(plan.fund.id, format, bytes)
  const payee = ({ account }: Order): string => paying.ownerOf.get(account) ?? ''
  return [...orders].sort((left, right) => (payee(left) < payee(right) ? -1 : 1))
}

/** What failed or came back is sent again, in a further parcel that another officer approves, until the ledger holds its money. */
export async function resendAll(paying: Paying, { id, plan }: Batch, round: string): Promise<void> {
  const { treasury, treasuryChief } = paying.desks
  const step = stepOf(paying, plan.name, round)
  const path = `/v1/batches/${id}`
  const reason = { reason: '核实后补发' }
  await step('resend', (key) => treasury.post('disbursement', `${path}/resend`, reason, key))
  const cut = await step('cut parcel', (key) =>
    treasury.post<BatchReply>('disbursement', `${path}/parcels`, undefined, key),
  )
  const parcel = cut.parcels.find(({ state }) => state === 'made')
  if (parcel === undefined) throw new Error(`No parcel was cut in ${plan.name}`)
  const approve = `${path}/parcels/${parcel.id}/approve`
  await step('approve parcel', (key) => treasuryChief.post('disbursement', approve, undefined, key))
  await lookUntil(`the further parcel of ${plan.name} is held`, async () => {
    const { parcels } = await treasury.get<BatchReply>('disbursement', path)
    const now = parcels.find((candidate) => candidate.id === parcel.id)
    if (now?.state === 'refused') throw new Error(`${plan.name} ${round}: ${JSON.stringify(now.problem)}`)
    return now?.state === 'held' ? true : undefined
  })
}

/** A row of the bank's answer. `strange`: a word that nobody knows. */
export type Row = Readonly<{
  order: Pick<Order, 'reference' | 'amount' | 'parcel'>
  outcome: 'paid' | 'failed' | 'returned' | 'strange'
  on: string
  failure?: Failure
}>

const STATUS = { paid: 'paid', failed: 'failed', returned: 'failed', strange: 'unknown' } as const
const WORD = { paid: '交易成功', failed: '交易失败', returned: '已退汇', strange: '挂账待查' } as const

/** What the bank writes of these payments: pain.002, or its workbook. */
export function answer(fund: YearFund, rows: readonly Row[]): Promise<Buffer> {
  if (formatOf(fund) === 'workbook')
    return writeResultWorkbook(
      rows.map(({ order, outcome, on, failure }) => ({
        ...order,
        result: WORD[outcome],
        reason: failure?.said.words ?? '',
        day: on,
      })),
    )
  const told = rows.map(({ order, outcome, on, failure }) => ({
    reference: order.reference,
    amount: order.amount,
    parcelId: order.parcel,
    outcome: STATUS[outcome],
    on,
    ...failure?.said,
  }))
  return Promise.resolve(Buffer.from([...pain002(told, { on: `${fund.year}-09-30` })].join('')))
}

export const giveResults = (paying: Paying, { id, plan }: Batch, key: string, file: Buffer): Promise<FileTaken> => {
  const query = formatOf(plan.fund) === 'workbook' ? '?template=rural-commercial-bank-xlsx' : ''
  return paying.desks.treasury.upload(`/v1/batches/${id}/results${query}`, file, `${plan.name} ${key}`)
}

/** A step under its own key, which is asked for once more when it is done: that, too, has no effect, and the same answer. */
export const stepOf =
  ({ killer }: Pick<Paying, 'killer'>, name: string, round = '') =>
  async <Answer extends object>(step: Step, call: (key: string) => Promise<Answer>): Promise<Answer> => {
    const key = `${name} ${round} ${step}`
    const first = await (round === '' ? killer.during(name, step, () => call(key)) : call(key))
    const again = await call(key)
    if (idIn(first) !== idIn(again)) throw new Error(`${key}: asked for again, it is another thing`)
    return again
  }

const idIn = (reply: object): unknown => ('id' in reply ? reply.id : undefined)
