import type { Command } from 'commander'
import { yuanAndWan } from '../amount-text.ts'
import { dayArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields } from '../text-table.ts'
import { addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

type Statement = Readonly<{
  id: string
  fund_id: string
  from: string
  to: string
  opening: string
  paid_out: string
  received: string
  closing: string
  count: number
  sha256: string
}>
type UploadOptions = { fund: string; from?: string; to?: string }

export function addStatementCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'statement', '银行流水 / statements of the bank')

  const upload = addMakingVerb(noun, 'upload <file>', {
    about: '上传专户银行流水(CSV)/ upload a statement of a dedicated account',
    example: 'statement upload statement.csv --fund qingcheng-households-2016',
  })
    .requiredOption('--fund <fund>', '资金 / fund')
    .option('--from <day>', '起日 / first day it speaks for (of its first line)', dayArgument)
    .option('--to <day>', '止日 / last day it speaks for (of its last line)', dayArgument)
  upload.action(async (file: string) => {
    const { fund, from, to } = upload.opts<UploadOptions>()
    const bytes = await readInputFile(file)
    const services = await openServices(terminal, upload)
    const idempotencyKey = sendingKey(terminal, upload)
    const path = `/v1/statements?${toQuery({ fund_id: fund, from, to })}`
    const statement = await services.post<Statement>('reconciliation', path, bytes, { idempotencyKey })
    giveAnswer(terminal, upload, { data: statement, text: statementText(statement), id: statement.id })
  })

  const show = addReadingVerb(noun, 'show <statement>', {
    about: '已上传的流水 / what a stored statement speaks for',
    example: 'statement show 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const statement = await services.get<Statement>('reconciliation', `/v1/statements/${encodeURIComponent(id)}`)
    giveAnswer(terminal, show, { data: statement, text: statementText(statement) })
  })
}

const statementText = (statement: Statement): string =>
  textFields([
    ['流水 statement', statement.id],
    ['资金 fund', statement.fund_id],
    ['期间 days', `${statement.from} … ${statement.to}  (${statement.count} 行 lines)`],
    ['期初 opening', yuanAndWan(statement.opening)],
    ['收入 received', yuanAndWan(statement.received)],
    ['支出 paid out', yuanAndWan(statement.paid_out)],
    ['期末 closing', yuanAndWan(statement.closing)],
    ['sha256', statement.sha256],
  ])
