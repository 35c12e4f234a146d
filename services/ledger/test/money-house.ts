import { fundEntryRoutes } from '../src/adapters/http/fund-entry-routes.ts'
import { traceRoutes } from '../src/adapters/http/trace-routes.ts'
import { type Answer, type EngineHouse, openEngineHouse, type Who } from './engine-fixture.ts'
import { idOf, named } from './ledger-fixture.ts'

/** Funds are carried out in 441802 (requests.ts). */
export const finance: Who = { role: 'finance', area: '441802' }

/** A ledger with the routes of finance's own entries and of traces. */
export const openMoneyHouse = (): Promise<EngineHouse> =>
  openEngineHouse((app, { db }) => {
    fundEntryRoutes(app, { db })
    traceRoutes(app, { db })
  })

/** What an entry names beside its amounts. */
export const about = { on: '2016-08-01', document_number: '财字〔2016〕8号', reason: '资金调度' }

/** Writes an entry of finance into a fund; `path` is below the fund. */
export const enter = (house: EngineHouse, fund: string, path: string, body: object): Promise<Answer> =>
  house.post(finance, `/v1/funds/${fund}/${path}`, { ...about, ...body })

/** Its entries as an auditor writes them, or the refusal that it met. */
export async function told(house: EngineHouse, fund: string, path: string, body: object): Promise<string[]> {
  const { status, body: reply } = await enter(house, fund, path, body)
  if (status !== 201) return [`${status} ${reply.code} ${reply.missing ?? ''}`.trim()]
  return reply.transactions.flatMap((transaction: { entries: { account: string; amount: string }[] }) =>
    transaction.entries.map(({ account, amount }) =>
      named(amount.startsWith('-') ? `Cr ${account} ${amount.slice(1)}` : `Dr ${account} ${amount}`),
    ),
  )
}

/** The id of what an entry made. */
export async function made(house: EngineHouse, fund: string, path: string, body: object): Promise<string> {
  const { status, body: reply } = await enter(house, fund, path, body)
  if (status !== 201) throw new Error(`${status} ${reply.code} ${reply.detail}`)
  return reply.id
}

/** The payment of an award in a batch, as test/requests.ts names it. */
export const paymentOf = (fund: string, batch: string, award: string): string => idOf(`${batch} ${award}`, fund)
