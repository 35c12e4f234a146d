import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '@fundtrace/http-server'
import { AUDITOR, get, type Officer, post, upload } from './reconciliation-service.ts'

/** Lists and jobs of an audit office, over the routes. */
export const MAPPING = {
  id: '编号',
  amount: '金额',
  date: '日期',
  fields: { reference: '编号', payee: '户名', account: '账号' },
}

/** The rules of most tests: one payment is one line of the bank, by its number. */
export const BY_REFERENCE = {
  version: 1,
  left: { name: { zh: '账', en: 'Book' } },
  right: { name: { zh: '银行', en: 'Bank' } },
  rules: [
    {
      id: 'reference',
      kind: 'one_to_one',
      keys: ['reference'],
      identifies: true,
      amount: 'exact',
      compare: [{ field: 'payee', kind: 'payee_mismatch' }],
    },
  ],
}

export const LISTS = {
  title: { zh: '账与银行', en: 'Book and bank' },
  evaluator: 'match',
  left: { upload: 'list', name: 'book' },
  right: { upload: 'list', name: 'bank' },
  rules: BY_REFERENCE,
}

export type Row = readonly [id: string, on: string, amount: string, payee?: string, account?: string]
export const listOf = (rows: readonly Row[]): Buffer =>
  Buffer.from(
    [
      '编号,日期,金额,户名,账号',
      ...rows.map(([id, on, amount, payee = '张三', account = '6222021001123456789']) =>
        [id, on, amount, payee, account].join(','),
      ),
    ].join('\n') + '\n',
  )

export const uploadList = (app: App, name: string, rows: readonly Row[], officer: Officer = AUDITOR) =>
  upload(
    app,
    officer,
    `/v1/datasets?${new URLSearchParams({ kind: 'list', name, area_code: '441802', mapping: JSON.stringify(MAPPING) }).toString()}`,
    listOf(rows),
  )

export const makeJob = (app: App, id: string, document: object = LISTS, officer: Officer = AUDITOR) =>
  post(app, officer, '/v1/jobs', { id, area_code: '441802', document })

export type RunReply = Readonly<{
  id: string
  number: number
  state: string
  match_count: number
  break_count: number
  inputs_sha256: string
  result_sha256: string
  left_rows: number
  right_rows: number
  progress: { phase: string; done: number; total: number | null; epoch: number }
  problem: { code: string } | null
}>

export async function runJob(app: App, id: string, body: object = {}): Promise<RunReply> {
  const reply = await post(app, AUDITOR, `/v1/jobs/${id}/runs`, { as_of: '2016-06-30', ...body })
  let run = reply.json<RunReply>()
  // A request waits only so long; a machine may be slow.
  while (run.state === 'queued' || run.state === 'running') {
    await pause(100)
    run = (await get(app, AUDITOR, `/v1/job-runs/${run.id}`)).json<RunReply>()
  }
  return run
}

export type BreakReply = Readonly<{
  number: number
  kind: string
  difference: string
  identity: string
  settled: number | null
  left: { row: number; id: string; fields: Record<string, string> } | null
  right: { row: number; id: string; fields: Record<string, string> } | null
  case: { id: string; number: number; state: string; owner: string | null; age_days: number } | null
}>
export async function breaksOf(app: App, runId: string, query = ''): Promise<readonly BreakReply[]> {
  const reply = await get(app, AUDITOR, `/v1/job-runs/${runId}/breaks${query}`)
  return reply.json<{ breaks: BreakReply[] }>().breaks
}
