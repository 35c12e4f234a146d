import { formatMoney, parseAmount } from '@fundtrace/money'
import { type Command, Option } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { countArgument, repeated } from '../arguments.ts'
import {
  awardArgument,
  type Batch,
  batchPath,
  type BatchSummary,
  batchTable,
  batchText,
  type Payment,
  paymentTable,
} from '../batch.ts'
import { usageWrong } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { addBankFileVerbs } from './batch-files.ts'
import { addBatchLifeVerbs } from './batch-life.ts'
import { addPaperVerbs } from './batch-papers.ts'
import { addParcelVerbs } from './batch-parcels.ts'
import { addBatchCheckVerbs } from './payment-checks.ts'

export function addBatchCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'batch', '支付批次 / payment batches of the treasury')
  addMake(noun, terminal)
  addShow(noun, terminal)
  addList(noun, terminal)
  addPayments(noun, terminal)
  addBatchLifeVerbs(noun, terminal)
  addBatchCheckVerbs(noun, terminal)
  addParcelVerbs(noun, terminal)
  addPaperVerbs(noun, terminal)
  addBankFileVerbs(noun, terminal)
}

type MakeOptions = {
  fund: string
  area?: string
  award?: readonly ReturnType<typeof awardArgument>[]
  count?: number
  total?: string
  payOn?: string
}

function addMake(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'make', {
    about: '制单:某区划全部待付补助,或指定补助 / everything unpaid in an area, or the awards named',
    example: 'batch make --fund qingcheng-households-2016 --area 441802103',
  })
    .requiredOption('--fund <fund>', '资金 / fund')
    .addOption(new Option('--area <code>', '行政区划代码 / area code (whole fund)').conflicts('award'))
    .option('--award <id[=yuan]>', '补助,可重复 / an award, may be repeated', repeated(awardArgument))
    .option('--count <n>', '申报笔数,不符则拒绝 / how many payments it must be', countArgument(1, 100_000))
    .option('--total <yuan>', '申报合计,不符则拒绝 / how much it must be, with --count')
    .option('--pay-on <day>', '支付日 YYYY-MM-DD / the day on which the bank is to pay')
  verb.action(async () => {
    const { fund, area, award, count, total, payOn: pay_on } = verb.opts<MakeOptions>()
    if ((count === undefined) !== (total === undefined)) throw usageWrong('--count and --total go together.')
    const declared = total === undefined ? undefined : { count, total: formatMoney(parseAmount(total)) }
    const area_code = await readAreaOption(area)
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const body = { fund_id: fund, area_code, lines: award, declared, pay_on }
    const batch = await services.post<Batch>('disbursement', '/v1/batches', body, { idempotencyKey })
    giveAnswer(terminal, verb, { data: batch, text: batchText(batch), id: batch.id })
  })
}

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <batch>', {
    about: '批次、各状态笔数与金额 / a batch: how much of it is where',
    example: 'batch show 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const batch = await services.get<Batch>('disbursement', batchPath(id))
    giveAnswer(terminal, verb, { data: batch, text: batchText(batch) })
  })
}

function addPayments(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'payments <batch>', {
    about: '批次的付款明细,按付款编号 / the payments of a batch, by reference',
    example: 'batch payments 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --state returned',
  })
    .option('--state <state>', '只列此状态 / only those in this state')
    .option('--after <reference>', '从此编号之后 / behind this reference')
    .option('--limit <n>', '行数 / rows', countArgument(1, 1_000), 100)
  verb.action(async (id: string) => {
    const { state, after, limit } = verb.opts<{ state?: string; after?: string; limit: number }>()
    const services = await openServices(terminal, verb)
    const path = `${batchPath(id)}/payments?${toQuery({ state, after, limit: String(limit) })}`
    const reply = await services.get<{ payments: Payment[] }>('disbursement', path)
    giveAnswer(terminal, verb, { data: reply, text: paymentTable(reply.payments) })
  })
}

function addList(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'list', {
    about: '本区划批次一览,新者在前 / batches of my areas, newest first',
    example: 'batch list --fund qingcheng-households-2016',
  })
    .option('--fund <fund>', '资金 / fund')
    .option('--limit <n>', '行数 / rows', countArgument(1, 1_000), 100)
  verb.action(async () => {
    const { fund, limit } = verb.opts<{ fund?: string; limit: number }>()
    const services = await openServices(terminal, verb)
    const path = `/v1/batches?${toQuery({ fund_id: fund, limit: String(limit) })}`
    const reply = await services.get<{ batches: BatchSummary[] }>('disbursement', path)
    giveAnswer(terminal, verb, { data: reply, text: batchTable(reply.batches) })
  })
}
