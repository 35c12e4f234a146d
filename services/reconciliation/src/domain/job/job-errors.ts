import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'
import type { RunState } from './run.ts'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export const datasetUnknown = (id: string): DomainError =>
  problem('not_found', 'DATASET_UNKNOWN', '未找到数据集', 'There is no such dataset', `There is no dataset ${id}.`, {
    dataset_id: id,
  })

export const datasetNone = (name: string, kind: string, area: string): DomainError =>
  problem(
    'conflict',
    'DATASET_NONE',
    '尚未上传数据集',
    'No dataset of this name was uploaded',
    `Nothing of the kind ${kind} was uploaded as ${name} for area ${area}; upload it first, or name a dataset.`,
    { name, kind, area },
  )

export const datasetOfOther = (id: string, side: string, expected: string, found: string): DomainError =>
  problem(
    'refused',
    'DATASET_UNFIT',
    '数据集与任务不符',
    'The dataset is not one of this job',
    `Dataset ${id} cannot be the ${side} of this job: it has to be ${expected}, and is ${found}.`,
    { dataset_id: id, side, expected, found },
  )

export const datasetTooLarge = (bytesMax: number): DomainError =>
  problem(
    'too_large',
    'DATASET_TOO_LARGE',
    '文件过大',
    'The file is too large',
    `At most ${bytesMax} bytes are taken; compare larger files with "fundtrace reconcile".`,
    { bytes_max: bytesMax },
  )

export const datasetEmpty = (): DomainError =>
  problem('refused', 'DATASET_EMPTY', '文件为空', 'The file is empty', 'The file has no bytes.', {})

export const mappingUnreadable = (): DomainError =>
  problem(
    'malformed',
    'MAPPING_UNREADABLE',
    '列对应关系无法读取',
    'The column mapping cannot be read',
    'The query parameter "mapping" is not JSON.',
    {},
  )

export const jobUnknown = (id: string): DomainError =>
  problem('not_found', 'JOB_UNKNOWN', '未找到对账任务', 'There is no such job', `There is no job ${id}.`, {
    job_id: id,
  })

export const jobTaken = (id: string): DomainError =>
  problem(
    'conflict',
    'JOB_ID_TAKEN',
    '任务编号已被使用',
    'The id of the job is taken',
    `A job ${id} is there already; record a new version of it, or take another id.`,
    { job_id: id },
  )

export type JobMistake = Readonly<{ path: string; detail: string }>
export const jobDocumentWrong = (mistakes: readonly JobMistake[]): DomainError =>
  problem(
    'malformed',
    'JOB_DOCUMENT_WRONG',
    '任务文件有误',
    'The document of the job is wrong',
    mistakes.map(({ path, detail }) => `${path || '/'} ${detail}`).join('; '),
    { errors: mistakes.map(({ path, detail }) => ({ path, detail })) },
  )

export const templateUnknown = (name: string): DomainError =>
  problem(
    'not_found',
    'JOB_TEMPLATE_UNKNOWN',
    '未找到任务模板',
    'There is no such job template',
    `No job is shipped as ${name}.`,
    { template: name },
  )

export const jobSourceWrong = (): DomainError =>
  problem(
    'malformed',
    'JOB_SOURCE_WRONG',
    '请给出任务文件或模板之一',
    'Give a document or a template',
    'A job is made either of a document or of the name of a shipped one.',
    {},
  )

export const fundOutside = (fundId: string, area: string): DomainError =>
  problem(
    'refused',
    'JOB_FUND_OUTSIDE',
    '资金不在任务的行政区划内',
    'A fund is outside the area of the job',
    `Fund ${fundId} is not carried out within area ${area}.`,
    { fund_id: fundId, area },
  )

export const fundUnknown = (fundId: string): DomainError =>
  problem('refused', 'JOB_FUND_UNKNOWN', '未找到资金', 'There is no such fund', `No plan has told of fund ${fundId}.`, {
    fund_id: fundId,
  })

export const previewImpossible = (runId: string): DomainError =>
  problem(
    'malformed',
    'PREVIEW_NOTHING_CHANGED',
    '请给出要预览的规则或参数',
    'Say what to try out',
    `A preview of run ${runId} needs rules (matching) or terms (control) to try.`,
    { run_id: runId },
  )

