import { type Command, Option } from 'commander'
import { formatMoney, parseAmount } from '@fundtrace/money'
import { wan } from '../amount-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile } from '../output-file.ts'
import { postOnceTo } from '../post-once.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

const post = postOnceTo('disbursement')

const ID = '7c1d2e3f-0000-4000-8000-000000000001'
const FUND = 'foshan-zhanjiang-2016'
const DOCUMENT_KINDS = ['voucher', 'acceptance', 'contract', 'invoice', 'progress'] as const

type Budget = Readonly<{
  id: string
  beneficiary_id: string
  version: number
  total: string
  advance_percent: string
  retention_percent: string
  state: string
  asked_by: string
}>
type Document = Readonly<{ id: string; kind: string; media_type: string; size_bytes: number; sha256: string }>

/** The closed circuit (封闭运行) of a project: its approved budget, its stages, the papers without which nothing is paid. */
export function addProjectCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'project', '项目预算、阶段与凭证 / budgets, stages and papers of projects')
  addBudget(noun, terminal)
  addBudgetAnswers(noun, terminal)
  addBudgets(noun, terminal)
  addStage(noun, terminal)
  addDocument(noun, terminal)
  addDocuments(noun, terminal)
  addDownload(noun, terminal)
}

const budgetsPath = (fund: string): string => `/v1/funds/${encodeURIComponent(fund)}/project-budgets`
const awardPath = (award: string): string => `/v1/awards/${encodeURIComponent(award)}`

function addBudget(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'budget <fund>', {
    about: '申报项目预算,待他人批准 / state what a project may cost and how it is paid; another approves',
    example: `project budget ${FUND} --beneficiary road-7 --total 300000 --advance 30 --retention 5 --document 清发改〔2016〕9号 --reason 村道硬化`,
  })
    .requiredOption('--beneficiary <id>', '项目 / the project')
    .requiredOption('--total <yuan>', '总额 / what it may cost')
    .requiredOption('--advance <percent>', '预付比例 / percent that may be advanced')
    .requiredOption('--retention <percent>', '质保金比例 / percent that is kept back')
    .option('--retention-from <day>', '质保金可付日 YYYY-MM-DD / from when it may be paid')
    .requiredOption('--document <number>', '批复文号 / the document')
    .requiredOption('--reason <text>', '说明 / why')
  verb.action(async (fund: string) => {
    const options = verb.opts<
      Record<'beneficiary' | 'total' | 'advance' | 'retention' | 'document' | 'reason', string> & {
        retentionFrom?: string
      }
    >()
    const body = {
      beneficiary_id: options.beneficiary,
      total: formatMoney(parseAmount(options.total)),
      advance_percent: options.advance,
      retention_percent: options.retention,
      retention_from: options.retentionFrom ?? null,
      document_number: options.document,
      reason: options.reason,
    }
    const asked = await post<{ budget_id: string }>(terminal, verb, budgetsPath(fund), body)
    giveAnswer(terminal, verb, { data: asked, text: asked.budget_id, id: asked.budget_id })
  })
}

function addBudgetAnswers(noun: Command, terminal: Terminal): void {
  const approve = addCreatingVerb(noun, 'approve-budget <budget>', {
    about: '批准他人申报的预算 / approve a budget that another asked for',
    example: `project approve-budget ${ID}`,
  })
  approve.action(async (id: string) => {
    const path = `/v1/project-budgets/${encodeURIComponent(id)}/approve`
    const answered = await post<{ budget_id: string }>(terminal, approve, path)
    giveAnswer(terminal, approve, { data: answered, text: answered.budget_id })
  })

  const reject = addCreatingVerb(noun, 'reject-budget <budget>', {
    about: '不批准 / reject it',
    example: `project reject-budget ${ID} --reason 超概算`,
  }).requiredOption('--reason <text>', '原因 / why')
  reject.action(async (id: string) => {
    const path = `/v1/project-budgets/${encodeURIComponent(id)}/reject`
    const answered = await post<{ budget_id: string }>(terminal, reject, path, reject.opts<{ reason: string }>())
    giveAnswer(terminal, reject, { data: answered, text: answered.budget_id })
  })
}

