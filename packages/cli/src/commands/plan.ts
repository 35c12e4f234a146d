import type { Command } from 'commander'
import { yuanAndWan } from '../amount-text.ts'
import { countArgument, dayArgument } from '../arguments.ts'
import { addComparison } from './plan-comparison.ts'
import { addPlanLifeVerbs } from './plan-life.ts'
import { readAwardFile } from '../award-file.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { isAnswered, type Plan, planPath, planText, untilAnswered, untilComputed } from '../plan.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

export function addPlanCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'plan', '资金计划 / plans: what each funder owes')
  addMake(noun, terminal)
  addShow(noun, terminal)
  addLines(noun, terminal)
  addComparison(noun, terminal)
  addPlanLifeVerbs(noun, terminal)
  addApprove(noun, terminal)
  addAward(noun, terminal)
  addAwards(noun, terminal)
}

const YEAR_MIN = 1949
const YEAR_MAX = 2200
const PEOPLE_MAX = 2_000_000_000
const VERSION_MAX = 32_767

function addMake(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'make <programme>', {
    about: '编制计划,须另一人审批 / compute a plan; another officer approves it',
    example: 'plan make zhanjiang-edz --year 2016 --people 3578',
  })
    .requiredOption('--year <year>', '年度 / fiscal year', countArgument(YEAR_MIN, YEAR_MAX))
    .option('--people <n>', '文件公布的人数 / the published number of people', countArgument(1, PEOPLE_MAX))
    .option('--version <n>', '政策版本 / version of the programme (newest)', countArgument(1, VERSION_MAX))
    .option('--register-day <day>', '登记基准日 / the register as of this day (today)', dayArgument)
    .option('--replaces <plan>', '调整生效的计划,须同时给 --reason / raise, cut or supersede this plan in force')
    .option('--reason <text>', '调整的理由 / why')
  verb.action(async (programme: string) => {
    const { year, people, version, registerDay, replaces, reason } = verb.opts<MakeOptions>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const order = { programme_id: programme, fiscal_year: year, people, version, register_day: registerDay }
    const body = { ...order, replaces, reason }
    const made = await services.post<Plan>('allocation', '/v1/plans', body, { idempotencyKey })
    const plan = await untilComputed(services, made, terminal.say)
    giveAnswer(terminal, verb, {
      data: plan,
      text: planText(plan),
      id: plan.id,
      foundSomething: plan.state === 'failed',
    })
  })
}

type MakeOptions = {
  year: number
  people?: number
  version?: number
  registerDay?: string
  replaces?: string
  reason?: string
}

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <plan>', {
    about: '计划与各方分担 / a plan with the share of each funder',
    example: 'plan show 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const plan = await services.get<Plan>('allocation', planPath(id))
    giveAnswer(terminal, verb, { data: plan, text: planText(plan) })
  })
}

function addLines(noun: Command, terminal: Terminal): void {
  const verb = withPages(
    addReadingVerb(noun, 'lines <plan>', {
      about: '计划明细 / the lines of a plan',
      example: 'plan lines 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --limit 1000',
    }),
    'line',
  ).option('--explain', '每行附计算说明 / with the arithmetic of each line')
  verb.action(async (id: string) => {
    const { explain = false } = verb.opts<{ explain?: boolean }>()
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ lines: PlanLine[] }>('allocation', `${planPath(id)}/lines?${pageQuery(verb)}`)
    giveAnswer(terminal, verb, { data: reply, text: explain ? explainedLines(reply.lines) : lineTable(reply.lines) })
    sayIfMore(terminal, verb, reply.lines.length, reply.lines.at(-1)?.line.toString())
  })
}

