import { type Command, Option } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { countArgument, repeated } from '../arguments.ts'
import { awardArgument, type Batch, batchPath, type BatchSummary, batchTable, batchText } from '../batch.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { addBankFileVerbs } from './batch-files.ts'

export function addBatchCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'batch', '支付批次 / payment batches of the treasury')
  addMake(noun, terminal)
  addShow(noun, terminal)
  addList(noun, terminal)
  addApprove(noun, terminal)
  addRelease(noun, terminal)
  addBankFileVerbs(noun, terminal)
}

type MakeOptions = { fund: string; area?: string; award?: readonly ReturnType<typeof awardArgument>[] }

function addMake(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'make', {
    about: '制单:某区划全部待付补助,或指定补助 / everything unpaid in an area, or the awards named',
    example: 'batch make --fund qingcheng-households-2016 --area 441802103',
  })
    .requiredOption('--fund <fund>', '资金 / fund')
    .addOption(new Option('--area <code>', '行政区划代码 / area code (whole fund)').conflicts('award'))
    .option('--award <id[=yuan]>', '补助,可重复 / an award, may be repeated', repeated(awardArgument))
  verb.action(async () => {
    const { fund, area, award } = verb.opts<MakeOptions>()
    const area_code = await readAreaOption(area)
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const body = { fund_id: fund, area_code, lines: award }
    const batch = await services.post<Batch>('disbursement', '/v1/batches', body, { idempotencyKey })
    giveAnswer(terminal, verb, { data: batch, text: batchText(batch), id: batch.id })
  })
}

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <batch>', {
    about: '批次与每笔付款 / a batch with its payments',
    example: 'batch show 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const batch = await services.get<Batch>('disbursement', batchPath(id))
    giveAnswer(terminal, verb, { data: batch, text: batchText(batch) })
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

function addApprove(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'approve <batch>', {
    about: '复核他人所制批次,冻结补助与资金 / approve a batch that another made; the ledger holds its money',
    example: 'batch approve 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const batch = await services.post<Batch>('disbursement', `${batchPath(id)}/approve`, undefined, { idempotencyKey })
    if (batch.state === 'approved')
      terminal.say('· 总账尚未答复,稍后再查 / the ledger has not answered yet: see batch show')
    giveAnswer(terminal, verb, { data: batch, text: batchText(batch) })
  })
}

function addRelease(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'release <batch>', {
    about: '生成银行支付文件,资金在途 / write the bank file; the money is in transit from here on',
    example: 'batch release 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --purpose 扶贫到户补助2016 --encoding gb18030',
  })
    .requiredOption('--purpose <text>', '用途 / what the receiver reads in the passbook')
    .addOption(new Option('--encoding <name>', '文件编码 / of the file').choices(['utf-8', 'gb18030']))
  verb.action(async (id: string) => {
    const { purpose, encoding } = verb.opts<{ purpose: string; encoding?: string }>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const batch = await services.post<Batch>(
      'disbursement',
      `${batchPath(id)}/release`,
      { purpose, encoding },
      { idempotencyKey },
    )
    giveAnswer(terminal, verb, { data: batch, text: batchText(batch) })
  })
}
