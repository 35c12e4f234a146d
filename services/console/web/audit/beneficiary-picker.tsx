import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { AreaSelect } from '../parts/area-select.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { LongTable } from '../parts/long-table.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { BENEFICIARY_KINDS } from './beneficiary-words.ts'

const T = {
  area: { zh: '县区、乡镇或村', en: 'County, township or village' },
  list: { zh: '受益对象', en: 'Beneficiaries' },
  name: { zh: '名称', en: 'Name' },
  id: { zh: '编号', en: 'Number' },
  kind: { zh: '种类', en: 'Kind' },
  place: { zh: '所在地', en: 'Place' },
  people: { zh: '人口', en: 'People' },
} as const

const LIMIT = 200

/** Who was paid: of an area, its households, villages, enterprises and projects, masked. */
export function BeneficiaryPicker() {
  const t = useT()
  const navigate = useNavigate()
  const areaName = useAreaName()
  const [view, setView] = useView({ area: '' })
  return (
    <>
      <div>
        <AreaSelect label={t(T.area)} value={view.area} onChange={(area) => setView({ area })} />
      </div>
      {view.area !== '' && (
        <LongTable
          label={t(T.list)}
          height="26rem"
          of={{
            key: [...AUDIT, 'trace', 'beneficiaries', view.area],
            page: async (after) => {
              const { beneficiaries } = await answer(
                api.allocation.GET('/v1/beneficiaries', {
                  params: { query: { area_code: view.area, limit: LIMIT, ...(after !== undefined && { after }) } },
                }),
              )
              return {
                rows: beneficiaries,
                next: beneficiaries.length === LIMIT ? beneficiaries.at(-1)?.id : undefined,
              }
            },
          }}
          columns={[
            { key: 'name', title: T.name, text: ({ name }) => name },
            { key: 'id', title: T.id, width: 190, text: ({ id }) => id },
            {
              key: 'kind',
              title: T.kind,
              width: 120,
              text: ({ kind }) => (BENEFICIARY_KINDS[kind] === undefined ? kind : t(BENEFICIARY_KINDS[kind])),
            },
            { key: 'place', title: T.place, text: (one) => areaName(one.area_code) },
            { key: 'people', title: T.people, width: 80, isFigure: true, text: ({ people }) => String(people) },
          ]}
          rowKey={({ id }) => id}
          onRow={({ id }) => void navigate({ to: '/audit/trace', search: { beneficiary: id, area: view.area } })}
        />
      )}
    </>
  )
}
