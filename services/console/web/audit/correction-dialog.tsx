import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type CaseHistory } from './audit-queries.ts'
import { ADDRESSEES, PAYMENT_ACTIONS } from './case-words.ts'

const T = {
  title: { zh: '建议更正', en: 'Propose a correction' },
  hint: {
    zh: '更正建议是一份文书：不入账，也不付款。由总账或国库自行决定办理，办结后在此登记。',
    en: 'A paper: nothing is posted or paid by it. Ledger or treasury decide, and what they did is noted here.',
  },
  to: { zh: '致', en: 'To' },
  what: { zh: '建议做什么', en: 'What is to be done' },
  ground: { zh: '依据', en: 'Ground' },
  payment: { zh: '付款编号', en: 'Reference of the payment' },
  action: { zh: '处理', en: 'What becomes of it' },
  amount: { zh: '金额（元，如 1250.00）', en: 'Amount (yuan, 1250.00)' },
  account: { zh: '科目', en: 'Account' },
  signed: { zh: '金额（元；借正贷负）', en: 'Amount (yuan; debit positive, credit negative)' },
  more: { zh: '再加一行', en: 'Another line' },
  cancel: { zh: '不办了', en: 'Leave it' },
  send: { zh: '提出建议', en: 'Propose' },
  done: { zh: '更正建议已提出', en: 'Proposed' },
} as const

type Addressee = 'ledger' | 'treasury'
type Action = keyof typeof PAYMENT_ACTIONS
type Line = Readonly<{ of: string; action: Action; amount: string }>
const EMPTY: Line = { of: '', action: 'claw_back', amount: '' }

export function CorrectionDialog({
  found,
  isOpen,
  onClose,
}: {
  found: CaseHistory
  isOpen: boolean
  onClose: () => void
}) {
  const t = useT()
  const [to, setTo] = useState<Addressee>('treasury')
  const [what, setWhat] = useState('')
  const [ground, setGround] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([EMPTY])
  const propose = useCommand({
    run: (body: ReturnType<typeof bodyOf>, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/{case_id}/corrections', {
          params: { path: { case_id: found.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: onClose,
  })
  const faults = fieldProblems(propose.problem)
  const change = (place: number, with_: Partial<Line>) =>
    setLines(lines.map((line, at) => (at === place ? { ...line, ...with_ } : line)))
  return (
    <Dialog
      isOpen={isOpen}
      isWide
      title={t(T.title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={propose.isSending}
            onClick={() => void propose.send(bodyOf(to, what, ground, lines))}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <p>{t(T.hint)}</p>
      <Choice
        label={t(T.to)}
        value={to}
        options={ADDRESSEES}
        onChange={(value) => setTo(value === 'ledger' ? 'ledger' : 'treasury')}
      />
      <TextField label={t(T.what)} value={what} onChange={setWhat} rows={2} isRequired fault={faults.get('/what')} />
      <TextField
        label={t(T.ground)}
        value={ground}
        onChange={setGround}
        rows={2}
        isRequired
        fault={faults.get('/ground')}
      />
      {lines.map((line, place) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="field-grid">
          <TextField
            label={t(to === 'ledger' ? T.account : T.payment)}
            value={line.of}
            onChange={(of) => change(place, { of })}
            fault={faults.get(`/lines/${place}/${to === 'ledger' ? 'account' : 'payment'}`)}
          />
          {to === 'treasury' && (
            <Choice
              label={t(T.action)}
              value={line.action}
              options={PAYMENT_ACTIONS}
              onChange={(action) => change(place, { action: isAction(action) ? action : 'ask_bank' })}
            />
          )}
          <TextField
            label={t(to === 'ledger' ? T.signed : T.amount)}
            value={line.amount}
            onChange={(amount) => change(place, { amount })}
            fault={faults.get(`/lines/${place}/amount`)}
          />
        </div>
      ))}
      <div>
        <Button onClick={() => setLines([...lines, EMPTY])}>{t(T.more)}</Button>
      </div>
      <ProblemNotice problem={propose.problem} />
    </Dialog>
  )
}

const bodyOf = (addressee: Addressee, what: string, ground: string, lines: readonly Line[]) =>
  addressee === 'ledger'
    ? { addressee, what, ground, lines: lines.map(({ of, amount }) => ({ account: of.trim(), amount: amount.trim() })) }
    : {
        addressee,
        what,
        ground,
        lines: lines.map(({ of, action, amount }) => ({ payment: of.trim(), action, amount: amount.trim() })),
      }

const isAction = (value: string): value is Action => value in PAYMENT_ACTIONS
