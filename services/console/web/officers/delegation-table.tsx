import './officers.css'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { isMe } from '../parts/officer-name.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useAreasText } from './use-areas-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { type Officer, useOfficer } from '../shell/session.ts'
import type { Delegation } from './officer-queries.ts'
import { DELEGATION_STATES, roleWords } from './officer-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  none: { zh: '还没有代岗。', en: 'There are none yet.' },
  who: { zh: '被代岗人', en: 'For whom' },
  by: { zh: '代岗人', en: 'Who stands in' },
  roles: { zh: '岗位', en: 'Roles' },
  areas: { zh: '地区', en: 'Areas' },
  days: { zh: '日期', en: 'Days' },
  why: { zh: '理由', en: 'Reason' },
  state: { zh: '状态', en: 'State' },
  deeds: { zh: '办理', en: 'To do' },
  approve: { zh: '批准', en: 'Approve' },
  reject: { zh: '不批准', en: 'Reject' },
  end: { zh: '结束代岗', en: 'End it' },
  done: { zh: '已办理', en: 'Done' },
} as const satisfies Texts

type Verb = 'approve' | 'reject' | 'end'

/** Each delegation with what this officer may do about it. */
export function DelegationTable({
  delegations,
  nameOf,
}: Readonly<{ delegations: readonly Delegation[]; nameOf: (subject: string) => string }>) {
  const t = useT()
  const areasText = useAreasText()
  const me = useOfficer()
  const [deed, setDeed] = useState<Readonly<{ id: string; verb: Verb }> | undefined>(undefined)
  const command = useCommand({
    run: (reason: string, key) => runDeed(deed, reason, key),
    invalidates: [['delegations']],
    done: T.done,
  })
  if (delegations.length === 0) return <p>{t(T.none)}</p>
  return (
    <TableBox>
      <table className="plain-table officer-table">
        <thead>
          <tr>
            {[T.who, T.by, T.roles, T.areas, T.days, T.why, T.state, T.deeds].map((text) => (
              <th key={text.en} scope="col">
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {delegations.toReversed().map((one) => (
            <tr key={one.id}>
              <td>{nameOf(one.delegator)}</td>
              <td>{nameOf(one.delegate)}</td>
              <td>{roleWords(one.roles, t)}</td>
              <td>{areasText(one.areas)}</td>
              <td>
                {one.first_day} – {one.last_day}
              </td>
              <td className="officer-reason">{one.reason}</td>
              <td>
                <StateTag of={DELEGATION_STATES} state={one.state} />
              </td>
              <td>
                {deedsOf(me, one).map((verb) => (
                  <Button key={verb} size="small" onClick={() => setDeed({ id: one.id, verb })}>
                    {t(T[verb])}
                  </Button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {deed !== undefined && (
        <ReasonDialog
          name={`delegation:${deed.verb}:${deed.id}`}
          title={t(T[deed.verb])}
          command={command}
          onClose={() => setDeed(undefined)}
          isDangerous={deed.verb === 'end'}
        />
      )}
    </TableBox>
  )
}

/** The service says it once more. */
function deedsOf(me: Officer, { state, delegator, delegate, asked_by }: Delegation): readonly Verb[] {
  const isAdmin = me.roles.includes('admin')
  const isOfBoth = isMe(me, delegator) || isMe(me, delegate)
  const isAsker = isMe(me, asked_by.subject) || isMe(me, asked_by.acting_for)
  if (state === 'asked' && isAdmin && !isOfBoth && !isAsker) return ['approve', 'reject']
  const mayEnd = isAdmin || me.subject === delegate || (me.subject === delegator && me.acting_for === null)
  return (state === 'asked' || state === 'approved') && mayEnd ? ['end'] : []
}

async function runDeed(deed: Readonly<{ id: string; verb: Verb }> | undefined, reason: string, key: string) {
  if (deed === undefined) throw new Error('Nothing is to be done')
  const order = { params: { path: { id: deed.id }, header: { 'idempotency-key': key } }, body: { reason } }
  if (deed.verb === 'approve') return answer(api.access.POST('/v1/delegations/{id}/approve', order))
  if (deed.verb === 'reject') return answer(api.access.POST('/v1/delegations/{id}/reject', order))
  return answer(api.access.POST('/v1/delegations/{id}/end', order))
}
