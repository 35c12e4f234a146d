import { randomUUID } from 'node:crypto'
import type { Answer, EngineHouse, Who } from './engine-fixture.ts'

export const LI: Who = { role: 'treasury', area: '441802' }
export const WANG: Who = { role: 'finance', area: '4418', name: 'wang' }

/** What officers do with a fund's general accounts, in few words. */
export type FundWork = Readonly<{
  /** A fund of its own: 'rich' and 'other' have no floor, 'poor' may not go below zero. */
  newFund: () => Promise<string>
  post: (fundId: string, body: object, key?: string) => Promise<Answer>
  bulk: (fundId: string, body: object) => Promise<Answer>
  hold: (fundId: string, account: string, amount: string, more?: object, key?: string) => Promise<Answer>
  reverse: (fundId: string, id: string, who?: Who) => Promise<Answer>
  openAccount: (fundId: string, body: object, key?: string) => Promise<Answer>
  closeAccount: (fundId: string, code: string) => Promise<Answer>
  /** 'poor 10.00/3.00': what is on every account that is not empty, and what is held of it. */
  balances: (fundId: string) => Promise<string>
}>

export const fundWork = (house: EngineHouse): FundWork => ({
  newFund: async () => {
    const fundId = `fund-${randomUUID()}`
    await house.openFund(fundId)
    await house.openAccounts(fundId, 'rich', '!poor', 'other')
    return fundId
  },
  post: (fundId, body, key) => house.post(LI, `/v1/funds/${fundId}/transactions`, body, key),
  bulk: (fundId, body) => house.post(LI, `/v1/funds/${fundId}/transactions/bulk`, body, null),
  hold: (fundId, account, amount, more = {}, key) =>
    house.post(LI, `/v1/funds/${fundId}/holds`, { holds: [{ account: `general:${account}`, amount }], ...more }, key),
  reverse: (fundId, id, who = WANG) =>
    house.post(who, `/v1/funds/${fundId}/transactions/${id}/reversal`, { reason: '重复记账' }),
  openAccount: (fundId, body, key) => house.post(LI, `/v1/funds/${fundId}/accounts`, body, key),
  closeAccount: (fundId, code) => house.post(LI, `/v1/funds/${fundId}/accounts/${code}/close`),
  balances: async (fundId) => {
    const rows: { code: string; balance: string; held: string }[] = await house
      .db('accounts')
      .where({ fund_id: fundId })
      .whereRaw('(balance <> 0 OR held <> 0)')
      .orderBy('code')
    return rows.map((row) => `${row.code.slice(8)} ${row.balance}/${row.held}`).join(', ')
  },
})

/** The body of a transaction: debit the one, credit the other. */
export const move = (debit: string, credit: string, amount: string, more: object = {}) => ({
  entries: [
    { account: `general:${debit}`, amount },
    { account: `general:${credit}`, amount: `-${amount}` },
  ],
  ...more,
})

export const refused = (status: number, code: string, values: object = {}) => ({
  status,
  mediaType: 'application/problem+json',
  body: { code, ...values },
})
