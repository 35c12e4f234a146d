import { yuanAndWan } from './amount-text.ts'
import { shanghaiTime } from './shanghai-time.ts'
import { textFields, textTable } from './text-table.ts'

export type Job = Readonly<{
  id: string
  area_code: string
  version: number
  title: Readonly<{ zh: string; en: string }>
  evaluator: string
  owner: string
  funds: readonly string[] | null
  rules_sha256: string
  due_failure: DueFailure | null
}>
/** Why the run of a due time has not begun; `due_at`, `last_at`: instants. */
type DueFailure = Readonly<{
  due_at: string
  last_at: string
  problem: Readonly<{ code: string; detail: string; title: Readonly<{ zh: string; en: string }> }>
}>
export type JobRun = Readonly<{
  id: string
  number: number
  job_id: string
  job_version: number
  as_of: string
  state: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed'
  progress: Readonly<{ phase: string; done: number; total: number | null }>
  left_rows: number | null
  right_rows: number | null
  match_count: number | null
  break_count: number | null
  inputs_sha256: string | null
  result_sha256: string | null
  problem: Readonly<{ code: string; detail: string; title: Readonly<{ zh: string; en: string }> }> | null
  breaks_by_kind?: Readonly<Record<string, number>>
}>
export type RunBreak = Readonly<{
  number: number
  kind: string
  title: Readonly<{ zh: string; en: string }>
  difference: string
  rule: string | null
  failed: string | null
  settled: number | null
  left: Item | null
  right: Item | null
  explanation: Readonly<{ zh: string; en: string }>
}>
type Item = Readonly<{ row: number; id: string; amount: string; on: string | null }>

/** Jobs, and below them each whose due run could not begin. */
export const jobTable = (jobs: readonly Job[]): string =>
  [
    textTable(
      ['任务 job', '名称 title', '区划 area', { right: '版本 version' }, '资金 funds', '定时 schedule'],
      jobs.map(({ id, title, area_code, version, funds, due_failure: failure }) => [
        id,
        title.zh,
        area_code,
        String(version),
        funds?.join(', ') ?? '全部 all',
        failure === null ? '' : '✗ 未能按时运行 could not begin',
      ]),
    ),
    ...jobs.flatMap(({ id, due_failure: failure }) => (failure === null ? [] : [dueFailureText(id, failure)])),
  ].join('\n')

const dueFailureText = (id: string, { due_at: due, last_at: last, problem }: DueFailure): string =>
  textFields([
    [`✗ ${id}`, `${shanghaiTime(due)} 应运行而未能开始 / due, and could not begin`],
    ['', `${problem.code}  ${problem.title.zh} / ${problem.title.en}`],
    ['', problem.detail],
    ['', `${shanghaiTime(last)} 最近一次重试 / tried last`],
  ])

export const jobRunTable = (runs: readonly JobRun[]): string =>
  textTable(
    [
      { right: '号 no.' },
      '轮次 run',
      '任务 job',
      '截至 as of',
      '状态 state',
      { right: '匹配 matches' },
      { right: '差异 breaks' },
    ],
    runs.map((run) => [
      String(run.number),
      run.id,
      run.job_id,
      run.as_of,
      run.state,
      String(run.match_count ?? ''),
      String(run.break_count ?? ''),
    ]),
  )

export const jobRunText = (run: JobRun): string =>
  textFields([
    ['轮次 run', `${run.id}  (${run.number})`],
    ['任务 job', `${run.job_id} v${run.job_version}`],
    ['截至 as of', run.as_of],
    ['状态 state', run.state],
    ['左右行数 rows', `${run.left_rows ?? ''} / ${run.right_rows ?? ''}`],
    ['匹配 matches', String(run.match_count ?? '')],
    ['差异 breaks', String(run.break_count ?? '')],
    ...Object.entries(run.breaks_by_kind ?? {}).map(([kind, count]) => ['', `${kind}  ${count}`] as const),
    ['结果 result', run.result_sha256 ?? ''],
    ...(run.problem === null
      ? []
      : [['✗', `${run.problem.code}  ${run.problem.title.zh}  ${run.problem.detail}`] as const]),
  ])

export const runBreakText = (found: RunBreak): string =>
  textFields([
    [`✗ ${found.number}`, `${found.title.zh} ${found.kind}  差额 difference ${yuanAndWan(found.difference)}`],
    ['', found.explanation.zh],
    ['', found.explanation.en],
    ...itemField('左 left', found.left),
    ...itemField('右 right', found.right),
  ])

const itemField = (name: string, item: Item | null): readonly (readonly [string, string])[] =>
  item === null ? [] : [[name, `${item.id}  ${item.on ?? ''}  ${item.amount}  (行 row ${item.row})`]]
