import { useQuery } from '@tanstack/react-query'
import { AddressLink } from '../parts/address-link.tsx'
import { useT } from '../shell/language.tsx'
import { caseSumsQuery, findingSumsQuery } from './audit-queries.ts'

const T = {
  open: { zh: '待处理的差异', en: 'Open cases' },
  openText: { zh: '写明原因，或列为审计发现', en: 'Explain them, or make findings' },
  reopened: { zh: '重新打开的差异', en: 'Opened again' },
  reopenedText: { zh: '说明未获认可，或差异又有变化', en: 'Not agreed to, or changed since' },
  accept: { zh: '待认可的说明', en: 'Explanations to accept' },
  acceptText: { zh: '他人说明的，由您认可', en: "Others' explanations" },
  verify: { zh: '待我核实的整改', en: 'Answers to verify' },
  verifyText: { zh: '他人下达、已答复的审计发现', en: "Others' findings, answered" },
  findings: { zh: '逾期未整改', en: 'Findings overdue' },
  findingsText: { zh: '催办或核实', en: 'Follow them' },
} as const

/** What of the cases waits, by the service's own count: for each officer what others explained. */
export function CaseCards() {
  const t = useT()
  const { data } = useQuery(caseSumsQuery({}))
  const countOf = (state: string) => data && (data.states.find((each) => each.state === state)?.count ?? 0)
  const reopened = countOf('reopened') ?? 0
  return (
    <>
      <CountCard to="/audit/cases?state=open" title={t(T.open)} count={countOf('open')} text={t(T.openText)} />
      {reopened > 0 && (
        <CountCard to="/audit/cases?state=reopened" title={t(T.reopened)} count={reopened} text={t(T.reopenedText)} />
      )}
      <CountCard
        to="/audit/cases?awaits_me=true"
        title={t(T.accept)}
        count={data?.awaits_me.count}
        text={t(T.acceptText)}
      />
    </>
  )
}

export function FindingCards() {
  const t = useT()
  const { data } = useQuery(findingSumsQuery)
  return (
    <>
      <CountCard
        to="/audit/findings?awaits_me=true"
        title={t(T.verify)}
        count={data?.awaits_me}
        text={t(T.verifyText)}
      />
      <CountCard
        to="/audit/findings?overdue=true"
        title={t(T.findings)}
        count={data?.overdue}
        text={t(T.findingsText)}
      />
    </>
  )
}

type CountCardProps = Readonly<{ to: string; title: string; count: number | undefined; text: string }>

function CountCard({ to, title, count, text }: CountCardProps) {
  return (
    <AddressLink to={to}>
      <span className="figure-name">{title}</span>
      <strong>{count?.toLocaleString('en-US') ?? '…'}</strong>
      <span className="figure-name">{text}</span>
    </AddressLink>
  )
}
