import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { AddressLink } from '../parts/address-link.tsx'
import { Money } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { ageingAlerts, type Alert, arrearsAlerts, idleAlerts } from './alert-rules.ts'
import { auditLink, financeLink, hasRole } from './desk-links.ts'
import { useWaiting } from './use-waiting.ts'
import type { WayFund } from './way-model.ts'

const T = {
  waiting: { zh: '待办', en: 'Waiting for me' },
  watch: { zh: '要留意', en: 'To watch' },
  nothing: { zh: '没有待办，也没有要留意的。', en: 'Nothing waits, nothing to watch.' },
  reading: { zh: '正在查看…', en: 'Looking…' },
} as const

/** Money that lies longer than this in a dedicated account is told. */
const IDLE_DAYS = 90

export function Alerts({
  funds,
  on,
  addressOf,
}: {
  funds: readonly WayFund[]
  on: string
  addressOf: (node: string) => string
}) {
  const t = useT()
  const officer = useOfficer()
  const waiting = useWaiting(officer)
  const idle = useQuery({
    queryKey: ['funds', 'idle', on],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/funds/idle', { params: { query: { days: IDLE_DAYS, ...(on !== '' && { on }) } } }),
      ),
  })
  const ageing = useQuery({
    queryKey: ['cases', 'ageing', on],
    queryFn: () =>
      answer(api.reconciliation.GET('/v1/cases/ageing', { params: { query: { ...(on !== '' && { on }) } } })),
    enabled: hasRole(officer, 'audit', 'admin'),
  })
  const toDo = waiting.flatMap(({ data }) => data ?? [])
  const toWatch = [
    ...arrearsAlerts(funds, (funder) =>
      funder === undefined ? (financeLink(officer, '/funds') ?? addressOf('')) : addressOf(`funder:${funder}`),
    ),
    ...idleAlerts(
      idle.data?.funds ?? [],
      funds,
      IDLE_DAYS,
      (fund) => financeLink(officer, `/funds/${fund}`) ?? addressOf(`fund:${fund}`),
    ),
    ...ageingAlerts(ageing.data?.bands ?? [], ageing.data?.lines ?? [], auditLink(officer, '/cases')),
  ]
  const queries = [...waiting, idle, ...(ageing.fetchStatus === 'idle' && ageing.isPending ? [] : [ageing])]
  const isReading = queries.some(({ isPending }) => isPending)
  const failed = queries.find(({ error }) => error !== null)
  return (
    <div className="alerts">
      {toDo.length > 0 && <AlertList title={t(T.waiting)} alerts={toDo} />}
      {toWatch.length > 0 && <AlertList title={t(T.watch)} alerts={toWatch} />}
      {isReading && <p className="tone-soft">{t(T.reading)}</p>}
      {!isReading && toDo.length + toWatch.length === 0 && <p className="tone-soft">{t(T.nothing)}</p>}
      {failed?.error != null && (
        <ProblemNotice
          problem={problemOf(failed.error)}
          onRetry={() =>
            void Promise.all(queries.filter(({ error }) => error !== null).map((query) => query.refetch()))
          }
        />
      )}
    </div>
  )
}

function AlertList({ title, alerts }: { title: string; alerts: readonly Alert[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="alert-list">
        {alerts.map((alert) => (
          <AlertLine key={alert.key} alert={alert} />
        ))}
      </ul>
    </>
  )
}

function AlertLine({ alert: { tone, text, values = {}, yuan, to } }: { alert: Alert }) {
  const t = useT()
  const said = t(text, values)
  return (
    <li className={`alert alert-${tone}`}>
      {to === undefined ? <span>{said}</span> : <AddressLink to={to}>{said}</AddressLink>}
      {yuan !== undefined && <Money yuan={yuan} />}
    </li>
  )
}
