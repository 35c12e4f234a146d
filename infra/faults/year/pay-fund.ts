import { camt } from '../../../services/disbursement/test/bank-answers.ts'
import { bookingOf, fenOf, type Order, yuanOf } from './bank.ts'
import { lookUntil } from './desks.ts'
import { DISTRICT, type YearFund } from './open-year.ts'
import {
  answer,
  type Batch,
  type BatchPlan,
  type BatchReply,
  formatOf,
  fundBatch,
  giveResults,
  type Paying,
  resendAll,
  type Row,
  sendFile,
  stepOf,
} from './pay-batch.ts'
import { dealLots, type Trouble } from './trouble.ts'

/** Everything of a fund, until each batch of it is closed: paid, sent again, shown by statements; then what comes back late. */
export async function payFund(paying: Paying, plans: readonly BatchPlan[]): Promise<void> {
  const batches = await Promise.all(plans.map((plan) => payBatch(paying, plan)))
  const [fund] = plans.map((plan) => plan.fund)
  if (fund === undefined) return
  await closeBatches(
    paying,
    fund,
    batches.map(({ batch }) => batch),
    'first',
  )
  await closeMonths(paying, fund, `${fund.year}-08`)

  const late = batches.flatMap(({ batch, late: order }) => (order === undefined ? [] : [{ batch, order }]))
  if (late.length === 0) return
  await Promise.all(
    late.map(async ({ batch, order }) => {
      const tell = await sendBack(paying, batch, order, `${fund.year}-09-30`)
      await stepOf(paying, batch.plan.name)('late return', tell)
      await payAgain(paying, batch, 'late')
    }),
  )
  await closeBatches(
    paying,
    fund,
    late.map(({ batch }) => batch),
    'late',
  )
}

type Paid = Readonly<{ batch: Batch; late: Order | undefined }>

async function payBatch(paying: Paying, plan: BatchPlan): Promise<Paid> {
  const batch = await fundBatch(paying, plan)
  const orders = await sendFile(paying, batch, '')
  const { of: troubled, failing, paid } = dealLots(orders, plan.troubles, plan.failures)
  const on = `${plan.fund.year}-09-12`
  const { findings, reasons } = paying.planted
  const plant = (kind: string, order?: Order): void =>
    void findings.push({ fundId: plan.fund.id, kind, reference: order?.reference ?? null })
  const isPaid = (row: Row): boolean => row.outcome === 'paid'
  const rowsOf = (outcome: Row['outcome'], ...lots: readonly Trouble[]): Row[] =>
    lots.flatMap((trouble) => {
      const order = troubled(trouble)
      return order === undefined ? [] : [{ order, outcome, on }]
    })
  const failed: Row[] = failing.map(({ order, failure }) => ({ order, outcome: 'failed', on, failure }))
  for (const { order, failure } of failing) reasons.push({ reference: order.reference, code: failure.code })

  const first = [
    ...rowsOf('paid', 'told_twice', 'contradicted', 'sent_back', 'sent_back_late', 'claimed_back'),
    ...paid.map((order): Row => ({ order, outcome: 'paid', on })),
    ...failed.slice(0, failed.length / 2),
  ]
  for (const { reference } of first.filter(isPaid).map(({ order }) => order))
    for (const order of orders) if (order.reference === reference) paying.bank.pay(order, on)
  await giveCutAndWhole(paying, batch, await answer(plan.fund, first), () => plant('file_cut'))
  if (plan.troubles.length === 0) return { batch, late: undefined }

  const fenOff = troubled('fen_off')
  const stranger = { reference: 'FT999999999999', amount: '1.00', parcel: orders[0]?.parcel ?? null }
  const second: Row[] = [
    ...failed.slice(failed.length / 2),
    ...rowsOf('paid', 'told_twice', 'told_twice'),
    ...rowsOf('failed', 'contradicted', 'fails_twice'),
    ...(fenOff === undefined ? [] : [{ order: oneFenLess(fenOff), outcome: 'paid', on } as const]),
    ...rowsOf('strange', 'unknown_then_paid', 'unknown_then_decided'),
    { order: stranger, outcome: 'paid', on },
  ]
  plant('duplicate_row', troubled('told_twice'))
  plant('second_result', troubled('contradicted'))
  plant('amount_differs', fenOff)
  plant('code_unknown', troubled('unknown_then_paid'))
  plant('code_unknown', troubled('unknown_then_decided'))
  plant('reference_unknown')
  await giveResults(paying, batch, 'second', await answer(plan.fund, second))

  const truth = rowsOf('paid', 'fen_off', 'unknown_then_paid')
  for (const order of orders) if (truth.some((row) => row.order === order)) paying.bank.pay(order, on)
  await giveResults(paying, batch, 'third', await answer(plan.fund, truth))
  await decideByTwo(paying, batch, required(troubled('unknown_then_decided')), on)
  const tell = await sendBack(paying, batch, required(troubled('sent_back')), `${plan.fund.year}-09-18`)
  await tell(`${plan.name} sent back`)
  await correctCards(paying, batch, [required(troubled('sent_back')), ...failing.slice(0, 2).map(({ order }) => order)])
  await explain(paying, batch)

  const again = required(troubled('fails_twice'))
  await payAgain(paying, batch, '', paying.ownerOf.get(again.account))
  const claimed = troubled('claimed_back')
  if (claimed !== undefined) await claimBack(paying, batch, claimed)
  return { batch, late: troubled('sent_back_late') }
}

