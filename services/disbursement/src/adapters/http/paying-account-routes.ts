import { Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, type Caller, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { approvePayingAccount, sayPayingAccount } from '../../application/say-paying-account.ts'
import { readFund } from '../postgres/award-repository.ts'
import { listPayingAccounts, type PayingAccount, readPayingAccount } from '../postgres/paying-account-repository.ts'
import { officerOf } from './officer-of.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Bank files']
const nullable = (length: number) => Type.Union([Type.Null(), Text(length)])

const PayingAccountReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  holder: Text(100),
  /** Its last four digits. */
  account: Text(40),
  bank_code: Text(12),
  bank_name: Text(100),
  said_by: Text(200),
  said_for: nullable(200),
  said_at: Text(40),
  approved_by: nullable(200),
  approved_for: nullable(200),
  approved_at: nullable(40),
})

/** The accounts (专户) from which funds pay: said by one officer, approved by another. */
export function payingAccountRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/funds/:fund_id/paying-accounts',
    {
      config: TREASURY,
      schema: {
        operationId: 'sayPayingAccount',
        summary: 'Record the account from which a fund pays; it pays from it when another officer has approved it',
        tags: TAGS,
        params: Type.Object({ fund_id: Slug }),
        body: Type.Object(
          {
            /** As the bank knows the account's holder. */
            holder: Text(100),
            account: Text(40),
            /** CNAPS 联行号 of the bank. */
            bank_code: Type.String({ pattern: '^[0-9]{12}$' }),
            bank_name: Text(100),
          },
          {
            additionalProperties: false,
            examples: [
              {
                holder: '清城区财政局扶贫资金专户',
                account: '44050176020100000123',
                bank_code: '105601000018',
                bank_name: '建设银行清远分行',
              },
            ],
          },
        ),
        response: { 201: PayingAccountReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const fund = await readFund(trx, request.params.fund_id)
        requireArea(caller, fund.area_code)
        const { holder, account, bank_code, bank_name } = request.body
        const said = { holder, account, bankCode: bank_code, bankName: bank_name }
        return { id: await sayPayingAccount(trx, ring, fund.id, said, officerOf(request, caller)) }
      },
      { respond: async ({ id }) => shown(await readPayingAccount(db, id)) },
    ),
  )

  app.post(
    '/v1/paying-accounts/:account_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approvePayingAccount',
        summary: 'Approve an account that another officer recorded: from here on its fund pays from it',
        tags: TAGS,
        params: Type.Object({ account_id: Uuid }),
        response: { 200: PayingAccountReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const account = await readPayingAccount(trx, request.params.account_id)
        await requireFundArea(trx, caller, account)
        await approvePayingAccount(trx, account.id, officerOf(request, caller))
        return { id: account.id }
      },
      { status: 200, respond: async ({ id }) => shown(await readPayingAccount(db, id)) },
    ),
  )

  app.get(
    '/v1/funds/:fund_id/paying-accounts',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listPayingAccounts',
        summary: 'The accounts from which a fund pays or paid, newest first, masked',
        tags: TAGS,
        params: Type.Object({ fund_id: Slug }),
        response: { 200: Type.Object({ paying_accounts: Type.Array(PayingAccountReply) }) },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      requireArea(callerOf(request), fund.area_code)
      return { paying_accounts: (await listPayingAccounts(db, fund.id)).map(shown) }
    },
  )
}

async function requireFundArea(
  db: Parameters<typeof readFund>[0],
  caller: Caller,
  { fund_id }: Pick<PayingAccount, 'fund_id'>,
): Promise<void> {
  requireArea(caller, (await readFund(db, fund_id)).area_code)
}

const shown = (account: PayingAccount) => ({
  id: account.id,
  fund_id: account.fund_id,
  holder: account.holder,
  account: account.masked_account,
  bank_code: account.bank_code,
  bank_name: account.bank_name,
  said_by: account.said_by,
  said_for: account.said_for,
  said_at: account.said_at,
  approved_by: account.approved_by,
  approved_for: account.approved_for,
  approved_at: account.approved_at,
})
