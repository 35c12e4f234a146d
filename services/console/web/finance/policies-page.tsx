import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { AddressLink } from '../parts/address-link.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage } from './finance-page.tsx'
import { guaranteeWords, milestoneWords, milestoneYears } from './guarantee-words.ts'
import { PlainList } from './plain-list.tsx'
import { PoliciesTabs } from './policies-tabs.tsx'

const T = {
  guarantees: { zh: '保障政策', en: 'Guarantees' },
  guaranteesIntro: {
    zh: '文件承诺的底线：不论钱从哪里来，每户、每村至少要得到多少。核算一次，就知道谁还差多少。',
    en: 'What must at least reach a household or a village, from whatever source; held against plans and other support.',
  },
  milestones: { zh: '脱贫目标', en: 'Milestones' },
  milestonesIntro: {
    zh: '文件规定的逐年目标，与名册对照：到了没有、还差多少、差在哪里。',
    en: 'What is to be reached by year, held against the register: reached or not, and who is behind.',
  },
  new: { zh: '录入', en: 'Write one' },
  name: { zh: '名称', en: 'Name' },
  says: { zh: '内容', en: 'What it says' },
  years: { zh: '逐年目标', en: 'By year' },
  document: { zh: '依据文件', en: 'Document' },
  area: { zh: '实施地区', en: 'Area' },
  none: { zh: '还没有录入。', en: 'None was written yet.' },
} as const satisfies Texts

type Listed = Readonly<{
  id: string
  name: string
  document_number: string
  area_code: string
  says: Text
  years?: string
}>

export function GuaranteesPage() {
  const guarantees = useQuery({
    queryKey: ['guarantees', 'all'],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/guarantees'))).guarantees.map(
        (one): Listed => ({ ...one, says: guaranteeWords(one) }),
      ),
  })
  return <Policies noun="guarantees" title={T.guarantees} intro={T.guaranteesIntro} of={guarantees} />
}

export function MilestonesPage() {
  const milestones = useQuery({
    queryKey: ['milestones', 'all'],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/milestones'))).milestones.map(
        (one): Listed => ({ ...one, says: milestoneWords(one), years: milestoneYears(one) }),
      ),
  })
  return <Policies noun="milestones" title={T.milestones} intro={T.milestonesIntro} of={milestones} />
}

type PoliciesProps = Readonly<{
  noun: 'guarantees' | 'milestones'
  title: Text
  intro: Text
  of: UseQueryResult<readonly Listed[]>
}>

function Policies({ noun, title, intro, of }: PoliciesProps) {
  const t = useT()
  const areaName = useAreaName()
  const isFinance = useOfficer().roles.includes('finance')
  return (
    <FinancePage
      title={t(title)}
      intro={t(intro)}
      actions={
        isFinance && (
          <AddressLink className="finance-button" to={`/finance/${noun}/new`}>
            {t(T.new)}
          </AddressLink>
        )
      }
    >
      <PoliciesTabs chosen={noun} />
      <section className="card">
        <Loaded of={of}>
          {(all) => (
            <PlainList
              of={all}
              none={T.none}
              rowKey={({ id }) => id}
              columns={[
                {
                  title: T.name,
                  cell: ({ id, name }) => <AddressLink to={`/finance/${noun}/${id}`}>{name}</AddressLink>,
                },
                { title: T.says, cell: ({ says }) => t(says) },
                ...(noun === 'milestones' ? [{ title: T.years, cell: ({ years }: Listed) => years }] : []),
                { title: T.document, cell: ({ document_number }) => document_number },
                { title: T.area, cell: ({ area_code }) => areaName(area_code) },
              ]}
            />
          )}
        </Loaded>
      </section>
    </FinancePage>
  )
}
