import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { SealState } from './seal-state.tsx'
import { ServiceChecks } from './service-checks.tsx'

const T = {
  title: { zh: '封印与自检', en: 'Seal and checks' },
  intro: {
    zh: '总账的每条记录都在封印之下：改动一个字节就会显出。各系统随时可把自己的规则从存储的数据重新验算一遍。',
    en: 'Every record of the ledger lies under a seal; each service proves its rules again from what is stored.',
  },
  checks: { zh: '各系统自检', en: 'Checks of the services' },
} as const

export function SealPage() {
  const t = useT()
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <SealState />
      <h2>{t(T.checks)}</h2>
      <div className="columns">
        {(['ledger', 'allocation', 'disbursement', 'reconciliation'] as const).map((service) => (
          <ServiceChecks key={service} service={service} />
        ))}
      </div>
    </AuditPage>
  )
}
