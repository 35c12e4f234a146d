import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag, type States } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { type PayingAccount, payableFundsQuery, payingAccountsQuery } from './batch-queries.ts'
import { useChosenFund } from './chosen-fund.ts'
import { DeedButton } from './deed-button.tsx'
import { answerRefusal, roleRefusal } from './deeds.ts'
import { useFundFilter } from './fund-filter.tsx'
import { TreasuryMenu } from './treasury-menu.tsx'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '付款账户', en: 'Paying accounts' },
  intro: {
    zh: '每笔资金从哪个专户付款。一人登记，另一人复核后才用它付款。',
    en: 'From which account each fund pays: one officer records it, another approves.',
  },
  choose: { zh: '请选一笔资金', en: 'Choose a fund' },
  none: { zh: '这笔资金还没有登记付款账户。', en: 'No account is recorded for this fund.' },
  holder: { zh: '户名', en: 'Holder' },
  account: { zh: '账号', en: 'Account' },
  bank: { zh: '开户行', en: 'Bank' },
  code: { zh: '行号（12 位）', en: 'Code of the bank (12 digits)' },
  by: { zh: '登记', en: 'Recorded by' },
  approvedBy: { zh: '复核', en: 'Approved by' },
  state: { zh: '状态', en: 'State' },
  approve: { zh: '复核通过', en: 'Approve' },
  approved: { zh: '账户已启用', en: 'The account is in use' },
  record: { zh: '登记新的付款账户', en: 'Record an account' },
  send: { zh: '登记，由另一人复核', en: 'Record; another officer approves' },
  recorded: { zh: '已登记，请另一人复核', en: 'Recorded; another officer approves' },
  accountWrong: { zh: '账号为 9 至 32 位数字、字母或短横', en: '9 to 32 digits, letters or hyphens' },
  codeWrong: { zh: '行号为 12 位数字', en: 'The code has 12 digits' },
  mend: { zh: '请先改正标红的栏目。', en: 'Mend what is marked first.' },
  fill: { zh: '请填写户名、账号、开户行和行号。', en: 'Fill in holder, account, bank and code.' },
} as const satisfies Texts

const ACCOUNT_STATES = {
  waiting: { text: { zh: '待另一人复核', en: 'Waits for approval' }, tone: 'busy' },
  in_use: { text: { zh: '使用中', en: 'In use' }, tone: 'good' },
  before: { text: { zh: '已停用', en: 'Before' }, tone: 'neutral' },
} as const satisfies States

/** The accounts from which funds pay, with two officers for each. */
export function AccountsPage() {
  const t = useT()
  const fundFilter = useFundFilter()
  const fundId = useChosenFund()
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      <TreasuryMenu />
      <FilterBar of={[fundFilter]} />
      {fundId === '' ? <ChooseFund /> : <OfFund key={fundId} fundId={fundId} />}
    </Page>
  )
}

