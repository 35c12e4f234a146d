import './officers.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { useAreasText } from './use-areas-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { officersQuery } from './officer-queries.ts'
import { OFFICER_STATES, OFFICE_ROLES, roleWords } from './officer-words.ts'
import { OfficersMenu } from './officers-menu.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '人员权限', en: 'Officers' },
  intro: {
    zh: '谁在哪个地区、以什么岗位办事。增加和变更由一人申请、另一名管理员批准；撤销一人即可，十分钟内处处生效。',
    en: 'Who may do what, where. One administrator asks for a change, another approves it; revoking takes one, and counts everywhere within ten minutes.',
  },
  add: { zh: '新增人员', en: 'New officer' },
  search: { zh: '姓名', en: 'Name' },
  role: { zh: '岗位', en: 'Role' },
  all: { zh: '全部', en: 'All' },
  name: { zh: '姓名', en: 'Name' },
  roles: { zh: '岗位', en: 'Roles' },
  areas: { zh: '地区', en: 'Areas' },
  from: { zh: '自', en: 'From' },
  until: { zh: '至', en: 'Until' },
  state: { zh: '状态', en: 'State' },
  none: { zh: '没有符合条件的人员。', en: 'Nobody is like that.' },
} as const satisfies Texts

/** Everybody of the administrator's areas, as he is now. */
export function OfficersPage() {
  const t = useT()
  const areasText = useAreasText()
  const { roles } = useOfficer()
  const officers = useQuery(officersQuery)
  const [view] = useView({ name: '', role: '' })
  return (
    <Page
      title={t(T.title)}
      intro={t(T.intro)}
      actions={roles.includes('admin') && <Link to="/officers/new">{t(T.add)}</Link>}
    >
      <OfficersMenu />
      <FilterBar
        of={[
          { name: 'name', label: T.search, kind: 'text' },
          {
            name: 'role',
            label: T.role,
            kind: 'choice',
            options: { '': T.all, ...Object.fromEntries(OFFICE_ROLES.map((role) => [role, roleWords([role], t)])) },
          },
        ]}
      />
      <Loaded of={officers}>
        {(all) => {
          const shown = all.filter(
            (officer) =>
              officer.name.includes(view.name.trim()) &&
              (view.role === '' || officer.roles.some((role) => role === view.role)),
          )
          return (
            <TableBox>
              <table className="plain-table officer-table">
                <thead>
                  <tr>
                    {[T.name, T.roles, T.areas, T.from, T.until, T.state].map((text) => (
                      <th key={text.en} scope="col">
                        {t(text)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.map((officer) => (
                    <tr key={officer.subject}>
                      <td>
                        <Link to="/officers/of/$subject" params={{ subject: officer.subject }}>
                          {officer.name}
                        </Link>
                      </td>
                      <td>{roleWords(officer.roles, t)}</td>
                      <td>{areasText(officer.areas)}</td>
                      <td>{officer.valid_from}</td>
                      <td>{officer.valid_until ?? '—'}</td>
                      <td>
                        <StateTag of={OFFICER_STATES} state={officer.state} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {shown.length === 0 && <p>{t(T.none)}</p>}
            </TableBox>
          )
        }}
      </Loaded>
    </Page>
  )
}
