import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { breakQuery, caseQuery } from './audit-queries.ts'
import { BreakView } from './break-view.tsx'
import { CasePanel } from './case-panel.tsx'
import { kindText } from './cases-page.tsx'

const T = {
  title: { zh: '差异 {n} · {kind}', en: 'Case {n} · {kind}' },
  loading: { zh: '差异', en: 'Case' },
  cases: { zh: '差异台账', en: 'Cases' },
  run: { zh: '最近一次发现它的核对', en: 'The run that last found it' },
} as const

/** A case: what differs as it was last seen, what was done about it and what may be done. */
export function CasePage() {
  const t = useT()
  const id = usePathPart('case_id')
  const query = useQuery(caseQuery(id))
  const found = query.data
  const shown = useQuery({ ...breakQuery(found?.run_id ?? '', found?.break ?? 0), enabled: found !== undefined })
  return (
    <AuditPage
      title={found === undefined ? t(T.loading) : t(T.title, { n: found.number, kind: kindText(t, found.kind) })}
      up={<Link to="/audit/cases">{t(T.cases)}</Link>}
      actions={
        found !== undefined && (
          <Link
            className="quiet-button"
            to="/audit/runs/$run_id/breaks/$number"
            params={{ run_id: found.run_id, number: String(found.break) }}
          >
            {t(T.run)}
          </Link>
        )
      }
    >
      <CasePanel caseId={id} />
      {found !== undefined && (
        <Loaded of={shown}>
          {(one) => one !== null && <BreakView found={one} run={{ id: found.run_id, job_id: found.job_id }} />}
        </Loaded>
      )}
    </AuditPage>
  )
}