function addBudgets(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'budgets <fund>', {
    about: '各项目预算的全部版本 / every version of the budgets of a fund’s projects',
    example: `project budgets ${FUND}`,
  }).option('--beneficiary <id>', '只列此项目 / of this project only')
  verb.action(async (fund: string) => {
    const { beneficiary: beneficiary_id } = verb.opts<{ beneficiary?: string }>()
    const services = await openServices(terminal, verb)
    const path = `${budgetsPath(fund)}?${toQuery({ beneficiary_id })}`
    const reply = await services.get<{ budgets: Budget[] }>('disbursement', path)
    const text = textTable(
      ['预算 budget', '项目 project', '版本 version', { right: '万元' }, '预付% 质保%', '状态 state', '申报 asked by'],
      reply.budgets.map((budget) => [
        budget.id,
        budget.beneficiary_id,
        String(budget.version),
        wan(budget.total),
        `${budget.advance_percent} ${budget.retention_percent}`,
        budget.state,
        budget.asked_by,
      ]),
    )
    giveAnswer(terminal, verb, { data: reply, text })
  })
}

function addStage(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'stage <award>', {
    about: '补助付的是哪一阶段 / which stage of its project an award line pays',
    example: `project stage ${ID} --stage progress --reason 已完成六成`,
  })
    .addOption(
      new Option('--stage <stage>', '预付、进度、结算、质保金')
        .choices(['advance', 'progress', 'final', 'retention'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', '说明 / why')
  verb.action(async (award: string) => {
    const { stage, reason } = verb.opts<{ stage: string; reason: string }>()
    const said = await post<{ stage: string }>(terminal, verb, `${awardPath(award)}/stage`, { stage, reason })
    giveAnswer(terminal, verb, { data: said, text: said.stage })
  })
}

function addDocument(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'document <award> <file>', {
    about: '存入凭证(加密存放,不超过 20 MiB) / keep a paper of an award, sealed',
    example: `project document ${ID} 验收单.pdf --kind acceptance`,
  }).addOption(
    new Option('--kind <kind>', '发票凭证、验收单、合同、发票、进度单').choices(DOCUMENT_KINDS).makeOptionMandatory(),
  )
  verb.action(async (award: string, file: string) => {
    const { kind } = verb.opts<{ kind: string }>()
    const services = await openServices(terminal, verb)
    const bytes = new Blob([new Uint8Array(await readInputFile(file))])
    const kept = await services.upload<Document>('disbursement', `${awardPath(award)}/documents?kind=${kind}`, bytes, {
      idempotencyKey: sendingKey(terminal, verb),
    })
    giveAnswer(terminal, verb, { data: kept, text: documentTable([kept]), id: kept.id })
  })
}

const documentTable = (documents: readonly Document[]): string =>
  textTable(
    ['凭证 document', '种类 kind', '格式 type', { right: '字节 bytes' }, 'sha256'],
    documents.map(({ id, kind, media_type, size_bytes, sha256 }) => [id, kind, media_type, String(size_bytes), sha256]),
  )

function addDocuments(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'documents <award>', {
    about: '一笔补助的凭证 / the papers of an award',
    example: `project documents ${ID}`,
  })
  verb.action(async (award: string) => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ documents: Document[] }>('disbursement', `${awardPath(award)}/documents`)
    giveAnswer(terminal, verb, { data: reply, text: documentTable(reply.documents) })
  })
}

function addDownload(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'download <award> <document>', {
    about: '下载凭证,留痕 / a paper as it was presented; who reads it is kept',
    example: `project download ${ID} ${ID} -o 验收单.pdf`,
  }).requiredOption('-o, --output <file>', '写入新文件,不覆盖 / to a new file')
  verb.action(async (award: string, document: string) => {
    const { output } = verb.opts<{ output: string }>()
    const services = await openServices(terminal, verb)
    const path = `${awardPath(award)}/documents/${encodeURIComponent(document)}/content`
    const bytes = await streamNewFile(output, await services.stream('disbursement', path))
    giveAnswer(terminal, verb, { data: { file: output, bytes }, text: `${output}  ${bytes}` })
  })
}
