import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch, type Payment } from './batch-queries.ts'
import { PAYMENT_STATES } from './batch-words.ts'
import { CardDialog } from './card-dialog.tsx'
import { DeedButton } from './deed-button.tsx'
import { roleRefusal } from './deeds.ts'
import { useAreaName } from '../parts/known-names.ts'
import { type Named, withPayees } from './payees.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { of } from './use-batch-command.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  how: {
    zh: '怎么办：① 更正账号（另一人在“账号更正”里复核）→ ② 补发 → ③ 另一人批准补发分包 → ④ 再生成、放行一个银行文件。',
    en: 'How: 1. a new account (another officer approves it under "Account changes"), 2. send it again, 3. another officer approves the parcel, 4. one more bank file.',
  },
  none: { zh: '没有退票或支付失败。', en: 'Nothing failed or came back.' },
  name: { zh: '户主', en: 'Household' },
  village: { zh: '村（居）', en: 'Village' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  state: { zh: '状态', en: 'State' },
  bank: { zh: '银行说明', en: 'The bank says' },
  account: { zh: '现登记账号', en: 'Account in the register' },
  what: { zh: '办理', en: 'What to do' },
  card: { zh: '更正账号', en: 'New account' },
  resend: { zh: '补发这一笔', en: 'Send it again' },
  resendAll: { zh: '补发以下全部 {n} 笔', en: 'Send all {n} again' },
  resendWhy: {
    zh: '请确认账号已经更正并复核，否则还会退回。',
    en: 'Make sure that the accounts are mended and approved, or it comes back again.',
  },
  sent: { zh: '已编入补发分包，请另一人批准', en: 'In a parcel now; another officer approves it' },
} as const satisfies Texts

const RESENDABLE = ['returned', 'failed', 'corrected'] as const
const SHOWN_MAX = 500

/** What came back of a batch, and the way to pay it after all. */
export function ReturnsTab({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const [resending, setResending] = useState<'all' | Payment>()
  const returns = useQuery({
    queryKey: [...BATCHES, batch.id, 'returns', batch.payments_by_state],
    queryFn: async () => {
      const pages = RESENDABLE.map(async (state) => {
        const params = { path: { batch_id: batch.id }, query: { state, limit: SHOWN_MAX } }
        return (await answer(api.disbursement.GET('/v1/batches/{batch_id}/payments', { params }))).payments
      })
      return withPayees((await Promise.all(pages)).flat())
    },
  })
  return (
    <Loaded of={returns}>
      {(payments) =>
        payments.length === 0 ? (
          <p className="tone-soft">{t(T.none)}</p>
        ) : (
          <div className="form">
            <p>{t(T.how)}</p>
            <ReturnTable payments={payments} onResend={(payment) => setResending(payment)} />
            <DeedButton isPrimary refusal={roleRefusal(officer)} onDo={() => setResending('all')}>
              {t(T.resendAll, { n: payments.length })}
            </DeedButton>
            {resending !== undefined && (
              <ResendDialog
                batch={batch}
                what={resending}
                count={payments.length}
                onClose={() => setResending(undefined)}
              />
            )}
          </div>
        )
      }
    </Loaded>
  )
}

function ReturnTable({
  payments,
  onResend,
}: {
  payments: readonly Named<Payment>[]
  onResend: (payment: Payment) => void
}) {
  const t = useT()
  const officer = useOfficer()
  const nameOf = useAreaName()
  const [changing, setChanging] = useState<Named<Payment>>()
  const refusal = roleRefusal(officer)
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.name)}</th>
            <th scope="col">{t(T.village)}</th>
            <th scope="col" className="figure">
              {t(T.amount)}
            </th>
            <th scope="col">{t(T.state)}</th>
            <th scope="col">{t(T.bank)}</th>
            <th scope="col">{t(T.account)}</th>
            <th scope="col">{t(T.what)}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr key={payment.id}>
              <td>
                <Link to={`/treasury/payments/${payment.id}`}>{payment.name}</Link>
              </td>
              <td>{nameOf(payment.area_code)}</td>
              <td className="figure">
                <Yuan yuan={payment.amount} />
              </td>
              <td>
                <StateTag of={PAYMENT_STATES} state={payment.state} />
              </td>
              <td>{payment.reason ?? '—'}</td>
              <td className="mono">{payment.account}</td>
              <td>
                <span className="row">
                  <DeedButton refusal={refusal} onDo={() => setChanging(payment)}>
                    {t(T.card)}
                  </DeedButton>
                  <DeedButton refusal={refusal} onDo={() => onResend(payment)}>
                    {t(T.resend)}
                  </DeedButton>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changing !== undefined && (
        <CardDialog
          beneficiaryId={changing.beneficiary_id}
          name={changing.name}
          account={changing.account}
          onClose={() => setChanging(undefined)}
        />
      )}
    </TableBox>
  )
}

type ResendProps = Readonly<{ batch: Batch; what: 'all' | Payment; count: number; onClose: () => void }>

/** Sends again and cuts the parcel in one go, each under a key of this intent. */
function ResendDialog({ batch, what, count, onClose }: ResendProps) {
  const t = useT()
  const resend = useCommand({
    run: async (reason: string, key) => {
      const body = { reason, ...(what !== 'all' && { payment_ids: [what.id] }) }
      await answer(api.disbursement.POST('/v1/batches/{batch_id}/resend', { ...of(batch.id, key), body }))
      return answer(api.disbursement.POST('/v1/batches/{batch_id}/parcels', of(batch.id, nextKey(key))))
    },
    invalidates: [BATCHES],
    done: T.sent,
  })
  const title = what === 'all' ? t(T.resendAll, { n: count }) : t(T.resend)
  return (
    <ReasonDialog isOpen name={`resend:${batch.id}`} onClose={onClose} title={title} action={title} command={resend}>
      <p>{t(T.resendWhy)}</p>
    </ReasonDialog>
  )
}

/** Another key that is the same each time. */
const nextKey = (key: string): string =>
  `${key.slice(0, -1)}${((Number.parseInt(key.slice(-1), 16) + 1) % 16).toString(16)}`