function addApprove(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'approve <plan>', {
    about: '审批计划,随后记账 / approve a plan that another made; the ledger then posts it',
    example: 'plan approve 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --wait',
  }).option('--wait', '等到记账完成 / until the ledger has answered')
  verb.action(async (id: string) => {
    const { wait = false } = verb.opts<{ wait?: boolean }>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const approved = await services.post<Plan>('allocation', `${planPath(id)}/approve`, undefined, { idempotencyKey })
    if (!wait) return giveAnswer(terminal, verb, { data: approved, text: planText(approved) })
    terminal.say('· 等待记账 / waiting for the ledger')
    const plan = await untilAnswered(services, approved)
    if (!isAnswered(plan)) terminal.say('· 尚未记账,稍后再查 / no answer yet: see plan show')
    giveAnswer(terminal, verb, { data: plan, text: planText(plan), foundSomething: plan.state !== 'posted' })
  })
}

function addAward(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'award <plan>', {
    about: '按计划补助到户到村到项目 / award a posted plan: its lines, or those of a file',
    example: 'plan award 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --period 2016',
  })
    .requiredOption('--period <period>', '期间 / period: 2016, 2016-H1, 2016-Q3, 2016-07')
    .option('--awards <file>', '逐项补助(CSV: 受益对象,款项,金额)/ CSV, where the plan counts people only')
  verb.action(async (id: string) => {
    const { period, awards: file } = verb.opts<{ period: string; awards?: string }>()
    const body = file === undefined ? { period } : { period, awards: await readAwardFile(file) }
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const run = await services.post<AwardRun>('allocation', `${planPath(id)}/awards`, body, { idempotencyKey })
    giveAnswer(terminal, verb, { data: run, text: `已补助 / awarded ${run.count}  ${yuanAndWan(run.total)}` })
  })
}

function addAwards(noun: Command, terminal: Terminal): void {
  const verb = withPages(
    addReadingVerb(noun, 'awards <plan>', {
      about: '计划的补助及记账状态 / the awards of a plan, and whether the ledger has posted them',
      example: 'plan awards 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
    }),
    'id',
  )
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ awards: Award[] }>('allocation', `${planPath(id)}/awards?${pageQuery(verb)}`)
    giveAnswer(terminal, verb, { data: reply, text: awardTable(reply.awards) })
    sayIfMore(terminal, verb, reply.awards.length, reply.awards.at(-1)?.id)
  })
}

type PlanLine = Readonly<{
  line: number
  beneficiary_id: string | null
  area_code: string
  units: number
  amount: string
  parts: readonly Readonly<{ funder_id: string; amount: string }>[] | null
  explained: Readonly<{ zh: string; en: string }> | null
}>
type AwardRun = Readonly<{ award_run_id: string; count: number; total: string }>
type Award = Readonly<{
  id: string
  beneficiary_id: string
  period: string
  line: string
  amount: string
  state: string
}>

const explainedLines = (lines: readonly PlanLine[]): string =>
  lines
    .map(({ line, beneficiary_id, amount, explained }) =>
      [`${line}  ${beneficiary_id ?? '—'}  ${amount}`, explained?.zh ?? '—', explained?.en ?? '—'].join('\n'),
    )
    .join('\n\n')

const lineTable = (lines: readonly PlanLine[]): string =>
  textTable(
    [
      { right: '行 line' },
      '受益对象 beneficiary',
      '区划 area',
      { right: '数量 units' },
      { right: '元 yuan' },
      '各方 parts',
    ],
    lines.map(({ line, beneficiary_id, area_code, units, amount, parts }) => [
      String(line),
      beneficiary_id ?? '—',
      area_code,
      String(units),
      amount,
      parts?.map((part) => `${part.funder_id} ${part.amount}`).join(' + ') ?? '—',
    ]),
  )

const awardTable = (awards: readonly Award[]): string =>
  textTable(
    ['补助 award', '受益对象 beneficiary', '期间 period', '款项 line', { right: '元 yuan' }, '状态 state'],
    awards.map(({ id, beneficiary_id, period, line, amount, state }) => [
      id,
      beneficiary_id,
      period,
      line,
      amount,
      state,
    ]),
  )
