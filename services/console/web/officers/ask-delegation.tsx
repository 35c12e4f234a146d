import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { addDays, todayInShanghai } from '../parts/day.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AreasField } from './areas-field.tsx'
import { colleaguesQuery } from './officer-queries.ts'
import { OFFICE_ROLES, type OfficeRole, readCodes, roleWords } from './officer-words.ts'
import { RoleChoices } from './role-choices.tsx'

const T = {
  title: { zh: '申请代岗', en: 'Ask for it' },
  delegator: { zh: '被代岗人', en: 'For whom' },
  myself: { zh: '本人', en: 'Myself' },
  delegate: { zh: '由谁代岗', en: 'Who stands in' },
  choose: { zh: '请选择', en: 'Choose' },
  first: { zh: '首日', en: 'First day' },
  last: { zh: '末日', en: 'Last day' },
  reason: { zh: '理由', en: 'Reason' },
  hint: { zh: '如：休假、出差、培训', en: 'Such as leave, travel, training' },
  ask: { zh: '提交申请', en: 'Ask for it' },
  asked: { zh: '已提交，待管理员批准', en: 'Asked for: an administrator decides' },
} as const satisfies Texts

/** One asks for oneself; an administrator may ask for others. */
export function AskDelegation() {
  const t = useT()
  const me = useOfficer()
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const isAdmin = me.roles.includes('admin')
  const [form, setForm, forget] = useKept('ask-delegation', EMPTY)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const ask = useCommand({
    run: (wanted: Form, key) =>
      answer(
        api.access.POST('/v1/delegations', {
          params: { header: { 'idempotency-key': key } },
          body: {
            ...(wanted.delegator !== '' && { delegator: wanted.delegator }),
            delegate: wanted.delegate,
            roles: [...wanted.roles],
            areas: readCodes(wanted.areas),
            first_day: wanted.first,
            last_day: wanted.last,
            reason: wanted.reason.trim(),
          },
        }),
      ),
    invalidates: [['delegations']],
    done: T.asked,
    onDone: () => {
      setForm(EMPTY)
      forget()
    },
  })
  const faults = fieldProblems(ask.problem)
  const mine = OFFICE_ROLES.filter((role) => me.roles.includes(role))
  const isWhole =
    [form.delegate, form.areas, form.first, form.last, form.reason].every((text) => text.trim() !== '') &&
    form.roles.length > 0
  const others = colleagues.filter(({ subject }) => subject !== form.delegator)
  return (
    <section className="card">
      <h2>{t(T.title)}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) void ask.send(form)
        }}
      >
        <div className="row">
          {isAdmin && (
            <Choice
              label={t(T.delegator)}
              value={form.delegator}
              options={[['', T.myself], ...colleagues.map(named(t))]}
              onChange={(delegator) => set({ delegator })}
            />
          )}
          <Choice
            label={t(T.delegate)}
            value={form.delegate}
            options={[['', T.choose], ...others.map(named(t))]}
            onChange={(delegate) => set({ delegate })}
          />
        </div>
        <RoleChoices
          of={form.delegator === '' ? mine : OFFICE_ROLES}
          chosen={form.roles}
          onChange={(roles) => set({ roles })}
        />
        <AreasField
          typed={form.areas}
          onChange={(areas) => set({ areas })}
          fault={faults.get('/areas') ?? faults.get('/areas/0')}
        />
        <div className="row">
          <DayField
            label={t(T.first)}
            value={form.first}
            onChange={(first) => set({ first })}
            min={todayInShanghai()}
            fault={faults.get('/first_day')}
          />
          <DayField
            label={t(T.last)}
            value={form.last}
            onChange={(last) => set({ last })}
            min={form.first}
            max={form.first === '' ? '' : addDays(form.first, DAYS_MAX - 1)}
            fault={faults.get('/last_day')}
          />
        </div>
        <TextField
          label={t(T.reason)}
          value={form.reason}
          onChange={(reason) => set({ reason })}
          hint={t(T.hint)}
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
    </section>
  )
}

/** As the service has it. */
const DAYS_MAX = 92

type Form = Readonly<{
  delegator: string
  delegate: string
  roles: readonly OfficeRole[]
  areas: string
  first: string
  last: string
  reason: string
}>
const EMPTY: Form = { delegator: '', delegate: '', roles: [], areas: '', first: '', last: '', reason: '' }

const named =
  (t: ReturnType<typeof useT>) =>
  ({ subject, name, roles }: Readonly<{ subject: string; name: string; roles: readonly string[] }>) =>
    [subject, `${name}（${roleWords(roles, t)}）`] as const
