import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { type BankFile, bankFilePath, bankFileTable, bankFileText } from '../bank-file.ts'
import { batchPath } from '../batch.ts'
import { usageWrong } from '../cli-problems.ts'
import { postWork } from '../follow-work.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile } from '../output-file.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addReadingVerb } from '../verb.ts'

const BATCH = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'
const FILE = '5b0f7b3e-3c1e-4d7a-9d3c-6f7d1b1f0a11'

/** What goes to the bank, and what comes back from it. */
export function addBankFileVerbs(batch: Command, terminal: Terminal): void {
  addWrite(batch, terminal)
  addRelease(batch, terminal)
  addDiscard(batch, terminal)
  addDownload(batch, terminal)
  addList(batch, terminal)
  addFormats(batch, terminal)
  addResults(batch, terminal)
}

function addWrite(batch: Command, terminal: Terminal): void {
  const verb = addMakingVerb(batch, 'file <batch>', {
    about: '生成银行支付文件,待他人放行 / write the bank file; another officer releases it',
    example: `batch file ${BATCH} --format pain.001.001.09 --purpose 扶贫到户补助2016`,
  })
    .requiredOption('--format <format>', '报文或银行模板 / message or a bank’s template: batch formats')
    .requiredOption('--purpose <text>', '用途 / what the receiver reads in the passbook')
    .option('--pay-on <day>', '支付日 YYYY-MM-DD / the day on which the bank is to pay (the batch’s)')
  verb.action(async (id: string) => {
    const { format, purpose, payOn: pay_on } = verb.opts<{ format: string; purpose: string; payOn?: string }>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const path = `${batchPath(id)}/files`
    const body = { format, purpose, pay_on }
    const step = '核对并生成支付文件 / checking and writing'
    const file = await postWork<BankFile>(services, terminal, { path, body, idempotencyKey, step })
    giveAnswer(terminal, verb, { data: file, text: bankFileText(file), id: file.id })
  })
}

function addRelease(batch: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(batch, 'release <file>', {
    about:
      '放行他人生成的支付文件,资金在途 / release a file that another had written; the money is in transit from here on',
    example: `batch release ${FILE}`,
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const file = await services.post<BankFile>('disbursement', `${bankFilePath(id)}/release`, undefined, {
      idempotencyKey,
    })
    giveAnswer(terminal, verb, { data: file, text: bankFileText(file) })
  })
}

function addDiscard(batch: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(batch, 'discard-file <file>', {
    about: '作废未放行的支付文件 / do away with a file that was not released; its payments wait for another',
    example: `batch discard-file ${FILE} --reason 格式选错`,
  }).requiredOption('--reason <text>', '原因 / why')
  verb.action(async (id: string) => {
    const { reason } = verb.opts<{ reason: string }>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const path = `${bankFilePath(id)}/discard`
    const file = await services.post<BankFile>('disbursement', path, { reason }, { idempotencyKey })
    giveAnswer(terminal, verb, { data: file, text: bankFileText(file) })
  })
}

function addDownload(batch: Command, terminal: Terminal): void {
  const verb = addReadingVerb(batch, 'download <file>', {
    about: '下载支付文件,含明文户名账号,留痕 / the bank file, names and accounts in clear; who reads it is kept',
    example: `batch download ${FILE} -o 支付文件.xml`,
  })
    .option('-o, --output <file>', '写入新文件,不覆盖 / to a new file; without it to stdout')
    .option('--inspect', '放行前查看 / to look at it before its release')
  verb.action(async (id: string) => {
    const { output, inspect, json = false } = verb.opts<{ output?: string; inspect?: true; json?: boolean }>()
    if (json && output === undefined) throw usageWrong('With --json the bank file needs an --output of its own.')
    const services = await openServices(terminal, verb)
    const path = `${bankFilePath(id)}/content${inspect ? '?inspect=true' : ''}`
    const content = await services.stream('disbursement', path)
    const hash = createHash('sha256')
    const hashed = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    if (output === undefined)
      return pipeline(content, hashed, async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) terminal.write(chunk)
      })
    content.on('error', (error) => hashed.destroy(error))
    const bytes = await streamNewFile(output, content.pipe(hashed))
    const sha256 = hash.digest('hex')
    const text = textFields([
      ['文件 file', output],
      ['字节 bytes', String(bytes)],
      ['sha256', sha256],
    ])
    giveAnswer(terminal, verb, { data: { file: output, bytes, sha256 }, text })
  })
}

function addList(batch: Command, terminal: Terminal): void {
  const verb = addReadingVerb(batch, 'files <batch>', {
    about: '批次的支付文件 / the bank files of a batch, newest first',
    example: `batch files ${BATCH}`,
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ files: BankFile[] }>('disbursement', `${batchPath(id)}/files`)
    giveAnswer(terminal, verb, { data: reply, text: bankFileTable(reply.files) })
  })
}

function addFormats(batch: Command, terminal: Terminal): void {
  const verb = addReadingVerb(batch, 'formats', {
    about: '可用的报文与银行模板 / messages and banks’ templates in which files are written',
    example: 'batch formats',
  })
  verb.action(async () => {
    const services = await openServices(terminal, verb)
    type Format = Readonly<{ format: string; title_zh: string; title_en: string; extension: string }>
    const reply = await services.get<{ formats: Format[] }>('disbursement', '/v1/bank-formats')
    const rows = reply.formats.map(({ format, title_zh, title_en, extension }) => [
      format,
      `${title_zh} / ${title_en}`,
      extension,
    ])
    giveAnswer(terminal, verb, { data: reply, text: textTable(['格式 format', '名称 name', '文件 file'], rows) })
  })
}

function addResults(batch: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(batch, 'results <batch> <file>', {
    about: '导入银行回盘文件 / take the result file of the bank',
    example: `batch results ${BATCH} results.csv`,
  })
  verb.action(async (id: string, resultFile: string) => {
    const bytes = await readInputFile(resultFile)
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const path = `${batchPath(id)}/results`
    const taken = await services.post<{ paid: number; returned: number }>('disbursement', path, bytes, {
      idempotencyKey,
    })
    giveAnswer(terminal, verb, { data: taken, text: `成功 / paid ${taken.paid}, 退票 / returned ${taken.returned}` })
  })
}
