import type { Command } from 'commander'
import { dayArgument } from '../arguments.ts'
import { followRun } from '../follow-run.ts'
import { giveAnswer } from '../give-answer.ts'
import { type Job, type JobRun, jobRunTable, jobRunText, jobTable, type RunBreak, runBreakText } from '../job-text.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { readPolicyFile, withLines } from '../policy-file.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

const RUN = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** Comparisons of the audit office: made, run, read. */
export function addJobCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'job', '对账任务 / jobs of the audit office')
  addMaking(noun, terminal)
  addRunning(noun, terminal)
  addReading(noun, terminal)
}

type MakeOptions = { area: string; template?: string; funds?: string }

function addMaking(noun: Command, terminal: Terminal): void {
  const make = addMakingVerb(noun, 'make <job> [file]', {
    about: '建立对账任务,按文件或内置模板 / make a job of a document or of a shipped one',
    example: 'job make qingcheng-three-way --template three-way --area 441802',
  })
    .requiredOption('--area <code>', '行政区划 / area')
    .option('--template <name>', '内置模板 / shipped job')
    .option('--funds <ids>', '资金,逗号分隔(全部)/ funds, with commas between (all)')
  make.action(async (id: string, file: string | undefined) => {
    const { area, template, funds } = make.opts<MakeOptions>()
    const policy = file === undefined ? undefined : await readPolicyFile(file)
    const services = await openServices(terminal, make)
    const idempotencyKey = sendingKey(terminal, make)
    const body = {
      id,
      area_code: area,
      ...(template !== undefined && { template }),
      ...(policy !== undefined && { document: policy.content }),
      ...(funds !== undefined && { funds: funds.split(',') }),
    }
    const job = await services
      .post<Job>('reconciliation', '/v1/jobs', body, { idempotencyKey })
      .catch((error: unknown) => {
        throw policy === undefined ? error : withLines(error, policy)
      })
    giveAnswer(terminal, make, { data: job, text: jobTable([job]), id: job.id })
  })
}

type RunOptions = { asOf?: string; from?: string; left?: string; right?: string }

function addRunning(noun: Command, terminal: Terminal): void {
  const run = addMakingVerb(noun, 'run <job>', {
    about: '运行一轮对账,有差异时退出码为 1 / run a job; exit status 1 where it finds breaks',
    example: 'job run qingcheng-three-way --as-of 2016-06-30',
  })
    .option('--as-of <day>', '截止日(今日)/ the last day that it speaks for (today)', dayArgument)
    .option('--from <day>', '起始日 / the first', dayArgument)
    .option('--left <dataset>', '左方数据集(最新)/ dataset of the left side (the newest)')
    .option('--right <dataset>', '右方数据集(最新)/ dataset of the right side (the newest)')
  run.action(async (id: string) => {
    const { asOf, from, left, right } = run.opts<RunOptions>()
    const services = await openServices(terminal, run)
    const idempotencyKey = sendingKey(terminal, run)
    const body = {
      ...(asOf !== undefined && { as_of: asOf }),
      ...(from !== undefined && { from }),
      ...(left !== undefined && { left_dataset_id: left }),
      ...(right !== undefined && { right_dataset_id: right }),
    }
    const path = `/v1/jobs/${encodeURIComponent(id)}/runs`
    const begun = await services.post<JobRun>('reconciliation', path, body, { idempotencyKey })
    const ended = await followRun(services, terminal, begun)
    giveRun(terminal, run, await services.get<JobRun>('reconciliation', `/v1/job-runs/${ended.id}`))
    if ((ended.break_count ?? 0) > 0) terminal.say(`· 差异 / its breaks: job breaks ${ended.id}`)
  })

  const cancel = addMakingVerb(noun, 'cancel <run>', {
    about: '取消一轮对账 / cancel a run; what it has half written is thrown away',
    example: `job cancel ${RUN}`,
  })
  cancel.action(async (id: string) => {
    const services = await openServices(terminal, cancel)
    const idempotencyKey = sendingKey(terminal, cancel)
    const path = `/v1/job-runs/${encodeURIComponent(id)}/cancel`
    const asked = await services.post<JobRun>('reconciliation', path, {}, { idempotencyKey })
    const ended = await followRun(services, terminal, asked)
    giveAnswer(terminal, cancel, { data: ended, text: jobRunText(ended), id: ended.id })
  })
}

