import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { DocumentEditor, type DocumentKind } from './document-editor.tsx'
import { FinancePage } from './finance-page.tsx'
import { GUARANTEE_EXAMPLE, GUARANTEES, MILESTONE_EXAMPLE, MILESTONES } from './policy-kinds.tsx'
import { writeProgrammeText } from './programme-text.ts'

const T = {
  newGuarantee: { zh: '录入保障政策', en: 'Write a guarantee' },
  newMilestone: { zh: '录入脱贫目标', en: 'Write a milestone' },
  next: { zh: '修改：{name}', en: 'Change: {name}' },
} as const satisfies Texts

export const NewGuaranteePage = () => (
  <DocumentEditor kind={GUARANTEES} name="new" initial={GUARANTEE_EXAMPLE} title={T.newGuarantee} />
)

export const NewMilestonePage = () => (
  <DocumentEditor kind={MILESTONES} name="new" initial={MILESTONE_EXAMPLE} title={T.newMilestone} />
)

export function NextGuaranteePage() {
  const id = usePathPart('guarantee_id')
  const newest = useQuery({
    queryKey: ['guarantees', 'one', id],
    queryFn: () =>
      answer(api.allocation.GET('/v1/guarantees/{guarantee_id}', { params: { path: { guarantee_id: id } } })),
  })
  return <NextVersion kind={GUARANTEES} of={newest} />
}

export function NextMilestonePage() {
  const id = usePathPart('milestone_id')
  const newest = useQuery({
    queryKey: ['milestones', 'one', id],
    queryFn: () =>
      answer(api.allocation.GET('/v1/milestones/{milestone_id}', { params: { path: { milestone_id: id } } })),
  })
  return <NextVersion kind={MILESTONES} of={newest} />
}

type Versioned = Readonly<{ id: string; name: string; version?: number }>

function NextVersion<Document extends Versioned>(props: {
  kind: DocumentKind<Document>
  of: UseQueryResult<Document>
}) {
  const { kind, of } = props
  const t = useT()
  if (of.data === undefined)
    return (
      <FinancePage title={t(T.next, { name: '' })}>
        <Loaded of={of}>{() => null}</Loaded>
      </FinancePage>
    )
  const version = (of.data.version ?? 1) + 1
  return (
    <DocumentEditor
      kind={kind}
      name={`${of.data.id} ${version}`}
      initial={writeProgrammeText({ ...of.data, version })}
      title={T.next}
      values={{ name: of.data.name }}
    />
  )
}
