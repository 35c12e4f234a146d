import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFundName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { payableFundsQuery } from './batch-queries.ts'
import { ProjectBudget } from './project-budget.tsx'
import { ProjectLines } from './project-lines.tsx'
import { closedCircuitQuery, projectLinesQuery } from './project-queries.ts'
import './treasury.css'

const T = {
  title: { zh: '项目：{name}', en: 'Project: {name}' },
  reading: { zh: '项目', en: 'Project' },
  up: { zh: '项目报账', en: 'Projects' },
  free: {
    zh: '该项目约定这类单位不走报账：没有预算和资料也能支付；存入的资料仍随批次留存。',
    en: 'The programme asks for no papers of such receivers: it is paid without; what is kept here stays on record.',
  },
  gone: { zh: '这笔资金里没有这个收款单位的补助。', en: 'This fund has no award for this receiver.' },
} as const satisfies Texts

/** One project of a fund: its budget by two officers, its lines with their stages, and the papers against which they are paid. */
export function ProjectPage() {
  const t = useT()
  const fundId = usePathPart('fund_id')
  const id = usePathPart('beneficiary_id')
  const lines = useQuery(projectLinesQuery(fundId))
  const { data: funds } = useQuery(payableFundsQuery)
  const fundName = useFundName()
  const own = lines.data?.filter(({ beneficiary_id }) => beneficiary_id === id)
  const { data: closed } = useQuery(closedCircuitQuery(fundId))
  const isFree = closed?.has(own?.[0]?.beneficiary_kind ?? '') === false
  const name = own?.[0]?.name
  return (
    <Page
      title={name === undefined ? t(T.reading) : t(T.title, { name: name === '—' ? id : name })}
      intro={funds?.find(({ fund_id }) => fund_id === fundId)?.fund_name ?? fundName(fundId)}
      up={
        <Link to="/treasury/projects" search={{ fund_id: fundId } as never}>
          ← {t(T.up)}
        </Link>
      }
    >
      <Loaded of={lines} lines={8}>
        {() =>
          own === undefined || own.length === 0 ? (
            <p className="notice">{t(T.gone)}</p>
          ) : (
            <>
              {isFree && <p className="notice">{t(T.free)}</p>}
              <ProjectBudget fundId={fundId} beneficiaryId={id} lines={own} isFree={isFree} />
              <ProjectLines lines={own} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
