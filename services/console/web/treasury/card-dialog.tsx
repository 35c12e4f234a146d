import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { CARDS } from './card-queries.ts'

const T = {
  title: { zh: '更正 {name} 的收款账号', en: 'A new account for {name}' },
  now: { zh: '现登记账号', en: 'Account in the register' },
  account: { zh: '新账号', en: 'New account' },
  accountHint: {
    zh: '按存折或银行卡照录；另一人复核后才用它付款。',
    en: 'As on the card or passbook; it is paid to once another officer has approved it.',
  },
  owner: { zh: '户名（与户主不同时填）', en: 'Owner, where it is not the household’s head' },
  bank: { zh: '开户行行号（12 位，可不填）', en: 'Code of the bank, 12 digits, may be left out' },
  reason: { zh: '更正原因', en: 'Why' },
  usual: { zh: '银行退票，按本人存折更正', en: 'Came back; mended from the passbook' },
  send: { zh: '提出更正', en: 'Ask for it' },
  sent: {
    zh: '已提出，请另一人在“账号更正”里复核',
    en: 'Asked for; another officer approves it under "Account changes"',
  },
  back: { zh: '返回', en: 'Back' },
} as const satisfies Texts

type Props = Readonly<{ beneficiaryId: string; name: string; account: string; onClose: () => void }>

/** Asks for another account of somebody. What is typed is kept nowhere in the browser: it is a number of a person. */
export function CardDialog({ beneficiaryId, name, account, onClose }: Props) {
  const t = useT()
  const [typed, setTyped] = useState({ account: '', owner: '', bank: '', reason: t(T.usual) })
  const ask = useCommand({
    run: (input: typeof typed, key) => {
      const params = { path: { beneficiary_id: beneficiaryId }, header: { 'idempotency-key': key } }
      const body = {
        bank_account: input.account.replaceAll(/\s/gu, ''),
        reason: input.reason.trim(),
        ...(input.owner.trim() !== '' && { owner_name: input.owner.trim() }),
        ...(input.bank.trim() !== '' && { bank_code: input.bank.trim() }),
      }
      return answer(api.allocation.POST('/v1/beneficiaries/{beneficiary_id}/card-changes', { params, body }))
    },
    invalidates: [CARDS],
    done: T.sent,
    onDone: onClose,
  })
  const faults = fieldProblems(ask.problem)
  const isReady = typed.account.trim() !== '' && typed.reason.trim() !== ''
  return (
    <Dialog
      isOpen
      title={t(T.title, { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.back)}</Button>
          <Button type="primary" disabled={!isReady} loading={ask.isSending} onClick={() => void ask.send(typed)}>
            {t(T.send)}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          {t(T.now)}: <span className="mono">{account}</span>
        </p>
        <TextField
          label={t(T.account)}
          value={typed.account}
          onChange={(value) => setTyped({ ...typed, account: value })}
          hint={t(T.accountHint)}
          fault={faults.get('/bank_account')}
          isRequired
        />
        <TextField
          label={t(T.owner)}
          value={typed.owner}
          onChange={(owner) => setTyped({ ...typed, owner })}
          fault={faults.get('/owner_name')}
        />
        <TextField
          label={t(T.bank)}
          value={typed.bank}
          onChange={(bank) => setTyped({ ...typed, bank })}
          fault={faults.get('/bank_code')}
        />
        <TextField
          label={t(T.reason)}
          value={typed.reason}
          onChange={(reason) => setTyped({ ...typed, reason })}
          fault={faults.get('/reason')}
          isRequired
        />
        <ProblemNotice problem={ask.problem} />
      </div>
    </Dialog>
  )
}
