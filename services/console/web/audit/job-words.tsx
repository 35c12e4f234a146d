import { Link } from '@tanstack/react-router'
import { useLanguage, useT } from '../shell/language.tsx'
import type { Job } from './audit-queries.ts'
import { useFundName } from '../parts/known-names.ts'
import { type JobSide, readJobDocument } from './rule-document.ts'
import { RuleDemands } from './rule-demands.tsx'
import { COPIES, DATASET_KINDS } from './run-words.ts'
import { TERMS } from './term-words.ts'

const T = {
  compares: { zh: '核对双方', en: 'What is compared' },
  left: { zh: '左方', en: 'Left' },
  right: { zh: '右方', en: 'Right' },
  funds: { zh: '资金', en: 'Funds' },
  allFunds: { zh: '该地区的全部资金', en: 'all funds of the area' },
  upload: { zh: '上传的{kind}（系列“{name}”，取最新一份）', en: 'uploaded {kind} (series {name}, the newest)' },
  copy: { zh: '{name}（本方留存数据）', en: '{name} (our own copy)' },
  rules: { zh: '规则（按顺序逐条适用，先严后宽）', en: 'Rules, tried in this order' },
  rounding: { zh: '尾差不超过 {n} 元的单独列为“尾差”。', en: 'Differences up to {n} yuan are called rounding.' },
  control: { zh: '核查', en: 'Control' },
  terms: { zh: '参数', en: 'Terms' },
  document: { zh: '原文（JSON）', en: 'The document (JSON)' },
} as const

/** What a job compares and by which rules, in words; the document itself for those who want it. */
export function JobWords({ job }: { job: Pick<Job, 'document' | 'funds' | 'title'> }) {
  const t = useT()
  const fundName = useFundName()
  const document = readJobDocument(job.document)
  const { rules } = document
  return (
    <section className="card">
      {document.description !== undefined && <p>{t(document.description)}</p>}
      <dl className="facts">
        {document.left !== undefined && (
          <>
            <dt>{t(T.left)}</dt>
            <dd>
              <SideWords side={document.left} />
            </dd>
          </>
        )}
        {document.right !== undefined && (
          <>
            <dt>{t(T.right)}</dt>
            <dd>
              <SideWords side={document.right} />
            </dd>
          </>
        )}
        <dt>{t(T.funds)}</dt>
        <dd>{job.funds === null ? t(T.allFunds) : job.funds.map(fundName).join('、')}</dd>
      </dl>
      {rules !== undefined && (
        <>
          <h3>{t(T.rules)}</h3>
          <ol className="plain-list">
            {rules.rules.map((rule) => (
              <li key={rule.id}>
                <RuleDemands rule={rule} />
              </li>
            ))}
          </ol>
          {rules.rounding !== undefined && <p>{t(T.rounding, { n: rules.rounding })}</p>}
        </>
      )}
      {document.terms !== undefined && Object.keys(document.terms).length > 0 && (
        <>
          <h3>{t(T.terms)}</h3>
          <TermsList terms={document.terms} />
        </>
      )}
      <details>
        <summary>{t(T.document)}</summary>
        <pre className="mono document-text" tabIndex={0}>
          {JSON.stringify(job.document, null, 2)}
        </pre>
      </details>
    </section>
  )
}

function SideWords({ side }: { side: JobSide }) {
  const t = useT()
  if ('copy' in side) return <>{t(T.copy, { name: t(COPIES[side.copy] ?? { zh: side.copy, en: side.copy }) })}</>
  return (
    <>
      {t(T.upload, { kind: t(DATASET_KINDS[side.upload]), name: side.name })}{' '}
      <Link to="/audit/datasets" search={{ name: side.name }}>
        →
      </Link>
    </>
  )
}

function TermsList({ terms }: { terms: Readonly<Record<string, unknown>> }) {
  const { language } = useLanguage()
  return (
    <dl className="facts">
      {Object.entries(terms).map(([name, value]) => (
        <TermEntry key={name} name={TERMS[name]?.[language] ?? name} value={value} />
      ))}
    </dl>
  )
}

const TermEntry = ({ name, value }: { name: string; value: unknown }) => (
  <>
    <dt>{name}</dt>
    <dd>{typeof value === 'string' ? value : <code>{JSON.stringify(value)}</code>}</dd>
  </>
)
