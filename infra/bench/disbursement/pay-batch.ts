import { connect } from '@fundtrace/database'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import type { House } from '../../embedded/house.ts'
import { ownerRole } from '../../postgres/provision.ts'
import { answerOf, type BankFile, readBankFile } from './bank.ts'
import { insist, lookUntil, type Officers } from './officers.ts'
import { FUNDERS, type Payable } from './open-fund.ts'

/** In seconds; `total` from the order with its lines to the last posting. */
export type Paid = Readonly<{
  batchId: string
  file: BankFile
  seconds: Readonly<Record<string, number>>
  total: number
}>

/** Today: the register is asked as of the day on which the bank can pay. */
const PAY_ON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format()

/** From lines over check, approval, bank file and release to the bank's results and the ledger's last posting, as two officers do it. */
export async function payBatch(
  house: House,
  { treasury, treasuryChief }: Officers,
  { fundId, awards }: Payable,
): Promise<Paid> {
  const seconds: Record<string, number> = {}
  const startedAt = performance.now()
  let lapAt = startedAt
  const lap = (step: string): void => {
    const now = performance.now()
    seconds[step] = (now - lapAt) / 1000
    lapAt = now
  }
  const total = formatMoney(sumMoney(awards.map(({ amount }) => parseMoney(amount))))
  const order = { fund_id: fundId, lines: awards, declared: { count: awards.length, total }, pay_on: PAY_ON }
  const { id: batchId } = await insist<{ id: string }>(treasury, '/v1/batches', order, () => true)
  const path = `/v1/batches/${batchId}`
  lap('lines')
  await insist<object>(treasury, `${path}/validate`, undefined, isWorkDone)
  await insist<object>(treasury, `${path}/submit`, undefined, () => true)
  lap('checks')
  await insist<{ state: string }>(treasuryChief, `${path}/approve`, undefined, () => true)
  await lookUntil(async () => {
    const { state, problem } = await treasury.get<{ state: string; problem: unknown }>('disbursement', path)
    if (state === 'refused') throw new Error(`The batch was refused: ${JSON.stringify(problem)}`)
    return state === 'funded' ? true : undefined
  })
  lap('approval')
  const wanted = { format: 'pain.001.001.09', purpose: '扶贫到户补助2016' }
  const { id: fileId } = await insist<{ id: string }>(treasury, `${path}/files`, wanted, isWorkDone)
  lap('bank_file')
  await insist<object>(treasuryChief, `/v1/files/${fileId}/release`, undefined, () => true)
  const file = await readBankFile(await treasuryChief.stream('disbursement', `/v1/files/${fileId}/content`))
  lap('release')
  await takeResults(treasury, path, answerOf(file, PAY_ON))
  lap('results')
  await lastPosting(house, fundId, awards.length)
  lap('last_posting')
  return { batchId, file, seconds, total: (lapAt - startedAt) / 1000 }
}

const isWorkDone = (reply: object): boolean => !('work' in reply)

async function takeResults(treasury: Officers['treasury'], path: string, answer: Blob): Promise<void> {
  type Taken = { id: string; state: string; findings: number; problem: unknown }
  const begun = await treasury.upload<Taken>('disbursement', `${path}/results`, answer)
  const taken = await lookUntil(async () => {
    const file = await treasury.get<Taken>('disbursement', `/v1/bank-files/${begun.id}`)
    return file.state === 'taking' ? undefined : file
  })
  if (taken.state !== 'taken' || taken.findings > 0) throw new Error(`The results are ${JSON.stringify(taken)}`)
}

async function lastPosting(house: House, fundId: string, count: number): Promise<void> {
  const ledger = connect(house.databaseUrl('ledger', ownerRole('ledger')), { application: 'bench', connectionsMax: 1 })
  try {
    // A plan, an arrival of each funder; an award, a release and a settlement of each payment. One row is read: looking must not cost what is measured.
    const last = 1 + FUNDERS.length + 3 * count
    await lookUntil(async () => {
      const fund: { transaction_count: string } = await ledger('funds').where({ id: fundId }).first('transaction_count')
      return Number(fund.transaction_count) === last ? true : undefined
    })
  } finally {
    await ledger.destroy()
  }
}
