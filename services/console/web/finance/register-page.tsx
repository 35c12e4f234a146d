import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { todayInShanghai } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage } from './finance-page.tsx'
import { areaName, areasQuery, areaWords } from '../parts/known-names.ts'
import { CLASSES, HOUSEHOLD_STATES } from './register-words.ts'

const T = {
  title: { zh: '建档立卡', en: 'Register' },
  intro: {
    zh: '{day} 的名册。姓名、证件号、账号均已隐去。',
    en: 'The register of {day}. Names and numbers are masked.',
  },
  imports: { zh: '导入名册', en: 'Import' },
  cards: { zh: '换卡复核', en: 'Account changes' },
  search: { zh: '按证件号查人', en: 'Find a person' },
  on: { zh: '截至', en: 'As of' },
  area: { zh: '乡镇、村', en: 'Township or village' },
  all: { zh: '全部', en: 'All' },
  status: { zh: '状态', en: 'State' },
  id: { zh: '户编号', en: 'Household number' },
  name: { zh: '户主', en: 'Head' },
  people: { zh: '人口', en: 'People' },
  able: { zh: '劳动力', en: 'Able' },
  class: { zh: '户类别', en: 'Class' },
  income: { zh: '人均年收入（元）', en: 'Income per person (yuan)' },
  since: { zh: '建档日期', en: 'Since' },
} as const satisfies Texts

const PAGE = 500

export function RegisterPage() {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const [isSearching, setSearching] = useState(false)
  const [view] = useView({ on: '', area_code: '', status: '' })
  const areas = useQuery(areasQuery).data ?? new Map<string, string>()
  const filters = {
    ...(view.on !== '' && { on: view.on }),
    ...(view.area_code !== '' && { area_code: view.area_code }),
    ...(view.status !== '' && { status: view.status as keyof typeof HOUSEHOLD_STATES }),
  }
  const own = [...areas.keys()]
    .filter((code) => code.length > 6 && officer.areas.some((area) => code.startsWith(area)))
    .toSorted()
  return (
    <FinancePage
      title={t(T.title)}
      intro={t(T.intro, { day: view.on === '' ? todayInShanghai() : view.on })}
      actions={
        <>
          <Button onClick={() => setSearching(true)}>{t(T.search)}</Button>
          <Link className="finance-button finance-button-plain" to="/finance/register/cards">
            {t(T.cards)}
          </Link>
          <Link className="finance-button" to="/finance/register/imports">
            {t(T.imports)}
          </Link>
        </>
      }
    >
      <FilterBar
        of={[
          { name: 'on', label: T.on, kind: 'day' },
          {
            name: 'area_code',
            label: T.area,
            kind: 'choice',
            options: [['', T.all], ...own.map((code) => [code, areaName(areas, code)] as const)],
          },
          {
            name: 'status',
            label: T.status,
            kind: 'choice',
            options: {
              '': T.all,
              ...Object.fromEntries(Object.entries(HOUSEHOLD_STATES).map(([status, { text }]) => [status, text])),
            },
          },
        ]}
      />
      <LongTable
        label={t(T.title)}
        of={{
          key: ['households', 'list', filters],
          page: async (after) => {
            const query = { ...filters, limit: PAGE, ...(after !== undefined && { after }) }
            const { households } = await answer(api.allocation.GET('/v1/register/households', { params: { query } }))
            return { rows: households, next: households.length === PAGE ? households.at(-1)?.household_id : undefined }
          },
        }}
        rowKey={(household) => household.household_id}
        href={(household) =>
          `/finance/register/households/${household.household_id}${view.on === '' ? '' : `?on=${view.on}`}`
        }
        exports={{
          service: 'allocation',
          path: '/v1/register/households',
          query: filters,
          list: 'households',
          name: t(T.title),
          next: { parameter: 'after', from: '/household_id' },
        }}
        columns={[
          { key: 'id', title: T.id, width: 220, text: (household) => household.household_id, pointer: '/household_id' },
          { key: 'name', title: T.name, width: 110, text: (household) => household.name, pointer: '/name' },
          {
            key: 'area',
            title: T.area,
            text: (household) => areaName(areas, household.area_code),
            pointer: '/area_code',
            words: areaWords(areas),
          },
          {
            key: 'people',
            title: T.people,
            width: 80,
            isFigure: true,
            text: (household) => numberText(household.people),
            pointer: '/people',
          },
          {
            key: 'able',
            title: T.able,
            width: 80,
            isFigure: true,
            text: (household) => numberText(household.able_members),
            pointer: '/able_members',
          },
          {
            key: 'class',
            title: T.class,
            width: 120,
            text: (household) => (household.class === null ? '—' : CLASSES[household.class][language]),
            pointer: '/class',
            words: CLASSES,
          },
          {
            key: 'income',
            title: T.income,
            width: 160,
            isFigure: true,
            kind: 'amount',
            pointer: '/income_per_person',
            text: (household) =>
              household.income_per_person === null ? '—' : yuanFigures(household.income_per_person),
          },
          {
            key: 'since',
            title: T.since,
            width: 120,
            kind: 'day',
            text: (household) => household.registered_since ?? '—',
            pointer: '/registered_since',
          },
          {
            key: 'status',
            title: T.status,
            width: 130,
            pointer: '/status',
            words: HOUSEHOLD_STATES,
            text: (household) => HOUSEHOLD_STATES[household.status].text[language],
            render: (household) => <StateTag of={HOUSEHOLD_STATES} state={household.status} />,
          },
        ]}
      />
      <SearchDialog isOpen={isSearching} onClose={() => setSearching(false)} />
    </FinancePage>
  )
}

const numberText = (count: number | null): string => (count === null ? '—' : String(count))

const S = {
  title: { zh: '按证件号查人', en: 'Find a person' },
  hint: {
    zh: '须输入完整的 18 位证件号。查询会留下记录。',
    en: 'The whole identity number. That you asked is logged.',
  },
  number: { zh: '证件号', en: 'Identity number' },
  find: { zh: '查找', en: 'Find' },
  nobody: { zh: '您的辖区名册中没有这个人。', en: 'Nobody in the register of your areas has it.' },
} as const satisfies Texts

function SearchDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const [isNobody, setNobody] = useState(false)
  const find = useCommand({
    run: (identity_number: string) => answer(api.allocation.POST('/v1/register/search', { body: { identity_number } })),
    onDone: ({ found }) => {
      const [person] = found
      setNobody(person === undefined)
      if (person === undefined) return
      setNumber('')
      onClose()
      void navigate({ to: '/finance/register/households/$household_id', params: { household_id: person.household_id } })
    },
  })
  return (
    <Dialog isOpen={isOpen} title={t(S.title)} onClose={onClose}>
      <form
        className="finance-form"
        onSubmit={(event) => {
          event.preventDefault()
          void find.send(number.trim())
        }}
      >
        <TextField label={t(S.number)} value={number} onChange={setNumber} hint={t(S.hint)} isRequired />
        <p role="status">{isNobody && t(S.nobody)}</p>
        <ProblemNotice problem={find.problem} />
        <div>
          <Button type="primary" htmlType="submit" loading={find.isSending} disabled={number.trim() === ''}>
            {t(S.find)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
