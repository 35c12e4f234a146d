import type { TransactionPosted } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { addMoney, formatMoney, isZero, type Money, parseMoney, ZERO } from '@fundtrace/money'
import type { Day } from '../../domain/funding/calendar-day.ts'
import type { Received } from '../../domain/funding/idle-money.ts'

type Movement = Readonly<{ account: string; funderId: string; kind: string; day: Day; amount: Money }>

/** What of the ledger's answer tells of money. */
export type PostedMoney = Pick<TransactionPosted, 'fund_id'> &
  Readonly<{
    request: Pick<TransactionPosted['request'], 'kind' | 'id'>
    transactions: readonly Pick<TransactionPosted['transactions'][number], 'kind' | 'effective_at' | 'entries'>[]
  }>

/** Keeps what an answer of the ledger says of the money of funders. An answer that comes twice is kept once. */
export async function keepMovements(trx: Transaction, eventId: string, posted: PostedMoney): Promise<void> {
  const movements = movementsOf(posted).filter(({ amount }) => !isZero(amount))
  if (movements.length === 0) return
  await trx.raw(
    `INSERT INTO ledger_movements (event_id, fund_id, request_id, account, funder_id, kind, effective_on, amount)
     SELECT :eventId, :fundId, :requestId, n.*
       FROM unnest(:accounts::text[], :funders::text[], :kinds::text[], :days::date[], :amounts::numeric[]) AS n
     ON CONFLICT ON CONSTRAINT ledger_movements_pkey DO NOTHING`,
    {
      eventId,
      fundId: posted.fund_id,
      requestId: posted.request.id,
      accounts: movements.map((each) => each.account),
      funders: movements.map((each) => each.funderId),
      kinds: movements.map((each) => each.kind),
      days: movements.map((each) => each.day),
      amounts: movements.map((each) => formatMoney(each.amount)),
    },
  )
}

/** Added up within the answer: a page settles up to 200 payments of the same funders. */
function movementsOf(posted: PostedMoney): Movement[] {
  const sums = new Map<string, Movement>()
  // Mostly one time for all: asking for its day costs more than the rest.
  const days = new Map<string, Day>()
  for (const { kind, effective_at, entries } of posted.transactions) {
    const day = days.get(effective_at) ?? dayInShanghai(effective_at)
    days.set(effective_at, day)
    const inWhoseName = entries.flatMap(({ account }) => funderOf('cash', account) ?? [])[0]
    for (const { account, amount } of entries) {
      const place = placeOf(account, kind, inWhoseName)
      if (place === undefined) continue
      const key = `${place.account} ${place.funderId} ${kind} ${day}`
      const sum = addMoney(sums.get(key)?.amount ?? ZERO, parseMoney(amount))
      sums.set(key, { ...place, kind, day, amount: sum })
    }
  }
  return [...sums.values()]
}

const UNIDENTIFIED = 'unidentified'
const ACCOUNTS = ['cash', 'refund'] as const

function placeOf(account: string, kind: string, inWhoseName: string | undefined) {
  // What came beyond the due, in the name of its sender. What becomes of it is known by who asked for it.
  if (account === UNIDENTIFIED)
    return kind === 'arrival' && inWhoseName !== undefined ? { account, funderId: inWhoseName } : undefined
  for (const name of ACCOUNTS) {
    const funderId = funderOf(name, account)
    if (funderId !== undefined) return { account: name, funderId }
  }
  return undefined
}

const funderOf = (name: string, account: string): string | undefined =>
  account.startsWith(`${name}:`) ? account.slice(name.length + 1) : undefined

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
const dayInShanghai = (time: string): Day => SHANGHAI.format(new Date(time))

/** What the fund owes back to a funder by the ledger, below zero never: credited by cuts and by what was called overpaid. */
export async function readOwedBack(trx: Transaction, fundId: string, funderId: string): Promise<Money> {
  const { rows } = await trx.raw<{ rows: { owed: string }[] }>(
    `SELECT coalesce(-sum(amount), 0.00)::text AS owed FROM ledger_movements
      WHERE fund_id = :fundId AND funder_id = :funderId AND account = 'refund'`,
    { fundId, funderId },
  )
  return parseMoney(rows[0]?.owed ?? '')
}

/** Arrivals of a funder that brought more than it owed, oldest first, and what of that nobody has said anything about yet. */
export async function readBeyondDue(
  trx: Transaction,
  fundId: string,
  funderId: string,
): Promise<{ arrivalId: string; amount: Money }[]> {
  const { rows } = await trx.raw<{ rows: { arrival_id: string; amount: string }[] }>(
    `SELECT b.arrival_id, b.amount::text FROM (
       SELECT m.request_id AS arrival_id, m.effective_on,
              -m.amount - coalesce((SELECT sum(i.amount) FROM overpaid_identifications i
                                     WHERE i.arrival_id = m.request_id AND i.state <> 'refused'), 0.00) AS amount
         FROM ledger_movements m
        WHERE m.fund_id = :fundId AND m.funder_id = :funderId AND m.account = 'unidentified') b
      WHERE b.amount > 0 ORDER BY b.effective_on, b.arrival_id`,
    { fundId, funderId },
  )
  return rows.map((row) => ({ arrivalId: row.arrival_id, amount: parseMoney(row.amount) }))
}

export type CashFlow = Readonly<{
  fundId: string
  funderId: string
  name: string
  received: readonly Received[]
  wentOut: Money
}>

/** By fund and funder, what came in day by day and what went out in all, up to a day, in the funds that one of the areas sees. */
export async function readCashFlows(db: Database, prefixes: readonly string[], day: Day): Promise<CashFlow[]> {
  const { rows } = await db.raw<{ rows: CashFlowRow[] }>(
    `SELECT m.fund_id, m.funder_id, r.name,
            coalesce(json_agg(json_build_object('day', m.effective_on, 'amount', m.amount::text)) FILTER (WHERE m.amount > 0), '[]') AS received,
            coalesce(-sum(m.amount) FILTER (WHERE m.amount < 0), 0.00)::text AS went_out
       FROM ledger_movements m
       JOIN funds f ON f.id = m.fund_id
       JOIN funders r ON r.id = m.funder_id
      WHERE m.account = 'cash' AND m.effective_on <= :day::date
        AND (f.area_code LIKE ANY(:prefixes::text[])
             OR EXISTS (SELECT FROM plans p JOIN plan_shares s ON s.plan_id = p.id JOIN funders x ON x.id = s.funder_id
                         WHERE p.fund_id = f.id AND p.state IN ('approved', 'posted') AND x.area_code LIKE ANY(:prefixes::text[])))
      GROUP BY 1, 2, 3 ORDER BY 1, 2`,
    { prefixes: prefixes.map((prefix) => `${prefix}%`), day },
  )
  return rows.map((row) => ({
    fundId: row.fund_id,
    funderId: row.funder_id,
    name: row.name,
    received: row.received.map((each) => ({ day: each.day, amount: parseMoney(each.amount) })),
    wentOut: parseMoney(row.went_out),
  }))
}

type CashFlowRow = {
  fund_id: string
  funder_id: string
  name: string
  received: { day: string; amount: string }[]
  went_out: string
}
