import { Button } from 'antd'
import type { Text } from '../shell/language.tsx'
import { useT } from '../shell/language.tsx'
import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { AccountField } from './account-field.tsx'
import { PAYMENT_ACTIONS } from './case-words.ts'
import { type Addressee, EMPTY_LINE, isAction, type ProposedLine } from './proposed-lines.ts'

const T = {
  payment: { zh: '付款编号', en: 'Reference of the payment' },
  action: { zh: '处理', en: 'What becomes of it' },
  amount: { zh: '金额（元，如 1250.00）', en: 'Amount (yuan, 1250.00)' },
  account: { zh: '科目', en: 'Account' },
  signed: { zh: '金额（元；借方为正，贷方写负号）', en: 'Amount (yuan; debit positive, credit negative)' },
  more: { zh: '再加一行', en: 'Another line' },
  less: { zh: '删去这一行', en: 'Take the line away' },
} as const

type CorrectionLinesProps = Readonly<{
  addressee: Addressee
  fundId: string | null
  lines: readonly ProposedLine[]
  faults: ReadonlyMap<string, Text>
  onChange: (lines: readonly ProposedLine[]) => void
}>

/** To the ledger: debits and credits that make up nothing; to the treasury: payments and what becomes of them. */
export function CorrectionLines({ addressee, fundId, lines, faults, onChange }: CorrectionLinesProps) {
  const t = useT()
  const change = (place: number, with_: Partial<ProposedLine>) =>
    onChange(lines.map((line, at) => (at === place ? { ...line, ...with_ } : line)))
  return (
    <>
      {lines.map((line, place) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="field-grid">
          {addressee === 'ledger' ? (
            <AccountField
              label={t(T.account)}
              fundId={fundId}
              value={line.account}
              onChange={(account) => change(place, { account })}
              fault={faults.get(`/lines/${place}/account`)}
            />
          ) : (
            <>
              <TextField
                label={t(T.payment)}
                value={line.payment}
                onChange={(payment) => change(place, { payment })}
                isRequired
                fault={faults.get(`/lines/${place}/payment`)}
              />
              <Choice
                label={t(T.action)}
                value={line.action}
                options={PAYMENT_ACTIONS}
                onChange={(action) => change(place, { action: isAction(action) ? action : 'ask_bank' })}
              />
            </>
          )}
          <TextField
            label={t(addressee === 'ledger' ? T.signed : T.amount)}
            value={line.amount}
            onChange={(amount) => change(place, { amount })}
            isRequired
            fault={faults.get(`/lines/${place}/amount`)}
          />
          {lines.length > (addressee === 'ledger' ? 2 : 1) && (
            <div>
              <Button type="link" onClick={() => onChange(lines.filter((_, at) => at !== place))}>
                {t(T.less)}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...lines, EMPTY_LINE])}>{t(T.more)}</Button>
      </div>
    </>
  )
}
