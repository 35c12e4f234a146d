import { type Command, Option } from 'commander'
import { countArgument } from '../arguments.ts'
import { type Case, type CaseHistory, caseTable, caseText } from '../case-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile } from '../output-file.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { postOnceTo } from '../post-once.ts'
import { toQuery } from '../query.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { addCorrectionVerbs } from './case-corrections.ts'
import { addClosingVerbs, addSampleVerb } from './case-papers.ts'

const post = postOnceTo('reconciliation')

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'
const STATES = ['open', 'explained', 'corrected', 'accepted', 'reopened', 'healed']
const DAYS_MAX = 36_500

type Choice = Readonly<{
  job?: string
  state?: string
  kind?: string
  owner?: string
  ageFrom?: number
  ageTo?: number
}>

/** Breaks as they are followed from run to run (差异台账). */
export function addCaseCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'case', '差异台账 / breaks, followed to their end')
  addLists(noun, terminal)
  addShow(noun, terminal)
  addMoves(noun, terminal)
  addBulk(noun, terminal)
  addCorrectionVerbs(noun, terminal)
  addClosingVerbs(noun, terminal)
  addSampleVerb(noun, terminal)
}

const withChoice = (verb: Command): Command =>
  verb
    .option('--job <job>', '任务 / of this job')
    .addOption(new Option('--state <state>', '状态 / in this state').choices(STATES))
    .option('--kind <kind>', '差异种类 / of this kind')
    .option('--owner <owner>', '责任人 / whose')
    .option('--age-from <days>', '账龄不少于 / days at least', countArgument(0, DAYS_MAX))
    .option('--age-to <days>', '账龄不多于 / days at most', countArgument(0, DAYS_MAX))

const choiceOf = (verb: Command) => {
  const { job, state, kind, owner, ageFrom, ageTo } = verb.opts<Choice>()
  return { job_id: job, state, kind, owner, age_from: ageFrom?.toString(), age_to: ageTo?.toString() }
}

function addLists(noun: Command, terminal: Terminal): void {
  const list = withPages(
    withChoice(
      addReadingVerb(noun, 'list', {
        about: '差异清单 / the cases of my areas',
        example: 'case list --job bank-daily --state open --age-from 31',
      }),
    ).option('--ids', '只输出编号,每行一个 / their ids only, one a line'),
    'case',
  )
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ cases: Case[] }>(
      'reconciliation',
      `/v1/cases?${pageQuery(list, choiceOf(list))}`,
    )
    const { ids } = list.opts<{ ids?: boolean }>()
    const text = ids === true ? reply.cases.map(({ id }) => id).join('\n') : caseTable(reply.cases)
    giveAnswer(terminal, list, { data: reply, text })
    sayIfMore(terminal, list, reply.cases.length, reply.cases.at(-1)?.number.toString())
  })

  const file = withChoice(
    addReadingVerb(noun, 'export', {
      about: '导出差异台账 / as a table for a spreadsheet',
      example: 'case export --job bank-daily -o 差异台账.xlsx',
    }),
  ).requiredOption('-o, --output <file>', '写入新文件 / to a new file: .csv, .xlsx')
  file.action(async () => {
    const services = await openServices(terminal, file)
    const { output } = file.opts<{ output: string }>()
    const format = output.endsWith('.xlsx') ? 'xlsx' : 'csv'
    const content = await services.stream(
      'reconciliation',
      `/v1/cases/export?${toQuery({ ...choiceOf(file), format })}`,
    )
    const bytes = await streamNewFile(output, content)
    giveAnswer(terminal, file, { data: { file: output, bytes }, text: `${output}  ${bytes} bytes` })
  })

  const ageing = addReadingVerb(noun, 'ageing', {
    about: '账龄分析 / what is neither agreed to nor gone, by days',
    example: 'case ageing --job bank-daily',
  }).option('--job <job>', '任务 / of this job')
  ageing.action(async () => {
    const services = await openServices(terminal, ageing)
    const query = toQuery({ job_id: ageing.opts<Choice>().job })
    const reply = await services.get<Ageing>('reconciliation', `/v1/cases/ageing?${query}`)
    const lines = reply.lines.map(({ job_id, kind, band, count, amount }) => [
      job_id,
      kind,
      band,
      String(count),
      amount,
    ])
    const text = textTable(
      ['任务 job', '种类 kind', '天 days', { right: '笔数 count' }, { right: '金额 amount' }],
      lines,
    )
    giveAnswer(terminal, ageing, { data: reply, text })
  })
}
type Ageing = Readonly<{
  lines: readonly Readonly<{ job_id: string; kind: string; band: string; count: number; amount: string }>[]
}>

