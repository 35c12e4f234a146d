import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept, usePathPart } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { AreasField } from './areas-field.tsx'
import { type OfficerRow, officersQuery } from './officer-queries.ts'
import { type OfficeRole, readCodes } from './officer-words.ts'
import { RoleChoices } from './role-choices.tsx'

const T = {
  up: { zh: '人员权限', en: 'Officers' },
  add: { zh: '新增人员', en: 'New officer' },
  change: { zh: '变更 {name} 的权限', en: 'Change what {name} may do' },
  intro: {
    zh: '提交后由另一名管理员批准才生效。同一个人不能既申请又批准，也不能变更本人的权限。',
    en: 'It counts once another administrator has approved it. Nobody approves what he asked for, or changes his own access.',
  },
  subject: { zh: '登录标识', en: 'Called at the sign-in' },
  subjectHint: {
    zh: '此人在单位身份系统中的唯一标识(sub)，不是姓名。',
    en: "The subject (sub) at your office's identity provider, not the name.",
  },
  name: { zh: '姓名', en: 'Name' },
  from: { zh: '自', en: 'From' },
  until: { zh: '至', en: 'Until' },
  today: { zh: '今天', en: 'today' },
  open: { zh: '长期', en: 'without an end' },
  reason: { zh: '理由', en: 'Reason' },
  ask: { zh: '提交申请', en: 'Ask for it' },
  asked: { zh: '已提交，待另一名管理员批准', en: 'Asked for: another administrator decides' },
} as const satisfies Texts

export const NewOfficerPage = () => <OfficerForm officer={undefined} />

/** Asks that an officer be something else from a day on. */
export function OfficerFormPage() {
  const t = useT()
  const subject = usePathPart('subject')
  const officers = useQuery(officersQuery)
  return (
    <Loaded of={officers}>
      {(all) => {
        const officer = all.find((one) => one.subject === subject)
        return officer === undefined ? (
          <Page title={t(T.up)} up={<Link to="/officers">{t(T.up)}</Link>}>
            {null}
          </Page>
        ) : (
          <OfficerForm key={officer.subject} officer={officer} />
        )
      }}
    </Loaded>
  )
}

function OfficerForm({ officer }: { officer: OfficerRow | undefined }) {
  const t = useT()
  const go = useNavigate()
  const [form, setForm, forget] = useKept(`officer-form:${officer?.subject ?? ''}`, formOf(officer))
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const ask = useCommand({
    run: (wanted: Form, key) =>
      answer(
        api.access.POST('/v1/officer-changes', {
          params: { header: { 'idempotency-key': key } },
          body: {
            subject: wanted.subject.trim(),
            name: wanted.name.trim(),
            roles: [...wanted.roles],
            areas: readCodes(wanted.areas),
            reason: wanted.reason.trim(),
            ...(wanted.from !== '' && { valid_from: wanted.from }),
            ...(wanted.until !== '' && { valid_until: wanted.until }),
          },
        }),
      ),
    invalidates: [['officer-changes'], ['officers']],
    done: T.asked,
    onDone: () => {
      forget()
      void go({ to: '/officers/changes' })
    },
  })
  const faults = fieldProblems(ask.problem)
  const isWhole =
    [form.subject, form.name, form.areas, form.reason].every((text) => text.trim() !== '') && form.roles.length > 0
  return (
    <Page
      title={officer === undefined ? t(T.add) : t(T.change, { name: officer.name })}
      intro={t(T.intro)}
      up={<Link to="/officers">{t(T.up)}</Link>}
    >
      <form
        className="form card officer-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) void ask.send(form)
        }}
      >
        <TextField
          label={t(T.subject)}
          hint={t(T.subjectHint)}
          value={form.subject}
          onChange={(subject) => set({ subject })}
          isDisabled={officer !== undefined}
          fault={faults.get('/subject')}
          isRequired
        />
        <TextField
          label={t(T.name)}
          value={form.name}
          onChange={(name) => set({ name })}
          fault={faults.get('/name')}
          isRequired
        />
        <RoleChoices chosen={form.roles} onChange={(roles) => set({ roles })} />
        <AreasField
          typed={form.areas}
          onChange={(areas) => set({ areas })}
          fault={faults.get('/areas') ?? faults.get('/areas/0')}
        />
        <div className="row">
          <DayField
            label={t(T.from)}
            value={form.from}
            onChange={(from) => set({ from })}
            placeholder={t(T.today)}
            min={todayInShanghai()}
          />
          <DayField
            label={t(T.until)}
            value={form.until}
            onChange={(until) => set({ until })}
            placeholder={t(T.open)}
            min={form.from === '' ? todayInShanghai() : form.from}
          />
        </div>
        <TextField
          label={t(T.reason)}
          value={form.reason}
          onChange={(reason) => set({ reason })}
          rows={2}
          fault={faults.get('/reason')}
          isRequired
        />
        <ProblemNotice problem={ask.problem} />
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={!isWhole} loading={ask.isSending}>
            {t(T.ask)}
          </Button>
        </div>
      </form>
    </Page>
  )
}

type Form = Readonly<{
  subject: string
  name: string
  roles: readonly OfficeRole[]
  areas: string
  from: string
  until: string
  reason: string
}>

const formOf = (officer: OfficerRow | undefined): Form => ({
  subject: officer?.subject ?? '',
  name: officer?.name ?? '',
  roles: officer?.roles ?? [],
  areas: officer?.areas.join('、') ?? '',
  from: '',
  until: officer?.valid_until ?? '',
  reason: '',
})
