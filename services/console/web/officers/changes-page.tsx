import './officers.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { isMe, officerName } from '../parts/officer-name.ts'
import { Page } from '../parts/page.tsx'
import { useAreasText } from './use-areas-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { type Officer, useOfficer } from '../shell/session.ts'
import { type OfficerChange, officersQuery, type OfficerRow, openChangesQuery } from './officer-queries.ts'
import { roleWords } from './officer-words.ts'
import { OfficersMenu } from './officers-menu.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '待复核的人员变更', en: 'Officer changes to decide' },
  none: { zh: '没有待复核的变更。', en: 'No change waits.' },
  approve: { zh: '批准', en: 'Approve' },
  reject: { zh: '不批准', en: 'Reject' },
  approved: { zh: '已批准，即时生效', en: 'Approved: it counts now' },
  rejected: { zh: '已退回', en: 'Rejected' },
  mine: {
    zh: '由您本人申请或涉及您本人，须由另一名管理员决定。',
    en: 'Asked for by you, or about you: another decides.',
  },
  asked: { zh: '{who} 于 {when} 申请：{why}', en: '{who} asked on {when}: {why}' },
  what: { zh: '项目', en: 'What' },
  now: { zh: '现在', en: 'Now' },
  after: { zh: '变更后', en: 'Then' },
  newcomer: { zh: '新增人员', en: 'A new officer' },
  name: { zh: '姓名', en: 'Name' },
  roles: { zh: '岗位', en: 'Roles' },
  areas: { zh: '地区', en: 'Areas' },
  days: { zh: '有效期', en: 'Days' },
  open: { zh: '长期', en: 'without an end' },
} as const satisfies Texts

/** What administrators asked for and another has to decide, beside what the officer is now. */
export function ChangesPage() {
  const t = useT()
  const changes = useQuery(openChangesQuery)
  const officers = useQuery(officersQuery)
  return (
    <Page title={t(T.title)}>
      <OfficersMenu />
      <Loaded of={changes}>
        {(open) =>
          open.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            open.map((change) => (
              <ChangeCard
                key={change.id}
                change={change}
                present={officers.data?.find(({ subject }) => subject === change.subject)}
              />
            ))
          )
        }
      </Loaded>
    </Page>
  )
}

function ChangeCard({ change, present }: { change: OfficerChange; present: OfficerRow | undefined }) {
  const t = useT()
  const areasText = useAreasText()
  const me = useOfficer()
  const [deciding, setDeciding] = useState<'approve' | 'reject' | undefined>(undefined)
  const approve = useDecision(change.id, 'approve')
  const reject = useDecision(change.id, 'reject')
  const days = ({ valid_from, valid_until }: Pick<OfficerChange, 'valid_from' | 'valid_until'>) =>
    `${valid_from} – ${valid_until ?? t(T.open)}`
  const lines = [
    [T.name, present?.name, change.name],
    [T.roles, present && roleWords(present.roles, t), roleWords(change.roles, t)],
    [T.areas, present && areasText(present.areas), areasText(change.areas)],
    [T.days, present && days(present), days(change)],
  ] as const
  return (
    <section className="card" aria-label={change.name}>
      <h2>
        {change.name} {present === undefined && <small className="tone-soft">{t(T.newcomer)}</small>}
      </h2>
      <p>
        {t(T.asked, {
          who: officerName(change.asked_by.subject),
          when: momentText(change.asked_at),
          why: change.reason,
        })}
      </p>
      <TableBox>
        <table className="plain-table officer-table">
          <thead>
            <tr>
              {[T.what, T.now, T.after].map((text) => (
                <th key={text.en} scope="col">
                  {t(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([label, before, after]) => (
              <tr key={label.en}>
                <th scope="row">{t(label)}</th>
                <td>{before ?? '—'}</td>
                <td>{before === after ? after : <strong>{after}</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {mayDecide(me, change) ? (
        <div className="row">
          <Button type="primary" onClick={() => setDeciding('approve')}>
            {t(T.approve)}
          </Button>
          <Button onClick={() => setDeciding('reject')}>{t(T.reject)}</Button>
        </div>
      ) : (
        me.roles.includes('admin') && <p className="tone-soft">{t(T.mine)}</p>
      )}
      {deciding !== undefined && (
        <ReasonDialog
          name={`change:${change.id}`}
          title={t(T[deciding])}
          command={deciding === 'approve' ? approve : reject}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </section>
  )
}

/** The service says it once more. */
const mayDecide = (me: Officer, { asked_by, subject }: OfficerChange): boolean =>
  me.roles.includes('admin') && ![asked_by.subject, asked_by.acting_for, subject].some((one) => isMe(me, one))

const useDecision = (id: string, verb: 'approve' | 'reject') =>
  useCommand({
    run: (reason: string, key) => {
      const order = { params: { path: { id }, header: { 'idempotency-key': key } }, body: { reason } }
      return answer(
        verb === 'approve'
          ? api.access.POST('/v1/officer-changes/{id}/approve', order)
          : api.access.POST('/v1/officer-changes/{id}/reject', order),
      )
    },
    invalidates: [['officer-changes'], ['officers']],
    done: verb === 'approve' ? T.approved : T.rejected,
  })
