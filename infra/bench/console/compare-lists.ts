import type { Client } from '@fundtrace/cli'
import { lookUntil } from '../disbursement/officers.ts'

const MAPPING = { id: '编号', amount: '金额', date: '日期', fields: { reference: '编号', payee: '户名' } }
const JOB = {
  title: { zh: '大批量清单', en: 'Large lists' },
  evaluator: 'match',
  left: { upload: 'list', name: 'bench-book' },
  right: { upload: 'list', name: 'bench-bank' },
  rules: {
    version: 1,
    left: { name: { zh: '账', en: 'Book' } },
    right: { name: { zh: '银行', en: 'Bank' } },
    rules: [{ id: 'reference', kind: 'one_to_one', keys: ['reference'], identifies: true, amount: 'exact' }],
  },
}
const AS_OF = '2016-12-31'

/** A job over two lists that agree in no amount: each row is a break, with both sides, and a case. Every tenth differs by a yuan, the others by a fen. */
export async function compareLists(auditor: Client, area: string, rows: number): Promise<string> {
  await send(auditor, area, 'bench-book', rows, 0)
  await send(auditor, area, 'bench-bank', rows, 1)
  await auditor.post('reconciliation', '/v1/jobs', { id: 'bench-lists', area_code: area, document: JOB })
  const { id } = await auditor.post<{ id: string }>('reconciliation', '/v1/jobs/bench-lists/runs', { as_of: AS_OF })
  await lookUntil(async () => {
    const run = await auditor.get<Run>('reconciliation', `/v1/job-runs/${id}`)
    if (run.state === 'failed') throw new Error(`The run failed: ${JSON.stringify(run.problem)}`)
    if (run.state !== 'completed') return undefined
    // Cases are carried after the run.
    const { breaks } = await auditor.get<Breaks>(
      'reconciliation',
      `/v1/job-runs/${id}/breaks?after=${rows - 1}&limit=1`,
    )
    return breaks.some((last) => last.case !== null) ? true : undefined
  })
  return id
}
type Run = Readonly<{ state: string; problem: unknown }>
type Breaks = Readonly<{ breaks: readonly Readonly<{ case: object | null }>[] }>

async function send(auditor: Client, area: string, name: string, rows: number, side: 0 | 1): Promise<void> {
  const lines = Array.from({ length: rows }, (_, index) => {
    const cents = side * (index % 10 === 0 ? 100 : 1)
    const amount = `${1_000 + (index % 900) + Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
    return `R${String(index).padStart(7, '0')},2016-06-${String(1 + (index % 28)).padStart(2, '0')},${amount},样${index % 97}`
  })
  const mapping = JSON.stringify(MAPPING)
  const query = new URLSearchParams({ kind: 'list', name, area_code: area, mapping }).toString()
  const file = new Blob([`编号,日期,金额,户名\n${lines.join('\n')}\n`])
  await auditor.upload('reconciliation', `/v1/datasets?${query}`, file)
}
