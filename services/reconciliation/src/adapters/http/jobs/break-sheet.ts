import { BREAK_TITLES } from '@fundtrace/matching'
import type { ReportSheet } from '@fundtrace/spreadsheet'
import type { JobRun } from '../../postgres/runs/job-run-repository.ts'
import type { BreakView } from '../../postgres/runs/run-result-reader.ts'

/** The breaks of a run as a table, read as it is written. */
export const breakSheet = (run: JobRun, breaks: AsyncIterable<BreakView>): ReportSheet => ({
  name: `差异 ${run.number}`,
  title: `对账差异 ${run.job_id} 第 ${run.number} 轮 截至 ${run.as_of}`,
  columns: [
    { header: '序号', kind: 'count' },
    { header: '差异种类', kind: 'text' },
    { header: 'kind', kind: 'text' },
    { header: '差额(元)', kind: 'amount' },
    { header: '左方记录', kind: 'text' },
    { header: '左方日期', kind: 'day' },
    { header: '左方金额(元)', kind: 'amount' },
    { header: '右方记录', kind: 'text' },
    { header: '右方日期', kind: 'day' },
    { header: '右方金额(元)', kind: 'amount' },
    { header: '资金', kind: 'text' },
    { header: '规则', kind: 'text' },
    { header: '未通过', kind: 'text' },
    { header: '说明', kind: 'text', width: 60 },
    { header: 'Explanation', kind: 'text', width: 60 },
    { header: '已处理', kind: 'text' },
  ],
  rows: rowsOf(breaks),
})

async function* rowsOf(breaks: AsyncIterable<BreakView>): AsyncGenerator<string[]> {
  for await (const { number, kind, difference, left, right, fund, rule, failed, explanation, settled } of breaks)
    yield [
      String(number),
      BREAK_TITLES[kind].zh,
      kind,
      difference,
      left?.id ?? '',
      left?.on ?? '',
      left?.amount ?? '',
      right?.id ?? '',
      right?.on ?? '',
      right?.amount ?? '',
      fund ?? '',
      rule ?? '',
      failed ?? '',
      explanation.zh,
      explanation.en,
      settled === null ? '' : '是',
    ]
}
