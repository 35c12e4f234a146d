import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { CardDecision } from './card-decision.tsx'
import { Part } from './finance-page.tsx'
import { officerName } from '../parts/officer-name.ts'
import { CARD_STATES } from './register-words.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '一卡通账户', en: 'Account' },
  ask: { zh: '申请换卡', en: 'Ask for another account' },
  says: { zh: '另一名人员复核前，仍付到原账户。', en: 'Until another officer approves, the old account is paid to.' },
  account: { zh: '新账号', en: 'New account' },
  owner: { zh: '户名（与户主不同时填写）', en: 'Owner, where not the head' },
  reason: { zh: '理由', en: 'Why' },
  cancel: { zh: '取消', en: 'Cancel' },
  number: { zh: '账号', en: 'Account' },
  state: { zh: '状态', en: 'State' },
  asked: { zh: '申请', en: 'Asked' },
  decided: { zh: '复核', en: 'Decided' },
  done: { zh: '已提交，等待另一名人员复核', en: 'Asked; another officer decides' },
  none: { zh: '没有登记账户。', en: 'No account is known.' },
} as const satisfies Texts

/** Every account of a household and every change that was asked for, masked, with who and why. */
export function HouseholdCards({ beneficiaryId }: { beneficiaryId: string }) {
  const t = useT()
  const officer = useOfficer()
  const [isAsking, setAsking] = useState(false)
  const mayChange = officer.roles.some((role) => role === 'finance' || role === 'treasury')
  const cards = useQuery({
    queryKey: ['households', 'cards', beneficiaryId],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/beneficiaries/{beneficiary_id}/cards', {
          params: { path: { beneficiary_id: beneficiaryId } },
        }),
      ),
  })
  return (
    <Part title={t(T.title)} actions={mayChange && <Button onClick={() => setAsking(true)}>{t(T.ask)}</Button>}>
      <Loaded of={cards}>
        {({ cards: all }) =>
          all.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t(T.number)}</th>
                    <th scope="col">{t(T.state)}</th>
                    <th scope="col">{t(T.asked)}</th>
                    <th scope="col">{t(T.decided)}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((card) => (
                    <tr key={`${card.change_id} ${card.version} ${card.state}`}>
                      <td>
                        <span className="mono">{card.bank_account}</span>{' '}
                        <span className="tone-soft">{card.owner_name}</span>
                      </td>
                      <td>
                        <StateTag of={CARD_STATES} state={card.state} />
                      </td>
                      <td>
                        {officerName(card.asked_by)}{' '}
                        <span className="tone-soft">
                          {momentText(card.asked_at)} {card.reason}
                        </span>
                      </td>
                      <td>
                        {card.state === 'waiting' && card.change_id !== null && mayChange ? (
                          <CardDecision beneficiaryId={beneficiaryId} change={{ ...card, change_id: card.change_id }} />
                        ) : (
                          <>
                            {card.decided_by !== null && officerName(card.decided_by)}{' '}
                            <span className="tone-soft">
                              {card.decided_at !== null && momentText(card.decided_at)} {card.decided_why}
                            </span>
                          </>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          )
        }
      </Loaded>
      <AskDialog beneficiaryId={beneficiaryId} isOpen={isAsking} onClose={() => setAsking(false)} />
    </Part>
  )
}

type AskProps = Readonly<{ beneficiaryId: string; isOpen: boolean; onClose: () => void }>

function AskDialog({ beneficiaryId, isOpen, onClose }: AskProps) {
  const t = useT()
  const [account, setAccount] = useState('')
  const [owner, setOwner] = useState('')
  const [reason, setReason] = useState('')
  const ask = useCommand({
    run: (body: { bank_account: string; reason: string; owner_name?: string }, key) =>
      answer(
        api.allocation.POST('/v1/beneficiaries/{beneficiary_id}/card-changes', {
          params: { path: { beneficiary_id: beneficiaryId }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [['households', 'cards'], ['card-changes']],
    done: T.done,
    onDone: () => {
      setAccount('')
      setReason('')
      onClose()
    },
  })
  const faults = fieldProblems(ask.problem)
  return (
    <Dialog
      isOpen={isOpen}
      title={t(T.ask)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={ask.isSending}
            disabled={account.trim() === '' || reason.trim() === ''}
            onClick={() =>
              void ask.send({
                bank_account: account.replaceAll(' ', ''),
                reason: reason.trim(),
                ...(owner.trim() !== '' && { owner_name: owner.trim() }),
              })
            }
          >
            {t(T.ask)}
          </Button>
        </>
      }
    >
      <p>{t(T.says)}</p>
      <TextField
        label={t(T.account)}
        value={account}
        onChange={setAccount}
        isRequired
        fault={faults.get('/bank_account')}
      />
      <TextField label={t(T.owner)} value={owner} onChange={setOwner} fault={faults.get('/owner_name')} />
      <TextField label={t(T.reason)} value={reason} onChange={setReason} isRequired fault={faults.get('/reason')} />
      <ProblemNotice problem={ask.problem} />
    </Dialog>
  )
}
