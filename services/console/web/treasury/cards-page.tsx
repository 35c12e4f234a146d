import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES } from './batch-queries.ts'
import { CARDS, cardChangesQuery } from './card-queries.ts'
import { DeedButton } from './deed-button.tsx'
import type { Refusal } from './deeds.ts'
import { isAnother } from './officers.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { TreasuryMenu } from './treasury-menu.tsx'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '账号更正', en: 'Account changes' },
  intro: {
    zh: '有人提出、等另一人复核的收款账号。复核前仍按原账号付款。',
    en: 'New accounts that wait for another officer. Until then the old one is paid to.',
  },
  none: { zh: '没有等待复核的账号更正。', en: 'No change waits.' },
  name: { zh: '户主', en: 'Household' },
  now: { zh: '现账号', en: 'Now' },
  new: { zh: '新账号', en: 'New' },
  reason: { zh: '原因', en: 'Why' },
  by: { zh: '提出人', en: 'Asked by' },
  what: { zh: '复核', en: 'Answer' },
  approve: { zh: '同意', en: 'Approve' },
  approved: { zh: '新账号已生效', en: 'The new account is in force' },
  reject: { zh: '不同意', en: 'Reject' },
  rejected: { zh: '已退回', en: 'Rejected' },
  mine: { zh: '这是您提出的，须由另一人复核。', en: 'You asked for this; another officer answers.' },
  role: { zh: '只有国库或财政人员可以复核。', en: 'Treasury or finance officers answer.' },
} as const satisfies Texts

type Waiting = Awaited<ReturnType<NonNullable<typeof cardChangesQuery.queryFn>>>[number]

/** What was asked for and waits for a second officer. */
export function CardsPage() {
  const t = useT()
  const changes = useQuery(cardChangesQuery)
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      <TreasuryMenu />
      <section className="card">
        <Loaded of={changes}>
          {(all) =>
            all.length === 0 ? (
              <p className="tone-soft">{t(T.none)}</p>
            ) : (
              <TableBox>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t(T.name)}</th>
                      <th scope="col">{t(T.now)}</th>
                      <th scope="col">{t(T.new)}</th>
                      <th scope="col">{t(T.reason)}</th>
                      <th scope="col">{t(T.by)}</th>
                      <th scope="col">{t(T.what)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {all.map((change) => (
                      <ChangeRow key={change.change_id} change={change} />
                    ))}
                  </tbody>
                </table>
              </TableBox>
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}

function ChangeRow({ change }: { change: Waiting }) {
  const t = useT()
  const officer = useOfficer()
  const [isRejecting, setRejecting] = useState(false)
  const to = (key: string) => ({
    params: {
      path: { beneficiary_id: change.beneficiary_id, change_id: change.change_id },
      header: { 'idempotency-key': key },
    },
  })
  const invalidates = [CARDS, BATCHES]
  const approve = useCommand({
    run: (_: void, key) =>
      answer(api.allocation.POST('/v1/beneficiaries/{beneficiary_id}/card-changes/{change_id}/approve', to(key))),
    invalidates,
    done: T.approved,
  })
  const reject = useCommand({
    run: (reason: string, key) =>
      answer(
        api.allocation.POST('/v1/beneficiaries/{beneficiary_id}/card-changes/{change_id}/reject', {
          ...to(key),
          body: { reason },
        }),
      ),
    invalidates,
    done: T.rejected,
  })
  const refusal: Refusal = !officer.roles.some((role) => role === 'treasury' || role === 'finance')
    ? T.role
    : isAnother(officer, change.asked_by, change.asked_for)
      ? undefined
      : T.mine
  return (
    <tr>
      <td>{change.name}</td>
      <td className="mono">{change.account}</td>
      <td className="mono">{change.bank_account}</td>
      <td>{change.reason}</td>
      <td>
        <Who by={change.asked_by} standsFor={change.asked_for} /> {momentText(change.asked_at)}
      </td>
      <td>
        <ProblemNotice problem={approve.problem} />
        <span className="row">
          <DeedButton refusal={refusal} isSending={approve.isSending} onDo={() => void approve.send()}>
            {t(T.approve)}
          </DeedButton>
          {refusal === undefined && (
            <DeedButton isDangerous onDo={() => setRejecting(true)}>
              {t(T.reject)}
            </DeedButton>
          )}
        </span>
        <ReasonDialog
          name={`card:${change.change_id}`}
          isOpen={isRejecting}
          onClose={() => setRejecting(false)}
          title={t(T.reject)}
          action={t(T.reject)}
          command={reject}
          isDangerous
        />
      </td>
    </tr>
  )
}