const casePath = (id: string): string => `/v1/cases/${encodeURIComponent(id)}`

function addShow(noun: Command, terminal: Terminal): void {
  const show = addReadingVerb(noun, 'show <case>', {
    about: '一项差异及其经过 / a case and everything that happened to it',
    example: `case show ${ID}`,
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const found = await services.get<CaseHistory>('reconciliation', casePath(id))
    giveAnswer(terminal, show, { data: found, text: caseText(found) })
  })
}

function addMoves(noun: Command, terminal: Terminal): void {
  for (const [name, to, about, example] of [
    ['explain', 'explained', '说明原因 / say why it is there', '银行次日入账'],
    ['correct', 'corrected', '更正已办结 / its correction has been carried out', '已补记'],
    ['accept', 'accepted', '认可他人的说明或更正 / agree to what another officer said', '属实'],
    ['reopen', 'reopened', '重新打开 / do not agree, or look again', '凭证不符'],
  ] as const) {
    const verb = addCreatingVerb(noun, `${name} <case>`, { about, example: `case ${name} ${ID} --reason ${example}` })
    verb.requiredOption('--reason <text>', '原因 / why')
    verb.action(async (id: string) => {
      const { reason } = verb.opts<{ reason: string }>()
      const found = await post<CaseHistory>(terminal, verb, `${casePath(id)}/moves`, { to, reason })
      giveAnswer(terminal, verb, { data: found, text: caseText(found) })
    })
  }

  const note = addCreatingVerb(noun, 'note <case>', {
    about: '记事 / write something down about it',
    example: `case note ${ID} --text 已电话询问支行`,
  }).requiredOption('--text <text>', '内容 / what')
  note.action(async (id: string) => {
    const found = await post<CaseHistory>(terminal, note, `${casePath(id)}/notes`, {
      note: note.opts<{ text: string }>().text,
    })
    giveAnswer(terminal, note, { data: found, text: caseText(found) })
  })

  const assign = addCreatingVerb(noun, 'assign <cases...>', {
    about: '指定责任人 / say whose they are',
    example: `case assign ${ID} --to li`,
  }).requiredOption('--to <officer>', '责任人 / the officer')
  assign.action(async (ids: readonly string[]) => {
    const body = { cases: ids, owner: assign.opts<{ to: string }>().to }
    const reply = await post<{ assigned: number }>(terminal, assign, '/v1/cases/assign', body)
    giveAnswer(terminal, assign, { data: reply, text: String(reply.assigned) })
  })
}

type Moved = Readonly<{
  moved: number
  not_moved: number
  results: readonly Readonly<{ case_id: string; moved: boolean; code: string | null; detail: string | null }>[]
}>

function addBulk(noun: Command, terminal: Terminal): void {
  const verb = withChoice(
    addCreatingVerb(noun, 'move-many', {
      about: '批量办理,至多一千项 / up to a thousand at once; exit status 1 where some could not be moved',
      example:
        'case move-many --job bank-daily --kind date_out_of_window --to explained --reason 期末未达 --all-or-nothing',
    }),
  )
    .addOption(
      new Option('--to <state>', '至 / to')
        .choices(['explained', 'corrected', 'accepted', 'reopened'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', '原因 / why')
    .option('--all-or-nothing', '全部或全不 / all of them or none')
  verb.action(async () => {
    const { to, reason, allOrNothing = false } = verb.opts<{ to: string; reason: string; allOrNothing?: boolean }>()
    const { job, state, kind, owner, ageFrom, ageTo } = verb.opts<Choice>()
    const cases = {
      job_id: job ?? '',
      ...(state && { states: [state] }),
      kind,
      owner,
      age_from: ageFrom,
      age_to: ageTo,
    }
    const reply = await post<Moved>(terminal, verb, '/v1/cases/moves', {
      cases,
      to,
      reason,
      all_or_nothing: allOrNothing,
    })
    const failures = reply.results.filter(({ moved }) => !moved)
    const text = [
      `${reply.moved} 项已办理 / moved, ${reply.not_moved} 项未办理 / not moved`,
      ...failures.map((each) => `${each.case_id}  ${each.detail ?? ''}`),
    ]
    giveAnswer(terminal, verb, { data: reply, text: text.join('\n'), foundSomething: failures.length > 0 })
  })
}
