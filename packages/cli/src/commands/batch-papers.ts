import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { batchPath } from '../batch.ts'
import { argumentMalformed } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile } from '../output-file.ts'
import { toQuery } from '../query.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addReadingVerb, type VerbDescription } from '../verb.ts'

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** What people get to see of a batch: texts for households, the list on the wall, the register to sign, the voucher. */
export function addPaperVerbs(batch: Command, terminal: Terminal): void {
  const notices = addPaper(batch, terminal, 'notices', ['csv', 'xlsx'], {
    about: '到户告知短信,含姓名,留痕 / a text for each household, names in clear; who takes it is kept',
    example: `batch notices ${ID} -o 告知短信.csv`,
  })
  notices.addOption(
    new Option('--state <state>', '已到账、失败或退票 / whose money came, failed or came back').choices([
      'paid',
      'failed',
      'returned',
    ]),
  )
  addPaper(batch, terminal, 'public-list', ['html', 'xlsx'], {
    about: '公示表,姓名隐名 / the list that is hung out, names masked',
    example: `batch public-list ${ID} -o 公示.html`,
  })
  addPaper(batch, terminal, 'register', ['html', 'xlsx'], {
    about:
      '发放花名册,分村小计、签字栏,含姓名,留痕 / the register by village to sign, names in clear; who takes it is kept',
    example: `batch register ${ID} -o 花名册.xlsx`,
  })
  addVoucher(batch, terminal)
}

type PaperOptions = { output: string; area?: string; state?: string }

function addPaper(
  batch: Command,
  terminal: Terminal,
  name: string,
  formats: readonly string[],
  description: VerbDescription,
): Command {
  const verb = addReadingVerb(batch, `${name} <batch>`, description)
    .requiredOption('-o, --output <file>', `写入新文件 / to a new file: .${formats.join(', .')}`)
    .option('--area <code>', '只要此区划 / only this area')
  verb.action(async (id: string) => {
    const { output, area, state } = verb.opts<PaperOptions>()
    const area_code = area === undefined ? undefined : await readAreaOption(area)
    const query = toQuery({ format: formatOf(output, formats), area_code, state })
    await download(terminal, verb, output, `${batchPath(id)}/${name}?${query}`)
  })
  return verb
}

type Voucher = Readonly<{
  number: string
  as_of: string
  on: string
  total: string
  total_capitals: string
  attachments: number
  entries: readonly Readonly<{ side: string; account: string; summary: string; amount: string }>[]
}>

function addVoucher(batch: Command, terminal: Terminal): void {
  const verb = addReadingVerb(batch, 'voucher <batch>', {
    about: '记账凭证,金额大写,可打印A5 / the voucher over what is paid by now, to print on A5',
    example: `batch voucher ${ID} -o 记账凭证.html`,
  })
    .option('-o, --output <file>', '写入新文件 / to a new file: .html, .xlsx')
    .option('--parcel <id>', '只要此分包 / of this parcel alone')
  verb.action(async (id: string) => {
    const { output, parcel: parcel_id } = verb.opts<{ output?: string; parcel?: string }>()
    if (output !== undefined) {
      const query = toQuery({ format: formatOf(output, ['html', 'xlsx']), parcel_id })
      return download(terminal, verb, output, `${batchPath(id)}/voucher/file?${query}`)
    }
    const services = await openServices(terminal, verb)
    const path = `${batchPath(id)}/voucher?${toQuery({ parcel_id })}`
    const voucher = await services.get<Voucher>('disbursement', path)
    giveAnswer(terminal, verb, { data: voucher, text: voucherText(voucher) })
  })
}

const voucherText = ({ number, as_of, on, total, total_capitals, attachments, entries }: Voucher): string =>
  [
    textFields([
      ['编号 number', number],
      ['截至 as of', as_of],
      ['日期 on', on],
      ['合计 total', `${total}(人民币${total_capitals})`],
      ['附件 attachments', String(attachments)],
    ]),
    textTable(
      ['摘要 summary', '科目 account', '借方 debit', '贷方 credit'],
      entries.map(({ side, account, summary, amount }) => [
        summary,
        account,
        side === 'debit' ? amount : '',
        side === 'credit' ? amount : '',
      ]),
    ),
  ].join('\n')

async function download(terminal: Terminal, verb: Command, output: string, path: string): Promise<void> {
  const services = await openServices(terminal, verb)
  const bytes = await streamNewFile(output, await services.stream('disbursement', path))
  const text = textFields([
    ['文件 file', output],
    ['字节 bytes', String(bytes)],
  ])
  giveAnswer(terminal, verb, { data: { file: output, bytes }, text })
}

function formatOf(output: string, formats: readonly string[]): string {
  const format = extname(output).slice(1).toLowerCase()
  if (!formats.includes(format)) throw argumentMalformed(output, `a file ending in .${formats.join(' or .')}`)
  return format
}
