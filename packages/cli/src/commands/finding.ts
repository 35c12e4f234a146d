import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { movesTable } from '../case-text.ts'
import { fileUnreadable } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { reasonOf } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { postOnceTo } from '../post-once.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

const post = postOnceTo('reconciliation')

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

type Finding = Readonly<{
  id: string
  number: number
  title: string
  requirement: string
  office: string
  deadline: string
  state: string
  is_overdue: boolean
  case_count: number
  amount: string
}>
type WholeFinding = Finding &
  Readonly<{
    answers: readonly Readonly<{
      answer: string
      answered_on: string
      evidence: readonly Readonly<{ name: string; sha256: string }>[]
    }>[]
    moves: readonly Readonly<{
      from_state: string | null
      to_state: string
      moved_by: string
      moved_for: string | null
      why: string
      moved_at: string
    }>[]
  }>

/** Audit findings, from the cases that they are made of to their rectification. */
export function addFindingCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'finding', '审计发现与整改 / findings, followed to rectification')
  addList(noun, terminal)
  addIssue(noun, terminal)
  addAnswer(noun, terminal)
  addDecisions(noun, terminal)
}

const findingPath = (id: string): string => `/v1/findings/${encodeURIComponent(id)}`

const findingText = (finding: WholeFinding): string =>
  [
    textFields([
      ['审计发现 finding', `${finding.number}  ${finding.id}`],
      ['问题 title', finding.title],
      ['整改要求 requirement', finding.requirement],
      ['被审计单位 office', finding.office],
      ['期限 deadline', `${finding.deadline}${finding.is_overdue ? '  逾期 overdue' : ''}`],
      ['状态 state', finding.state],
      ['差异 cases', `${finding.case_count}  ${finding.amount}`],
    ]),
    ...finding.answers.map(({ answer, answered_on, evidence }) =>
      [`${answered_on}  ${answer}`, ...evidence.map(({ name, sha256 }) => `  ${name}  ${sha256}`)].join('\n'),
    ),
    movesTable(finding.moves),
  ].join('\n')

function addList(noun: Command, terminal: Terminal): void {
  const list = withPages(
    addReadingVerb(noun, 'list', { about: '整改台账 / the findings of my areas', example: 'finding list --overdue' })
      .addOption(
        new Option('--state <state>', '状态').choices([
          'issued',
          'answered',
          'returned',
          'verified',
          'closed',
          'withdrawn',
        ]),
      )
      .option('--overdue', '只要逾期 / only those past their deadline'),
    'finding',
  )
  list.action(async () => {
    const services = await openServices(terminal, list)
    const { state, overdue } = list.opts<{ state?: string; overdue?: boolean }>()
    const query = pageQuery(list, { state, overdue: overdue === true ? 'true' : undefined })
    const reply = await services.get<{ findings: Finding[] }>('reconciliation', `/v1/findings?${query}`)
    const rows = reply.findings.map((each) => [
      String(each.number),
      each.title,
      each.office,
      each.deadline,
      each.is_overdue ? `${each.state} 逾期` : each.state,
      each.amount,
      each.id,
    ])
    const text = textTable(
      ['号 no', '问题 title', '单位 office', '期限 deadline', '状态 state', { right: '金额 amount' }, '编号 id'],
      rows,
    )
    giveAnswer(terminal, list, { data: reply, text })
    sayIfMore(terminal, list, reply.findings.length, reply.findings.at(-1)?.number.toString())
  })

  const show = addReadingVerb(noun, 'show <finding>', {
    about: '一项审计发现 / a finding with its history',
    example: `finding show ${ID}`,
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const finding = await services.get<WholeFinding>('reconciliation', findingPath(id))
    giveAnswer(terminal, show, { data: finding, text: findingText(finding) })
  })
}

function addIssue(noun: Command, terminal: Terminal): void {
  const issue = addMakingVerb(noun, 'issue <cases...>', {
    about: '由差异形成审计发现 / put cases before the audited office',
    example: `finding issue ${ID} --title 利息未入账 --statement 六月利息未记 --requirement 补记 --office 清城区财政局 --deadline 2016-09-30`,
  })
    .requiredOption('--title <text>', '问题 / in one line')
    .requiredOption('--statement <text>', '事实与依据 / what was found, and the rule that it breaks')
    .requiredOption('--requirement <text>', '整改要求 / what is to be done')
    .requiredOption('--office <name>', '被审计单位 / who is audited')
    .requiredOption('--deadline <day>', '期限 YYYY-MM-DD / until the end of this day')
  issue.action(async (caseIds: readonly string[]) => {
    const { title, statement, requirement, office, deadline } =
      issue.opts<Record<'title' | 'statement' | 'requirement' | 'office' | 'deadline', string>>()
    const body = { case_ids: caseIds, title, statement, requirement, office, deadline }
    const finding = await post<WholeFinding>(terminal, issue, '/v1/findings', body)
    giveAnswer(terminal, issue, { data: finding, text: findingText(finding), id: finding.id })
  })
}

function addAnswer(noun: Command, terminal: Terminal): void {
  const answer = addCreatingVerb(noun, 'answer <finding>', {
    about: '登记被审计单位的回复,只留文件的哈希 / record the answer; of files only their hashes are sent',
    example: `finding answer ${ID} --text 已补记 --on 2016-07-15 --evidence 凭证.pdf`,
  })
    .requiredOption('--text <text>', '回复 / the answer')
    .requiredOption('--on <day>', '日期 YYYY-MM-DD / the day')
    .option('--evidence <files...>', '证明材料 / files that show it', [])
  answer.action(async (id: string) => {
    const { text, on, evidence } = answer.opts<{ text: string; on: string; evidence: readonly string[] }>()
    const body = { answer: text, answered_on: on, evidence: await Promise.all(evidence.map(readEvidence)) }
    const finding = await post<WholeFinding>(terminal, answer, `${findingPath(id)}/answers`, body)
    giveAnswer(terminal, answer, { data: finding, text: findingText(finding) })
  })
}

async function readEvidence(file: string): Promise<{ name: string; sha256: string; bytes: number }> {
  const content = await readFile(file).catch((error: unknown) => {
    throw fileUnreadable(file, reasonOf(error))
  })
  return { name: basename(file), sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length }
}

function addDecisions(noun: Command, terminal: Terminal): void {
  for (const [name, to, about, example] of [
    ['return', 'returned', '退回补充 / the answer does not do', '请附凭证'],
    ['verify', 'verified', '由他人核实整改 / another officer has seen that it is put right', '核实'],
    ['close', 'closed', '由他人销号 / another officer closes it', '整改到位'],
    ['withdraw', 'withdrawn', '由他人撤销 / another officer takes it back', '认定有误'],
  ] as const) {
    const verb = addCreatingVerb(noun, `${name} <finding>`, {
      about,
      example: `finding ${name} ${ID} --reason ${example}`,
    })
    verb.requiredOption('--reason <text>', '原因 / why')
    verb.action(async (id: string) => {
      const { reason } = verb.opts<{ reason: string }>()
      const finding = await post<WholeFinding>(terminal, verb, `${findingPath(id)}/moves`, { to, reason })
      giveAnswer(terminal, verb, { data: finding, text: findingText(finding) })
    })
  }
}