/** First a part of the file, as from a line that broke; then all of it, twice under two keys. */
async function giveCutAndWhole(paying: Paying, batch: Batch, file: Buffer, plantCut: () => void): Promise<void> {
  const { fund, name } = batch.plan
  const cut = file.subarray(0, Math.floor(file.length / 2))
  const taken = await giveResults(paying, batch, 'cut', cut).catch((error: unknown) => {
    // Half a workbook is no workbook: it is refused as a whole.
    if (formatOf(fund) === 'pain.001') throw error
    return undefined
  })
  if (formatOf(fund) === 'pain.001') plantCut()
  else if (taken?.state === 'taken') throw new Error(`Half a workbook was taken in ${name}`)
  const whole = await stepOf(paying, name)('take results', (key) => giveResults(paying, batch, key, file))
  const second = await giveResults(paying, batch, 'whole again', file)
  if (second.id !== whole.id) throw new Error(`The same file twice is ${whole.id} and ${second.id}`)
}

/** Sends again all that failed or came back, and the bank pays it; `failing` fails once more and is withdrawn. */
async function payAgain(paying: Paying, batch: Batch, round: string, failing?: string): Promise<void> {
  const { fund, name } = batch.plan
  await resendAll(paying, batch, round)
  if (failing !== undefined) await tellOfUnsent(paying, batch)
  const orders = await sendFile(paying, batch, `again ${round}`)
  const on = round === 'late' ? `${fund.year}-10-10` : `${fund.year}-09-20`
  const fails = (order: Order): boolean => paying.ownerOf.get(order.account) === failing
  for (const order of orders) if (!fails(order)) paying.bank.pay(order, on)
  const rows = orders.map((order): Row => ({ order, outcome: fails(order) ? 'failed' : 'paid', on }))
  await giveResults(paying, batch, `again ${round}`, await answer(fund, rows))
  for (const order of orders.filter(fails)) {
    const { id } = await paymentOf(paying, batch, order)
    const reason = { reason: '两次失败,户主外出,本年不再发放' }
    await paying.desks.treasury.post('disbursement', `/v1/payments/${id}/withdraw`, reason, `${name} withdraw`)
    paying.planted.withdrawn.push(order)
  }
}

/** The bank says that a payment is paid which waits for its file. */
async function tellOfUnsent(paying: Paying, batch: Batch): Promise<void> {
  const payments = await paymentsOf(paying, batch)
  const unsent = payments.find(({ state }) => state === 'ready')
  if (unsent === undefined) throw new Error(`Nothing of ${batch.plan.name} waits to be sent again`)
  const { fund } = batch.plan
  const order = { reference: unsent.reference, amount: unsent.amount, parcel: unsent.parcel_id }
  await giveResults(paying, batch, 'unsent', await answer(fund, [{ order, outcome: 'paid', on: `${fund.year}-09-19` }]))
  paying.planted.findings.push({ fundId: fund.id, kind: 'never_sent', reference: unsent.reference })
}

/** The bank sends it back, and says so: by a booking (camt.054), or by a row of its table. What it gives is to be sent to the treasury, under a key. */
async function sendBack(paying: Paying, batch: Batch, order: Order, on: string) {
  const { fund } = batch.plan
  const movement = paying.bank.sendBack(order, on)
  if (formatOf(fund) === 'workbook') {
    const table = await answer(fund, [{ order, outcome: 'returned', on }])
    return (key: string) => giveResults(paying, batch, key, table)
  }
  const notice = camt('camt.054', [bookingOf(movement)], { on })
  return (key: string) => paying.desks.treasury.upload(`/v1/funds/${fund.id}/bank-files`, notice, key)
}

async function decideByTwo({ desks, ...paying }: Paying, batch: Batch, order: Order, on: string): Promise<void> {
  const { id } = await paymentOf({ desks, ...paying }, batch, order)
  const word = { outcome: 'failed', on, document_number: '银行查询函2016-17', reason: '银行书面答复未入账' }
  const key = `${batch.plan.name} decision`
  const decision = await desks.treasury.post<{ id: string }>('disbursement', `/v1/payments/${id}/decisions`, word, key)
  await desks.treasuryChief.post('disbursement', `/v1/decisions/${decision.id}/approve`, undefined, `${key} approve`)
}

