import './audit.css'
import { DeskTabs } from '../parts/desk-tabs.tsx'
import { Page, type PageProps } from '../parts/page.tsx'
import { type Text, useT } from '../shell/language.tsx'

const T = { desk: { zh: '审计工作台', en: 'Audit desk' } } as const

const PLACES: readonly Readonly<{ to: string; text: Text }>[] = [
  { to: '/audit', text: { zh: '工作台', en: 'Desk' } },
  { to: '/audit/cases', text: { zh: '差异台账', en: 'Cases' } },
  { to: '/audit/runs', text: { zh: '核对轮次', en: 'Runs' } },
  { to: '/audit/jobs', text: { zh: '对账任务', en: 'Jobs' } },
  { to: '/audit/datasets', text: { zh: '清单与对账单', en: 'Lists and statements' } },
  { to: '/audit/comparisons', text: { zh: '专户核对', en: 'Account comparisons' } },
  { to: '/audit/findings', text: { zh: '审计发现', en: 'Findings' } },
  { to: '/audit/corrections', text: { zh: '更正建议', en: 'Corrections' } },
  { to: '/audit/trace', text: { zh: '资金溯源', en: 'Trace' } },
  { to: '/audit/seal', text: { zh: '封印与自检', en: 'Seal and checks' } },
  { to: '/audit/reads', text: { zh: '明文查看记录', en: 'Who saw what' } },
]

/** A page of the audit desk, below the desk's own places. */
export function AuditPage(props: PageProps) {
  const t = useT()
  return (
    <div className="audit-desk">
      <DeskTabs
        label={t(T.desk)}
        items={PLACES.map(({ to, text }) => ({ to, label: t(text), isExact: to === '/audit' }))}
      />
      <Page {...props} />
    </div>
  )
}
