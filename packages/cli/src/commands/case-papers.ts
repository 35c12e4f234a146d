import { type Command, Option } from 'commander'
import { countArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { postOnceTo } from '../post-once.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addReadingVerb } from '../verb.ts'

const post = postOnceTo('reconciliation')

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'
const SAMPLE_MAX = 10_000

type Period = Readonly<{
  id: string
  job_id: string
  from_day: string | null
  through_day: string
  state: string
  asked_by: string
  decided_by: string | null
}>

const periodText = (period: Period): string =>
  `${period.id}  ${period.job_id}  ${period.from_day ?? ''} – ${period.through_day}  ${period.state}  ${period.asked_by} / ${period.decided_by ?? ''}`

/** The closing of a job's days: one officer asks, another agrees. */
export function addClosingVerbs(noun: Command, terminal: Terminal): void {
  const ask = addMakingVerb(noun, 'ask-closing <job>', {
    about: '申请结账,待他人复核 / ask that the job be closed through a day; another agrees',
    example: 'case ask-closing bank-daily --through 2016-06-30 --reason 六月对账完毕',
  })
    .requiredOption('--through <day>', '至此日 YYYY-MM-DD / the last day')
    .requiredOption('--reason <text>', '原因 / why')
  ask.action(async (job: string) => {
    const { through, reason } = ask.opts<{ through: string; reason: string }>()
    const path = `/v1/jobs/${encodeURIComponent(job)}/periods`
    const period = await post<Period>(terminal, ask, path, { through_day: through, reason })
    giveAnswer(terminal, ask, { data: period, text: periodText(period), id: period.id })
  })

  for (const [verbName, verb, about] of [
    ['close', 'close', '同意结账,不可撤销 / agree; it is never opened again'],
    ['reject-closing', 'reject', '不同意结账 / do not close it'],
  ] as const) {
    const decide = addCreatingVerb(noun, `${verbName} <period>`, {
      about,
      example: `case ${verbName} ${ID} --reason 核对无误`,
    })
    decide.requiredOption('--reason <text>', '原因 / why')
    decide.action(async (id: string) => {
      const { reason } = decide.opts<{ reason: string }>()
      const period = await post<Period>(terminal, decide, `/v1/periods/${encodeURIComponent(id)}/${verb}`, { reason })
      giveAnswer(terminal, decide, { data: period, text: periodText(period) })
    })
  }

  const periods = addReadingVerb(noun, 'periods <job>', {
    about: '结账情况 / the closings of a job',
    example: 'case periods bank-daily',
  })
  periods.action(async (job: string) => {
    const services = await openServices(terminal, periods)
    const reply = await services.get<{ periods: Period[] }>(
      'reconciliation',
      `/v1/jobs/${encodeURIComponent(job)}/periods`,
    )
    giveAnswer(terminal, periods, { data: reply, text: reply.periods.map(periodText).join('\n') })
  })
}

type Sample = Readonly<{
  id: string
  seed: string
  population_count: number
  population_total: string
  population_sha256: string
  units: readonly Readonly<{ place: number; unit: number; stratum: string; amount: string; hits: number }>[]
}>

/** A sample that anybody can draw again. */
export function addSampleVerb(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'sample <run>', {
    about: '按种子抽样,可复现 / draw a sample of a run by a seed',
    example: `case sample ${ID} --of left --by monetary_unit --seed 2016-审计-1 --size 60 --reason 细节测试`,
  })
    .addOption(
      new Option('--of <population>', '总体').choices(['left', 'right', 'matches', 'breaks']).makeOptionMandatory(),
    )
    .addOption(
      new Option('--by <method>', '方法').choices(['random', 'monetary_unit', 'stratified']).makeOptionMandatory(),
    )
    .requiredOption('--seed <text>', '种子 / the seed')
    .requiredOption('--size <n>', '样本量 / how many', countArgument(1, SAMPLE_MAX))
    .option('--stratify-by <field>', '分层字段 / the field whose values are the strata')
    .requiredOption('--reason <text>', '原因 / why')
  verb.action(async (run: string) => {
    const options = verb.opts<{
      of: string
      by: string
      seed: string
      size: number
      stratifyBy?: string
      reason: string
    }>()
    const { of: population, by, seed, size, stratifyBy, reason } = options
    const body = { population, by, seed, size, reason, ...(stratifyBy !== undefined && { stratify_by: stratifyBy }) }
    const sample = await post<Sample>(terminal, verb, `/v1/job-runs/${encodeURIComponent(run)}/samples`, body)
    const units = sample.units.map(({ place, unit, stratum, amount, hits }) => [
      String(place),
      String(unit),
      stratum,
      amount,
      String(hits),
    ])
    const text = [
      textFields([
        ['样本 sample', sample.id],
        ['种子 seed', sample.seed],
        ['总体 population', `${sample.population_count}  ${sample.population_total}  ${sample.population_sha256}`],
      ]),
      textTable(
        [{ right: '序 place' }, { right: '号 unit' }, '层 stratum', { right: '金额 amount' }, { right: '次 hits' }],
        units,
      ),
    ]
    giveAnswer(terminal, verb, { data: sample, text: text.join('\n'), id: sample.id })
  })
}