/** In the register by two officers of the bureau, where no other batch does it meanwhile; the payment then is corrected. */
async function correctCards(paying: Paying, batch: Batch, orders: readonly Order[]): Promise<void> {
  const { bureau, bureauChief, treasury } = paying.desks
  const { fund, name } = batch.plan
  for (const order of orders) {
    const owner = required(paying.ownerOf.get(order.account))
    if (fund.programme === 'qingcheng-households') {
      const account = `0000${fund.year}9${String(paying.ownerOf.size).padStart(8, '0')}`
      paying.ownerOf.set(account, owner)
      const path = `/v1/beneficiaries/${owner}/card-changes`
      const change = { bank_account: account, reason: '退票后更正账号' }
      const key = `${name} card ${owner}`
      const { change_id: id } = await bureau.post<{ change_id: string }>('allocation', path, change, key)
      await bureauChief.post('allocation', `${path}/${id}/approve`, undefined, `${key} approve`)
    }
    const { id } = await paymentOf(paying, batch, order)
    const reason = { reason: '账号已更正' }
    await treasury.post('disbursement', `/v1/payments/${id}/correct`, reason, `${name} correct ${id}`)
  }
}

async function explain({ desks: { treasury, treasuryChief } }: Paying, { id, plan }: Batch): Promise<void> {
  type Findings = { findings: { id: string; kind: string }[] }
  const path = `/v1/findings?fund_id=${plan.fund.id}&batch_id=${id}&limit=1000`
  const { findings } = await treasury.get<Findings>('disbursement', path)
  for (const { id: finding } of findings.filter(({ kind }) => kind === 'second_result')) {
    const word = { explanation: '银行确认首次结果为准' }
    const key = `${plan.name} explain ${finding}`
    await treasury.post('disbursement', `/v1/findings/${finding}/explain`, word, key)
    await treasuryChief.post('disbursement', `/v1/findings/${finding}/confirm`, undefined, `${key} confirm`)
  }
}

async function claimBack(paying: Paying, batch: Batch, order: Order): Promise<void> {
  const { treasury, treasuryChief } = paying.desks
  const { id } = await paymentOf(paying, batch, order)
  const claim = {
    award: 'cancelled',
    ground: 'not_eligible',
    clawed_back_on: `${batch.plan.fund.year}-09-29`,
    document_number: '清财农〔2016〕88号',
    reason: '核查发现不符合条件',
  }
  const key = `${batch.plan.name} claim`
  const path = `/v1/payments/${id}/claw-backs`
  const { id: claimId } = await treasury.post<{ id: string }>('disbursement', path, claim, key)
  await treasuryChief.post('disbursement', `/v1/claw-backs/${claimId}/approve`, undefined, `${key} approve`)
  await lookUntil(`the clawback in ${batch.plan.name} is posted`, async () => {
    const { state } = await treasury.get<{ state: string }>('disbursement', `/v1/payments/${id}`)
    return state === 'cancelled' ? true : undefined
  })
  paying.planted.clawedBack.push(order)
}

/** The statements prove every batch; then each is closed. */
async function closeBatches(paying: Paying, fund: YearFund, batches: readonly Batch[], round: string): Promise<void> {
  const { treasury } = paying.desks
  for (const [place, statement] of paying.bank.statements(fund.id).entries())
    await treasury.upload(`/v1/funds/${fund.id}/bank-files`, statement, `${fund.id} statement ${round} ${place}`)
  for (const { id, plan } of batches) {
    const path = `/v1/batches/${id}`
    await treasury.post('disbursement', `${path}/reconcile`, undefined, `${plan.name} reconcile ${round}`)
    const closed = await treasury.post<BatchReply>(
      'disbursement',
      `${path}/close`,
      { reason: '对账无误' },
      `${plan.name} close ${round}`,
    )
    if (closed.state !== 'closed') throw new Error(`${plan.name} is ${closed.state}`)
  }
}

/** In their order up to this one; what comes later counts in the open month. */
async function closeMonths({ desks }: Paying, { id }: YearFund, last: string): Promise<void> {
  for (;;) {
    const path = `/v1/funds/${id}/periods`
    const { next_month: month } = await desks.bureau.get<{ next_month: string | null }>('ledger', path)
    if (month === null || month > last) return
    await desks.bureau.post('ledger', `${path}/${month}/close`, undefined, `${id} close ${month}`)
  }
}

type PaymentRow = Readonly<{
  id: string
  reference: string
  amount: string
  state: string
  parcel_id: string | null
}>

async function paymentsOf({ desks }: Pick<Paying, 'desks'>, { id }: Batch): Promise<readonly PaymentRow[]> {
  const path = `/v1/batches/${id}/payments?limit=1000`
  return (await desks.treasury.get<{ payments: PaymentRow[] }>('disbursement', path)).payments
}

const paymentOf = async (paying: Pick<Paying, 'desks'>, batch: Batch, { reference }: Order): Promise<PaymentRow> =>
  required((await paymentsOf(paying, batch)).find((payment) => payment.reference === reference))

const oneFenLess = (order: Order): Order => ({ ...order, amount: yuanOf(fenOf(order.amount) - 1n) })

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error(`There is something missing in the year of ${DISTRICT}`)
  return value
}
