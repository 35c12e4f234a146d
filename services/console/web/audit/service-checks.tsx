import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { type Text, useLanguage, useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { CHECK_NAMES } from './check-words.ts'
import { COLON } from './own-words.ts'

const T = {
  ok: { zh: '✓ 成立', en: '✓ holds' },
  fault: { zh: '✗ 有误', en: '✗ broken' },
  all: { zh: '{n} 条规则全部成立。', en: 'All {n} rules hold.' },
  some: { zh: '{bad} 条规则不成立，共 {n} 条！', en: '{bad} of {n} rules are broken!' },
  again: { zh: '重新验算', en: 'Prove again' },
  begin: { zh: '验算', en: 'Prove' },
  hint: { zh: '从存储的数据重新验算，可能要十几秒。', en: 'From what is stored; it may take some seconds.' },
  list: { zh: '逐条查看', en: 'Rule by rule' },
} as const

export type CheckedService = 'ledger' | 'allocation' | 'disbursement' | 'reconciliation'
const SERVICES: Readonly<Record<CheckedService, Text>> = {
  ledger: { zh: '总账', en: 'Ledger' },
  allocation: { zh: '资金分配', en: 'Allocation' },
  disbursement: { zh: '国库支付', en: 'Disbursement' },
  reconciliation: { zh: '审计对账', en: 'Reconciliation' },
}

/** Heavy for the service, so it is asked only on a click. */
export function ServiceChecks({ service }: { service: CheckedService }) {
  const t = useT()
  const query = useQuery({
    queryKey: [...AUDIT, 'checks', service],
    queryFn: async () => (await answer(readChecks(service))).checks,
    enabled: false,
  })
  const isAsked = query.isFetching || query.data !== undefined || query.error !== null
  return (
    <section className="card" aria-labelledby={`checks-${service}`}>
      <div className="card-head">
        <h2 id={`checks-${service}`}>{t(SERVICES[service])}</h2>
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {t(query.data === undefined ? T.begin : T.again)}
          <span className="unseen">
            {t(COLON)}
            {t(SERVICES[service])}
          </span>
        </Button>
      </div>
      {isAsked ? (
        <Loaded of={query}>{(checks) => <Checks checks={checks} />}</Loaded>
      ) : (
        <p className="muted">{t(T.hint)}</p>
      )}
    </section>
  )
}

type Check = Readonly<{ name: string; ok: boolean; detail: string }>

function Checks({ checks }: { checks: readonly Check[] }) {
  const t = useT()
  const { language } = useLanguage()
  const bad = checks.filter(({ ok }) => !ok)
  return (
    <>
      <p role="status" className={`notice ${bad.length === 0 ? 'notice-good' : 'notice-bad'}`}>
        {bad.length === 0 ? t(T.all, { n: checks.length }) : t(T.some, { bad: bad.length, n: checks.length })}
      </p>
      <details open={bad.length > 0}>
        <summary>{t(T.list)}</summary>
        <ul className="check-list">
          {checks
            .toSorted((a, b) => Number(a.ok) - Number(b.ok))
            .map(({ name, ok, detail }) => (
              <li key={name}>
                <span className={ok ? 'tone-good' : 'tone-bad'}>{t(ok ? T.ok : T.fault)}</span>
                <span>
                  {nameIn(name, language)}
                  {!ok && <div className="tone-bad">{detail}</div>}
                </span>
              </li>
            ))}
        </ul>
      </details>
    </>
  )
}

/** 'ledger: entries sum to zero' */
function nameIn(name: string, language: 'zh' | 'en'): string {
  const rule = name.replace(/^[a-z]+: /u, '')
  return language === 'zh' ? (CHECK_NAMES[rule] ?? rule) : rule
}

const readChecks = (service: CheckedService) =>
  service === 'ledger'
    ? api.ledger.GET('/v1/checks')
    : service === 'allocation'
      ? api.allocation.GET('/v1/checks')
      : service === 'disbursement'
        ? api.disbursement.GET('/v1/checks')
        : api.reconciliation.GET('/v1/checks')
