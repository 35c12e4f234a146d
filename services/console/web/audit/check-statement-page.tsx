import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { newKey } from '../api/new-key.ts'
import { problemOf } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { useChosenFile } from './chosen-file.ts'
import { ColumnFields } from './column-fields.tsx'
import { ListFaults } from './list-faults.tsx'
import { fundsQuery } from '../parts/known-names.ts'
import { type Upload, uploadDataset } from './upload-dataset.ts'

const T = {
  title: { zh: '核对银行对账单', en: 'Check a bank statement' },
  intro: {
    zh: '把银行给的专户对账单与总账逐笔核对：哪一笔金额不对、多了或少了，一次列清。',
    en: "A bank's statement of the dedicated account, line by line against the ledger.",
  },
  up: { zh: '审计工作台', en: 'Audit desk' },
  fund: { zh: '哪一笔资金的专户', en: 'Of which fund' },
  choose: { zh: '请选择资金', en: 'Choose a fund' },
  file: { zh: '拖入对账单', en: 'Drop the statement' },
  fileLabel: { zh: '银行对账单文件', en: "The bank's statement" },
  hint: { zh: 'CSV、Excel、camt.053、MT940；不会改动您的文件', en: 'CSV, Excel, camt.053, MT940' },
  columns: { zh: '确认各列是什么', en: 'Say which column is what' },
  columnsHint: {
    zh: '已按表头自动对应，请看一眼对不对。余额列会逐行验算：对不上的对账单不会被收下。',
    en: 'Proposed by the headers; look whether they are right. Balances are proven row by row.',
  },
  own: { zh: '银行标准格式，不需要对应各列。', en: "A bank's own format: there are no columns to say." },
  run: { zh: '核对', en: 'Compare' },
  runHint: {
    zh: '先核对编号或文号，再看金额（一分不差）和日期（银行可早 1 个、晚 3 个工作日）。',
    en: 'By reference or document, the amount to the fen, the day at most one workday earlier or three later.',
  },
  send: { zh: '上传并核对', en: 'Send and compare' },
  done: { zh: '已开始核对', en: 'The comparison has begun' },
} as const

const SERIES = 'bank-statement'
const TEMPLATE = 'ledger-against-bank-file'

type Order = Readonly<{ upload: Upload; fundId: string }>

/** One page from a file to its breaks: a job of the fund is made where there is none yet. */
export function CheckStatementPage() {
  const t = useT()
  const navigate = useNavigate()
  const funds = useQuery(fundsQuery)
  const [view, setView] = useView({ fund: '' })
  const { chosen, columns, setColumns, choose, isReady, mapping } = useChosenFile()
  const fund = funds.data?.find(({ id }) => id === view.fund)
  const check = useCommand({
    run: ({ upload, fundId }: Order, key) => checkStatement(upload, fundId, key),
    invalidates: [AUDIT],
    done: T.done,
    onDone: ({ id }) => void navigate({ to: '/audit/runs/$run_id', params: { run_id: id } }),
  })
  const send = () => {
    if (chosen === undefined || fund === undefined) return
    const upload = { file: chosen.file, kind: 'statement', name: SERIES, area_code: fund.area_code, mapping } as const
    void check.send({ upload, fundId: fund.id })
  }
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)} up={<Link to="/audit">{t(T.up)}</Link>}>
      <ol className="steps">
        <li className="card">
          <h2>{t(T.fund)}</h2>
          <Loaded of={funds} lines={1}>
            {(all) => (
              <Choice
                label={t(T.fund)}
                value={view.fund}
                options={{ '': T.choose, ...Object.fromEntries(all.map(({ id, name }) => [id, name])) }}
                onChange={(id) => setView({ fund: id })}
              />
            )}
          </Loaded>
        </li>
        <li className="card">
          <h2>{t(T.file)}</h2>
          <FileDrop
            label={t(T.fileLabel)}
            accept=".csv,.xlsx,.xml,.txt,.sta,.mt940,.940"
            hint={t(T.hint)}
            onFile={(file) => void choose(file)}
            isBusy={check.isSending}
          />
        </li>
        {chosen !== undefined && (
          <li className="card">
            <h2>{t(T.columns)}</h2>
            {chosen.shape === 'statement' ? (
              <p>{t(T.own)}</p>
            ) : (
              <>
                <p className="muted">{t(T.columnsHint)}</p>
                <ColumnFields peek={chosen.peek} choice={columns} onChange={setColumns} />
              </>
            )}
          </li>
        )}
        <li className="card">
          <h2>{t(T.run)}</h2>
          <p className="muted">{t(T.runHint)}</p>
          <p>
            <Button
              type="primary"
              size="large"
              loading={check.isSending}
              disabled={!isReady || fund === undefined}
              onClick={send}
            >
              {t(T.send)}
            </Button>
          </p>
          <ListFaults problem={check.problem} />
        </li>
      </ol>
    </AuditPage>
  )
}

/** File, job, run. The file again is the dataset that it is, the job again the job: only the run has to happen once. */
async function checkStatement(upload: Upload, fundId: string, key: string) {
  const dataset = await uploadDataset(upload, newKey())
  const job = await answer(
    api.reconciliation.POST('/v1/jobs', {
      params: { header: { 'idempotency-key': newKey() } },
      body: { id: `bank-${fundId}`.slice(0, 63), area_code: upload.area_code, template: TEMPLATE, funds: [fundId] },
    }),
  ).catch((error: unknown) => existingJob(error, `bank-${fundId}`.slice(0, 63)))
  return answer(
    api.reconciliation.POST('/v1/jobs/{job_id}/runs', {
      params: { path: { job_id: job.id }, header: { 'idempotency-key': key } },
      body: {
        right_dataset_id: dataset.id,
        ...(dataset.last_day !== null && { as_of: dataset.last_day }),
        ...(dataset.first_day !== null && { from: dataset.first_day }),
      },
    }),
  )
}

/** Another officer made the job, or it has newer rules: it is run as it is. */
async function existingJob(error: unknown, id: string) {
  if (problemOf(error).code !== 'RECONCILIATION_JOB_ID_TAKEN') throw error
  return answer(api.reconciliation.GET('/v1/jobs/{job_id}', { params: { path: { job_id: id } } }))
}
