import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { type Text, useT } from '../shell/language.tsx'
import { datasetQuery, jobQuery, type Run } from './audit-queries.ts'
import { JobWords } from './job-words.tsx'
import { COLON, COMMA } from './own-words.ts'
import { COPIES, DATASET_KINDS } from './run-words.ts'

const T = {
  left: { zh: '左方', en: 'Left' },
  right: { zh: '右方', en: 'Right' },
  facts: { zh: '核查所用事实', en: 'Facts of the control' },
  rows: { zh: '{n} 行', en: '{n} rows' },
  total: { zh: '合计', en: 'Total' },
  days: { zh: '日期', en: 'Days' },
  hash: { zh: '指纹（SHA-256）', en: 'SHA-256' },
  open: { zh: '查看各行', en: 'See its rows' },
  result: { zh: '结果指纹', en: 'Hash of the result' },
  inputs: { zh: '输入指纹', en: 'Hash of the inputs' },
  rules: { zh: '规则指纹', en: 'Hash of the rules' },
  same: { zh: '同样的输入和规则，指纹必定相同。', en: 'The same inputs and rules give the same.' },
} as const

/** What was compared, frozen, and by which rules. */
export function RunInputs({ run }: { run: Run }) {
  const t = useT()
  const job = useQuery(jobQuery(run.job_id))
  return (
    <>
      <div className="columns">
        {run.inputs.map((input) => (
          <InputCard key={input.side} title={T[input.side]} datasetId={input.dataset_id} sha256={input.sha256} />
        ))}
      </div>
      <section className="card">
        <dl className="facts">
          <dt>{t(T.inputs)}</dt>
          <dd className="mono">{run.inputs_sha256}</dd>
          <dt>{t(T.rules)}</dt>
          <dd className="mono">{run.rules_sha256}</dd>
          <dt>{t(T.result)}</dt>
          <dd className="mono">{run.result_sha256}</dd>
        </dl>
        <p className="muted">{t(T.same)}</p>
      </section>
      <Loaded of={job}>{(found) => <JobWords job={found} />}</Loaded>
    </>
  )
}

function InputCard({ title, datasetId, sha256 }: { title: Text; datasetId: string; sha256: string }) {
  const t = useT()
  const query = useQuery(datasetQuery(datasetId))
  return (
    <section className="card">
      <h2>{t(title)}</h2>
      <Loaded of={query}>
        {(dataset) => (
          <>
            <p>
              {t(DATASET_KINDS[dataset.kind])}
              {t(COLON)}
              {t(COPIES[dataset.name] ?? { zh: dataset.name, en: dataset.name })}
              {t(COMMA)}
              {t(T.rows, { n: dataset.row_count })}
            </p>
            <dl className="facts">
              <dt>{t(T.total)}</dt>
              <dd>
                <Yuan yuan={dataset.control_total} />
              </dd>
              <dt>{t(T.days)}</dt>
              <dd>
                {dataset.first_day ?? '—'} — {dataset.last_day ?? '—'}
              </dd>
              <dt>{t(T.hash)}</dt>
              <dd className="mono">{sha256}</dd>
            </dl>
            <Link to="/audit/datasets/$dataset_id" params={{ dataset_id: datasetId }}>
              {t(T.open)}
            </Link>
          </>
        )}
      </Loaded>
    </section>
  )
}
