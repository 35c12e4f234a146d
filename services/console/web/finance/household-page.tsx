import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { Facts, FinancePage, Part } from './finance-page.tsx'
import { HouseholdCards } from './household-cards.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'
import { ABILITIES, CLASSES, HEALTH_COVERS, HOUSEHOLD_STATES, RELATIONS, STAGES, STANDINGS } from './register-words.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  up: { zh: '建档立卡', en: 'Register' },
  title: { zh: '{name} 户', en: 'Household of {name}' },
  some: { zh: '一户', en: 'A household' },
  on: { zh: '截至', en: 'As of' },
  facts: { zh: '基本情况', en: 'What is known' },
  id: { zh: '户编号', en: 'Household number' },
  area: { zh: '住址', en: 'Home' },
  status: { zh: '状态', en: 'State' },
  grace: { zh: '政策延续到', en: 'Grace until' },
  class: { zh: '户类别', en: 'Class' },
  people: { zh: '人口 / 劳动力', en: 'People / able' },
  income: { zh: '人均年收入（元）', en: 'Income per person (yuan)' },
  willing: { zh: '有劳动意愿', en: 'Willing to work' },
  since: { zh: '建档日期', en: 'Registered since' },
  from: { zh: '此情况自', en: 'So since' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  unknown: { zh: '不详', en: 'Not known' },
  synthetic: { zh: '演示数据，并非真人', en: 'Made up; no real people' },
  members: { zh: '家庭成员', en: 'Members' },
  name: { zh: '姓名', en: 'Name' },
  identity: { zh: '证件号', en: 'Identity number' },
  relation: { zh: '与户主关系', en: 'Relation' },
  ability: { zh: '劳动能力', en: 'Ability' },
  stage: { zh: '在读学段', en: 'Schooling' },
  health: { zh: '医保', en: 'Health cover' },
  noMembers: { zh: '名册里没有登记成员，只有人数。', en: 'Only their number is known.' },
  history: { zh: '历次变动', en: 'History' },
  since2: { zh: '自 {day} 起', en: 'from {day}' },
  why: { zh: '{reason}（{name} {at} 记录，第 {n} 次修订）', en: '{reason} (recorded by {name} at {at}, revision {n})' },
} as const satisfies Texts

export function HouseholdPage() {
  const t = useT()
  const id = usePathPart('household_id')
  const [view] = useView({ on: '' })
  const path = { household_id: id }
  const household = useQuery({
    queryKey: ['households', 'one', id, view.on],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/register/households/{household_id}', {
          params: { path, query: view.on === '' ? {} : { on: view.on } },
        }),
      ),
  })
  const history = useQuery({
    queryKey: ['households', 'history', id],
    queryFn: () => answer(api.allocation.GET('/v1/register/households/{household_id}/history', { params: { path } })),
  })
  return (
    <FinancePage
      title={household.data === undefined ? t(T.some) : t(T.title, { name: household.data.name })}
      up={<Link to="/finance/register">{t(T.up)}</Link>}
    >
      <FilterBar of={[{ name: 'on', label: T.on, kind: 'day' }]} />
      <Loaded of={household}>
        {(known) => (
          <>
            <HouseholdFacts of={known} />
            <Members of={known.members} />
          </>
        )}
      </Loaded>
      <HouseholdCards beneficiaryId={id} />
      <Part title={t(T.history)}>
        <Loaded of={history}>{({ history: all }) => <History of={all} />}</Loaded>
      </Part>
    </FinancePage>
  )
}

type Household = Awaited<ReturnType<typeof readHousehold>>
const readHousehold = (id: string) =>
  answer(api.allocation.GET('/v1/register/households/{household_id}', { params: { path: { household_id: id } } }))
type HistoryEntry = Awaited<ReturnType<typeof readHistory>>['history'][number]
const readHistory = (id: string) =>
  answer(
    api.allocation.GET('/v1/register/households/{household_id}/history', { params: { path: { household_id: id } } }),
  )

function HouseholdFacts({ of }: { of: Household }) {
  const t = useT()
  const areaName = useAreaName()
  const { willing_to_work: willing } = of
  return (
    <Part title={t(T.facts)} actions={<StateTag of={HOUSEHOLD_STATES} state={of.status} />}>
      {of.synthetic && <p className="tone-warn">{t(T.synthetic)}</p>}
      <Facts
        of={[
          [t(T.id), <code key="id">{of.household_id}</code>],
          [t(T.area), areaName(of.area_code)],
          [t(T.class), of.class === null ? t(T.unknown) : t(CLASSES[of.class])],
          [t(T.people), `${of.people ?? t(T.unknown)} / ${of.able_members ?? t(T.unknown)}`],
          [
            t(T.income),
            of.income_per_person === null ? t(T.unknown) : <Yuan key="income" yuan={of.income_per_person} />,
          ],
          [t(T.willing), willing === null ? t(T.unknown) : t(willing ? T.yes : T.no)],
          [t(T.since), of.registered_since ?? t(T.unknown)],
          ...(of.grace_until === null ? [] : ([[t(T.grace), of.grace_until]] as const)),
          [t(T.from), of.valid_from],
        ]}
      />
    </Part>
  )
}

function Members({ of }: { of: Household['members'] }) {
  const t = useT()
  return (
    <Part title={t(T.members)}>
      {of.length === 0 && <p>{t(T.noMembers)}</p>}
      <TableBox hidden={of.length === 0}>
        <table className="plain-table">
          <thead>
            <tr>
              {[T.name, T.identity, T.relation, T.ability, T.stage, T.health].map((text) => (
                <th key={text.en} scope="col">
                  {t(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((member) => (
              <tr key={member.person_id}>
                <td>{member.name}</td>
                <td className="mono">{member.identity_number}</td>
                <td>{t(RELATIONS[member.relation])}</td>
                <td>{member.ability === null ? '—' : t(ABILITIES[member.ability])}</td>
                <td>{member.stage === null ? '—' : t(STAGES[member.stage])}</td>
                <td>{member.health_cover === null ? '—' : t(HEALTH_COVERS[member.health_cover])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Part>
  )
}

function History({ of }: { of: readonly HistoryEntry[] }) {
  const t = useT()
  const areaName = useAreaName()
  return (
    <ol className="finance-history">
      {of.toReversed().map((entry) => (
        <li key={`${entry.revision} ${entry.person_id} ${entry.valid_from}`}>
          <strong>{t(T.since2, { day: entry.valid_from })}</strong> {entry.name}：
          {Object.hasOwn(STANDINGS, entry.standing)
            ? t(STANDINGS[entry.standing as keyof typeof STANDINGS])
            : entry.standing}
          {entry.area_code !== null && `，${areaName(entry.area_code)}`}
          <br />
          <span className="tone-soft">
            {t(T.why, {
              reason: entry.reason,
              name: officerName(entry.recorded_by),
              at: momentText(entry.recorded_at),
              n: entry.revision,
            })}
          </span>
        </li>
      ))}
    </ol>
  )
}
