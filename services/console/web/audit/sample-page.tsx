import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, jobQuery, runQuery } from './audit-queries.ts'
import { personText } from './person-names.ts'
import { POPULATIONS, SAMPLE_METHODS } from './run-words.ts'
import { SampleUnits } from './sample-units.tsx'

const T = {
  loading: { zh: '样本', en: 'Sample' },
  title: { zh: '样本：{population}，{n} 个', en: 'Sample: {population}, {n}' },
  run: { zh: '{job} · 第 {n} 轮', en: '{job} · run {n}' },
  method: { zh: '方法', en: 'Method' },
  by: { zh: '按“{field}”分层', en: 'in strata by {field}' },
  seed: { zh: '种子', en: 'Seed' },
  population: { zh: '总体', en: 'Population' },
  of: { zh: '{n} 个，金额合计', en: '{n}, amounts together' },
  hash: { zh: '总体指纹（SHA-256）', en: 'Hash of the population' },
  reason: { zh: '抽样目的', en: 'What for' },
  drawn: { zh: '抽样', en: 'Drawn' },
  again: { zh: '重新抽取并核对', en: 'Draw again and compare' },
  same: { zh: '重新抽取：总体与样本都相同。', en: 'Drawn again: the same population, the same sample.' },
  other: { zh: '重新抽取的结果不同！', en: 'Drawn again it is not the same!' },
} as const

export const sampleQuery = (id: string) => ({
  queryKey: [...AUDIT, 'samples', id],
  queryFn: () => answer(api.reconciliation.GET('/v1/samples/{sample_id}', { params: { path: { sample_id: id } } })),
})
export type Sample = Awaited<ReturnType<ReturnType<typeof sampleQuery>['queryFn']>>

/** A sample as it was written down, what was drawn, and whether it is drawn again the same. */
export function SamplePage() {
  const t = useT()
  const id = usePathPart('sample_id')
  const query = useQuery(sampleQuery(id))
  const sample = query.data
  const job = useQuery({ ...jobQuery(sample?.job_id ?? ''), enabled: sample !== undefined }).data
  const again = useQuery({
    queryKey: [...AUDIT, 'samples', id, 'redrawn'],
    queryFn: () =>
      answer(api.reconciliation.GET('/v1/samples/{sample_id}/redrawn', { params: { path: { sample_id: id } } })),
    enabled: false,
  })
  const isSame = again.data?.same_population === true && again.data.same_sample
  return (
    <AuditPage
      title={
        sample === undefined
          ? t(T.loading)
          : t(T.title, { population: t(POPULATIONS[sample.population]), n: sample.units.length })
      }
      up={
        sample !== undefined && (
          <Link to="/audit/runs/$run_id" params={{ run_id: sample.run_id }} search={{ tab: 'samples' }}>
            {t(T.run, { job: job === undefined ? sample.job_id : t(job.title), n: sample.run })}
          </Link>
        )
      }
      actions={
        <Button loading={again.isFetching} onClick={() => void again.refetch()}>
          {t(T.again)}
        </Button>
      }
    >
      {again.data !== undefined && (
        <p role="status" className={`notice ${isSame ? 'notice-good' : 'notice-bad'}`}>
          {t(isSame ? T.same : T.other)}
        </p>
      )}
      <Loaded of={query}>{(found) => <WholeSample sample={found} />}</Loaded>
    </AuditPage>
  )
}

function WholeSample({ sample }: { sample: Sample }) {
  const t = useT()
  const run = useQuery(runQuery(sample.run_id)).data
  return (
    <>
      <section className="card">
        <dl className="facts">
          <dt>{t(T.method)}</dt>
          <dd>
            {t(SAMPLE_METHODS[sample.method])} {sample.stratify_by !== null && t(T.by, { field: sample.stratify_by })}
          </dd>
          <dt>{t(T.seed)}</dt>
          <dd className="mono">{sample.seed}</dd>
          <dt>{t(T.population)}</dt>
          <dd>
            {t(T.of, { n: sample.population_count.toLocaleString('en-US') })} <Yuan yuan={sample.population_total} />
          </dd>
          <dt>{t(T.hash)}</dt>
          <dd className="mono">{sample.population_sha256}</dd>
          <dt>{t(T.reason)}</dt>
          <dd>{sample.reason}</dd>
          <dt>{t(T.drawn)}</dt>
          <dd>
            {personText(sample.drawn_by, sample.drawn_for)} · {momentText(sample.drawn_at)}
          </dd>
        </dl>
      </section>
      <SampleUnits sample={sample} run={run} />
    </>
  )
}
