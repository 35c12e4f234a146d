import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage } from './finance-page.tsx'
import { PoliciesTabs } from './policies-tabs.tsx'
import { programmesQuery, useAreaName } from '../parts/known-names.ts'
import { BASES } from './plan-words.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '项目政策', en: 'Programmes' },
  intro: {
    zh: '文件怎么规定，就怎么记：给谁、给多少、谁出钱。',
    en: 'What documents say: who receives, how much, and who pays.',
  },
  new: { zh: '录入新政策', en: 'Write a programme' },
  find: { zh: '名称或文号', en: 'Name or document' },
  name: { zh: '名称', en: 'Name' },
  document: { zh: '依据文件', en: 'Document' },
  item: { zh: '条款', en: 'Item' },
  area: { zh: '实施地区', en: 'Area' },
  base: { zh: '按什么计', en: 'Counts' },
  version: { zh: '版本', en: 'Version' },
  valid: { zh: '有效期', en: 'Valid' },
  versionOf: { zh: '第 {n} 版', en: '{n}' },
  open: { zh: '不限', en: 'open' },
  none: { zh: '还没有录入政策。', en: 'No programme was written yet.' },
} as const satisfies Texts

export function ProgrammesPage() {
  const t = useT()
  const officer = useOfficer()
  const areaName = useAreaName()
  const [view] = useView({ find: '' })
  const programmes = useQuery(programmesQuery)
  return (
    <FinancePage
      title={t(T.title)}
      intro={t(T.intro)}
      actions={
        officer.roles.includes('finance') && (
          <Link to="/finance/programmes/new" className="finance-button">
            {t(T.new)}
          </Link>
        )
      }
    >
      <PoliciesTabs chosen="programmes" />
      <FilterBar of={[{ name: 'find', label: T.find, kind: 'text' }]} />
      <Loaded of={programmes}>
        {(all) => {
          const shown = all.filter(({ name, document_number }) => `${name} ${document_number}`.includes(view.find))
          return shown.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <TableBox className="card">
              <table className="plain-table">
                <thead>
                  <tr>
                    {[T.name, T.document, T.item, T.area, T.base, T.valid, T.version].map((text) => (
                      <th key={text.en} scope="col">
                        {t(text)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.map((programme) => (
                    <tr key={programme.id}>
                      <td>
                        <Link to="/finance/programmes/$programme_id" params={{ programme_id: programme.id }}>
                          {programme.name}
                        </Link>
                      </td>
                      <td>{programme.document_number}</td>
                      <td>{programme.document_item}</td>
                      <td>{areaName(programme.area_code)}</td>
                      <td>{t(BASES[programme.base.of])}</td>
                      <td>
                        {programme.valid_from ?? t(T.open)} – {programme.valid_to ?? t(T.open)}
                      </td>
                      <td>{t(T.versionOf, { n: programme.version ?? 1 })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          )
        }}
      </Loaded>
    </FinancePage>
  )
}
