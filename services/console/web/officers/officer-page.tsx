import './officers.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { isMe, officerName } from '../parts/officer-name.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart } from '../parts/view.ts'
import { useAreasText } from './use-areas-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { OFFICER_STATES, roleWords, VERSION_KINDS } from './officer-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  up: { zh: '人员权限', en: 'Officers' },
  change: { zh: '申请变更', en: 'Ask for a change' },
  revoke: { zh: '立即撤销全部权限', en: 'Revoke everything now' },
  warning: {
    zh: '撤销后此人十分钟内在各系统都不能再办事；要恢复须重新申请、由另一名管理员批准。',
    en: 'Within ten minutes nothing can be done by this officer anywhere. To come back takes a change that another administrator approves.',
  },
  revoked: { zh: '已撤销', en: 'Revoked' },
  subject: { zh: '登录标识', en: 'Called at the sign-in' },
  roles: { zh: '岗位', en: 'Roles' },
  areas: { zh: '地区', en: 'Areas' },
  days: { zh: '有效期', en: 'Days' },
  open: { zh: '长期', en: 'without an end' },
  state: { zh: '状态', en: 'State' },
  history: { zh: '历次变更', en: 'History' },
  when: { zh: '时间', en: 'When' },
  what: { zh: '事项', en: 'What' },
  who: { zh: '办理人', en: 'By' },
  why: { zh: '理由', en: 'Reason' },
} as const satisfies Texts

/** One officer: what he may do now, and every state that he had, with who decided it and why. */
export function OfficerPage() {
  const t = useT()
  const areasText = useAreasText()
  const me = useOfficer()
  const subject = usePathPart('subject')
  const [isRevoking, setRevoking] = useState(false)
  const history = useQuery({
    queryKey: ['officers', 'history', subject],
    queryFn: async () =>
      (await answer(api.access.GET('/v1/officers/{subject}/history', { params: { path: { subject } } }))).versions,
  })
  const revoke = useCommand({
    run: (reason: string, key) =>
      answer(
        api.access.POST('/v1/officers/{subject}/revoke', {
          params: { path: { subject }, header: { 'idempotency-key': key } },
          body: { reason },
        }),
      ),
    invalidates: [['officers']],
    done: T.revoked,
  })
  const now = history.data?.[0]
  const mayAct = me.roles.includes('admin') && now !== undefined && !isMe(me, subject)
  return (
    <Page
      title={now?.name ?? officerName(subject)}
      up={<Link to="/officers">{t(T.up)}</Link>}
      actions={
        mayAct && (
          <>
            <Link to="/officers/of/$subject/change" params={{ subject }}>
              {t(T.change)}
            </Link>
            {now.state === 'in_office' && (
              <Button danger onClick={() => setRevoking(true)}>
                {t(T.revoke)}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded of={history}>
        {(versions) => (
          <>
            {now !== undefined && (
              <dl className="facts card">
                <dt>{t(T.state)}</dt>
                <dd>
                  <StateTag of={OFFICER_STATES} state={now.state} />
                </dd>
                <dt>{t(T.roles)}</dt>
                <dd>{roleWords(now.roles, t)}</dd>
                <dt>{t(T.areas)}</dt>
                <dd>{areasText(now.areas)}</dd>
                <dt>{t(T.days)}</dt>
                <dd>
                  {now.valid_from} – {now.valid_until ?? t(T.open)}
                </dd>
                <dt>{t(T.subject)}</dt>
                <dd className="mono">{subject}</dd>
              </dl>
            )}
            <section>
              <h2>{t(T.history)}</h2>
              <TableBox>
                <table className="plain-table officer-table">
                  <thead>
                    <tr>
                      {[T.when, T.what, T.roles, T.areas, T.days, T.who, T.why].map((text) => (
                        <th key={text.en} scope="col">
                          {t(text)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {versions.map((version) => (
                      <tr key={version.version}>
                        <td>{momentText(version.made_at)}</td>
                        <td>{t(VERSION_KINDS[version.kind])}</td>
                        <td>{roleWords(version.roles, t)}</td>
                        <td>{areasText(version.areas)}</td>
                        <td>
                          {version.valid_from} – {version.valid_until ?? t(T.open)}
                        </td>
                        <td>
                          {[version.made_by, version.made_for]
                            .filter((one) => one !== null)
                            .map((one) => officerName(one))
                            .join(' → ')}
                        </td>
                        <td className="officer-reason">{version.reason}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableBox>
            </section>
          </>
        )}
      </Loaded>
      {isRevoking && (
        <ReasonDialog
          name={`revoke:${subject}`}
          title={t(T.revoke)}
          command={revoke}
          onClose={() => setRevoking(false)}
          isDangerous
        >
          <p>{t(T.warning)}</p>
        </ReasonDialog>
      )}
    </Page>
  )
}