function ChooseFund() {
  const t = useT()
  const funds = useQuery(payableFundsQuery)
  return (
    <section className="card">
      <h2>{t(T.choose)}</h2>
      <Loaded of={funds}>
        {(all) => (
          <ul>
            {all.map(({ fund_id, fund_name }) => (
              <li key={fund_id}>
                <Link to="/treasury/accounts" search={{ fund_id } as never}>
                  {fund_name}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function OfFund({ fundId }: { fundId: string }) {
  const t = useT()
  const accounts = useQuery(payingAccountsQuery(fundId))
  return (
    <>
      <section className="card">
        <Loaded of={accounts}>
          {(all) => {
            const inUse = all.find(({ approved_by }) => approved_by !== null)
            return all.length === 0 ? (
              <p className="tone-soft">{t(T.none)}</p>
            ) : (
              <TableBox>
                <table className="plain-table">
                  <thead>
                    <tr>
                      {[T.state, T.holder, T.account, T.bank, T.by, T.approvedBy].map((text) => (
                        <th key={text.zh} scope="col">
                          {t(text)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {all.map((account) => (
                      <AccountRow
                        key={account.id}
                        account={account}
                        state={account.approved_by === null ? 'waiting' : account === inUse ? 'in_use' : 'before'}
                      />
                    ))}
                  </tbody>
                </table>
              </TableBox>
            )
          }}
        </Loaded>
      </section>
      <RecordAccount fundId={fundId} />
    </>
  )
}

function AccountRow({ account, state }: { account: PayingAccount; state: keyof typeof ACCOUNT_STATES }) {
  const t = useT()
  const officer = useOfficer()
  const approve = useCommand({
    run: (_: void, key) => {
      const params = { path: { account_id: account.id }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST('/v1/paying-accounts/{account_id}/approve', { params }))
    },
    invalidates: [['paying-accounts']],
    done: T.approved,
  })
  return (
    <tr>
      <td>
        <StateTag of={ACCOUNT_STATES} state={state} />
      </td>
      <td>{account.holder}</td>
      <td className="mono">{account.account}</td>
      <td>
        {account.bank_name} <span className="mono tone-soft">{account.bank_code}</span>
      </td>
      <td>
        <Who by={account.said_by} standsFor={account.said_for} /> {momentText(account.said_at)}
      </td>
      <td>
        {account.approved_by === null ? (
          <>
            <ProblemNotice problem={approve.problem} />
            <DeedButton
              refusal={answerRefusal(account.said_by, account.said_for, officer)}
              isSending={approve.isSending}
              onDo={() => void approve.send()}
            >
              {t(T.approve)}
            </DeedButton>
          </>
        ) : (
          <>
            <Who by={account.approved_by} standsFor={account.approved_for} /> {momentText(account.approved_at)}
          </>
        )}
      </td>
    </tr>
  )
}

const ACCOUNT = /^[\dA-Za-z-]{9,32}$/u
const CODE = /^\d{12}$/u
/** Said while it is typed, not only when it was sent. */
const unless = (pattern: RegExp, typed: string, wrong: Text): Text | undefined =>
  typed.trim() === '' || pattern.test(typed.trim()) ? undefined : wrong

const EMPTY = { holder: '', account: '', bank_code: '', bank_name: '' }

function RecordAccount({ fundId }: { fundId: string }) {
  const t = useT()
  const officer = useOfficer()
  const [typed, setTyped] = useState(EMPTY)
  const record = useCommand({
    run: (body: typeof typed, key) => {
      const params = { path: { fund_id: fundId }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST('/v1/funds/{fund_id}/paying-accounts', { params, body }))
    },
    invalidates: [['paying-accounts']],
    done: T.recorded,
    onDone: () => setTyped(EMPTY),
  })
  const faults = fieldProblems(record.problem)
  const isFilled = Object.values(typed).every((value) => value.trim() !== '')
  const isWellFormed = ACCOUNT.test(typed.account.trim()) && CODE.test(typed.bank_code.trim())
  const refusal = roleRefusal(officer)
  if (refusal !== undefined) return null
  return (
    <section className="card">
      <h2>{t(T.record)}</h2>
      <div className="form">
        <div className="row form-row">
          <TextField
            label={t(T.holder)}
            value={typed.holder}
            onChange={(holder) => setTyped({ ...typed, holder })}
            fault={faults.get('/holder')}
            isRequired
          />
          <TextField
            label={t(T.account)}
            value={typed.account}
            onChange={(account) => setTyped({ ...typed, account })}
            fault={faults.get('/account') ?? unless(ACCOUNT, typed.account, T.accountWrong)}
            isRequired
          />
          <TextField
            label={t(T.bank)}
            value={typed.bank_name}
            onChange={(bank_name) => setTyped({ ...typed, bank_name })}
            fault={faults.get('/bank_name')}
            isRequired
          />
          <TextField
            label={t(T.code)}
            value={typed.bank_code}
            onChange={(bank_code) => setTyped({ ...typed, bank_code })}
            fault={unless(CODE, typed.bank_code, T.codeWrong) ?? faults.get('/bank_code')}
            isRequired
          />
        </div>
        <ProblemNotice problem={record.problem} />
        <DeedButton
          isPrimary
          refusal={isFilled ? (isWellFormed ? undefined : T.mend) : T.fill}
          isSending={record.isSending}
          onDo={() => void record.send(typed)}
        >
          {t(T.send)}
        </DeedButton>
      </div>
    </section>
  )
}