function addReading(noun: Command, terminal: Terminal): void {
  const list = addReadingVerb(noun, 'list', { about: '本区划的对账任务 / the jobs of my areas', example: 'job list' })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ jobs: Job[] }>('reconciliation', '/v1/jobs?limit=1000')
    giveAnswer(terminal, list, { data: reply, text: jobTable(reply.jobs) })
  })

  const templates = addReadingVerb(noun, 'templates', {
    about: '内置任务模板 / the jobs that are shipped',
    example: 'job templates',
  })
  templates.action(async () => {
    const services = await openServices(terminal, templates)
    const reply = await services.get<{ templates: Template[] }>('reconciliation', '/v1/job-templates')
    const text = reply.templates.map(({ name, title }) => `${name}  ${title.zh} / ${title.en}`).join('\n')
    giveAnswer(terminal, templates, { data: reply, text: text === '' ? '(无 / none)' : text })
  })

  const runs = addReadingVerb(noun, 'runs [job]', {
    about: '历次对账,新者在前 / the newest runs, of a job or of all',
    example: 'job runs qingcheng-three-way',
  })
  runs.action(async (id: string | undefined) => {
    const services = await openServices(terminal, runs)
    const path = id === undefined ? '/v1/job-runs' : `/v1/jobs/${encodeURIComponent(id)}/runs`
    const reply = await services.get<{ runs: JobRun[] }>('reconciliation', path)
    giveAnswer(terminal, runs, { data: reply, text: jobRunTable(reply.runs) })
  })

  const show = addReadingVerb(noun, 'show <run>', {
    about: '一轮对账的进度与结果 / how far a run is and what it found; exit status 1 where it broke',
    example: `job show ${RUN}`,
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    giveRun(terminal, show, await services.get<JobRun>('reconciliation', `/v1/job-runs/${encodeURIComponent(id)}`))
  })

  const breaks = withPages(
    addReadingVerb(noun, 'breaks <run>', {
      about: '一轮对账的差异 / the breaks of a run; exit status 1 where there are any',
      example: `job breaks ${RUN} --kind missing_left,duplicate`,
    }).option('--kind <kinds>', '差异种类,逗号分隔 / kinds, with commas between'),
    'break',
  )
  breaks.action(async (id: string) => {
    const { kind } = breaks.opts<{ kind?: string }>()
    const services = await openServices(terminal, breaks)
    const path = `/v1/job-runs/${encodeURIComponent(id)}/breaks?${pageQuery(breaks, { kind })}`
    const reply = await services.get<{ breaks: RunBreak[] }>('reconciliation', path)
    const text = reply.breaks.length === 0 ? '(无差异 / no breaks)' : reply.breaks.map(runBreakText).join('\n')
    giveAnswer(terminal, breaks, { data: reply, text, foundSomething: reply.breaks.length > 0 })
    sayIfMore(terminal, breaks, reply.breaks.length, reply.breaks.at(-1)?.number.toString())
  })
}
type Template = Readonly<{ name: string; title: Readonly<{ zh: string; en: string }> }>

/** A run that came to nothing is a failure of the run, not of the call. */
const giveRun = (terminal: Terminal, verb: Command, run: JobRun): void =>
  giveAnswer(terminal, verb, {
    data: run,
    text: jobRunText(run),
    id: run.id,
    foundSomething: run.state === 'failed' || run.state === 'cancelled' || (run.break_count ?? 0) > 0,
  })