export const breakUnknown = (runId: string, number: number): DomainError =>
  problem(
    'not_found',
    'BREAK_UNKNOWN',
    '未找到差异',
    'There is no such break',
    `Run ${runId} has no break ${number}.`,
    { run_id: runId, break: number },
  )

export const runUnknown = (id: string): DomainError =>
  problem('not_found', 'JOB_RUN_UNKNOWN', '未找到对账轮次', 'There is no such run', `There is no run ${id}.`, {
    run_id: id,
  })

export const runStateWrong = (id: string, state: RunState, needed: string): DomainError =>
  problem(
    'conflict',
    'JOB_RUN_STATE_WRONG',
    '轮次状态不允许该操作',
    'The run is in another state',
    `Run ${id} is ${state}; this needs one that is ${needed}.`,
    { run_id: id, state, needed },
  )

export const runDaysReversed = (from: string, asOf: string): DomainError =>
  problem(
    'malformed',
    'JOB_RUN_DAYS_REVERSED',
    '起止日期颠倒',
    'The first day is after the last',
    `A run cannot be from ${from} to ${asOf}.`,
    { from, as_of: asOf },
  )

export const runDayAhead = (asOf: string, today: string): DomainError =>
  problem(
    'malformed',
    'JOB_RUN_DAY_AHEAD',
    '截止日期尚未到来',
    'The last day is yet to come',
    `A run cannot speak for ${asOf}: today is ${today}.`,
    { as_of: asOf, today },
  )

/** The memory, or the fault of a library: nothing that an officer could mend. */
export const runGivenUp = (id: string, attempts: number): DomainError =>
  problem(
    'unavailable',
    'JOB_RUN_GIVEN_UP',
    '多次中断,已停止',
    'Given up after several attempts',
    `Run ${id} was taken up ${attempts} times, and each time its process died.`,
    { run_id: id, attempts },
  )

export const runBroken = (id: string): DomainError =>
  problem(
    'unavailable',
    'JOB_RUN_BROKEN',
    '运行出错',
    'The run met a fault of the program',
    `Run ${id} met a fault that is in the log of the service.`,
    { run_id: id },
  )

export const dueRunBroken = (jobId: string): DomainError =>
  problem(
    'unavailable',
    'JOB_DUE_RUN_BROKEN',
    '按期对账未能开始',
    'The run of the due time met a fault of the program and could not begin',
    `The run of job ${jobId} met a fault that is in the log of the service.`,
    { job_id: jobId },
  )

export const matchUnknown = (runId: string, number: number): DomainError =>
  problem(
    'not_found',
    'MATCH_UNKNOWN',
    '未找到匹配',
    'There is no such match',
    `Run ${runId} has no match ${number}.`,
    { run_id: runId, match: number },
  )

export const matchUndone = (runId: string, number: number): DomainError =>
  problem(
    'conflict',
    'MATCH_UNDONE',
    '该匹配已撤销',
    'The match is undone already',
    `Match ${number} of run ${runId} is undone already.`,
    { run_id: runId, match: number },
  )

export const matchRowsTaken = (runId: string): DomainError =>
  problem(
    'conflict',
    'MATCH_ROW_TAKEN',
    '记录已在其他匹配中',
    'A row is in a match already',
    `A row of the match is in another match of run ${runId}: a row is in at most one.`,
    { run_id: runId },
  )

export const matchOneSided = (runId: string, difference: string): DomainError =>
  problem(
    'refused',
    'MATCH_ONE_SIDED',
    '匹配须两侧各有记录,或单侧合计为零',
    'The match has rows on one side only',
    `A match of run ${runId} needs rows of both sides, or several rows of one side that sum to 0.00; these leave ${difference}.`,
    { run_id: runId, difference },
  )

export const matchRowsUnknown = (runId: string, side: string, rows: readonly number[]): DomainError =>
  problem(
    'refused',
    'MATCH_ROW_UNKNOWN',
    '记录不在差异之中',
    'A row is in no open break',
    `Rows ${rows.join(', ')} of the ${side} side are in no open break of run ${runId}; only what does not agree can be matched by hand.`,
    { run_id: runId, side, rows: [...rows] },
  )

export const previewUnknown = (id: string): DomainError =>
  problem('not_found', 'PREVIEW_UNKNOWN', '未找到预览', 'There is no such preview', `There is no preview ${id}.`, {
    preview_id: id,
  })
