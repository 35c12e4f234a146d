import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import {
  FundChangeRequested,
  PaymentChangeAnswered,
  PaymentChangeRequested,
  TransactionPosted,
  TransactionRejected,
  TransactionRequested,
} from '@fundtrace/contracts'
import { connect, type Database, type Transaction } from '@fundtrace/database'
import { createLogger } from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { type ProblemRecord, toProblemRecord } from '@fundtrace/problem'
import { createTestDatabase } from '@fundtrace/test-support'
import { Compile } from 'typebox/compile'
import { INTEGRITY_RULES } from '../src/adapters/postgres/integrity-queries.ts'
import { answeredAs, postFundChange } from '../src/application/post-fund-change.ts'
import { answeredAs as paymentChangeAnsweredAs, postPaymentChange } from '../src/application/post-payment-change.ts'
import { postRequest, subjectOf } from '../src/application/post-request.ts'
import type { Outcome } from '../src/application/post-whole.ts'
import type { Cause, Posting } from '../src/application/posting.ts'

/** `db` is what the service has; `owner` is for what the service may not do. */
export type Ledger = Readonly<{ db: Database; owner: Database; appUrl: string; close: () => Promise<unknown> }>

/** A ledger of its own on a real PostgreSQL, with its migrations and the rights of the service's own role. */
export async function openLedger({ connectionsMax = 24 } = {}): Promise<Ledger> {
  const folder = { name: 'ledger', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
  const { appUrl, ownerUrl } = await createTestDatabase('ledger', { migrations: [messagingMigrations, folder] })
  const db = connect(appUrl, { application: 'ledger test', connectionsMax })
  const owner = connect(ownerUrl, { application: 'ledger test owner' })
  return { db, owner, appUrl, close: () => Promise.all([db.destroy(), owner.destroy()]) }
}

/** For an engine whose retries nobody reads. */
export const silentLog = createLogger({ name: 'ledger', level: 'silent' })

/** The same name in the same fund is always the same id; `named` turns the ids in a text back into names. */
export function idOf(name: string, fundId = ''): string {
  const hex = createHash('sha256').update(`${fundId} ${name}`).digest('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  names.set(id, name)
  return id
}
const names = new Map<string, string>()
export const named = (text: string): string =>
  text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id) ?? id)

/** What the ledger may be asked for, on any of its topics. Their kinds are all different. */
export type AnyRequest = TransactionRequested | FundChangeRequested | PaymentChangeRequested

const CHANGES = ['plan_changed', 'refund', 'identified', 'carried_over'] satisfies FundChangeRequested['kind'][]
export const isFundChange = (request: AnyRequest): request is FundChangeRequested =>
  CHANGES.some((kind) => kind === request.kind)

const PAYMENT_CHANGES = ['advance_hold', 'void', 'late_return', 'claw_back'] satisfies PaymentChangeRequested['kind'][]
export const isPaymentChange = (request: AnyRequest): request is PaymentChangeRequested =>
  PAYMENT_CHANGES.some((kind) => kind === request.kind)

/** Asks in a transaction of its own, as the consumer does. Both what is asked and what is answered keep to the contract. */
export const ask = (db: Database, fundId: string, request: AnyRequest, cause = newCause()): Promise<Outcome> =>
  db.transaction((trx) => askWithin(trx, fundId, request, cause))

export async function askWithin(
  trx: Transaction,
  fundId: string,
  request: AnyRequest,
  cause = newCause(),
): Promise<Outcome> {
  const schema = isFundChange(request) ? isChange : isPaymentChange(request) ? isOfPayments : isRequest
  assert(schema.Check(request), `not a request: ${JSON.stringify(schema.Errors(request)[0])}`)
  const outcome = await dispatch(trx, fundId, request, cause)
  assert(isAnswer(fundId, request, cause, outcome), `not an answer: ${JSON.stringify(outcome)}`)
  return outcome
}

function dispatch(trx: Transaction, fundId: string, request: AnyRequest, cause: Cause): Promise<Outcome> {
  if (isFundChange(request)) return postFundChange(trx, request, cause)
  if (isPaymentChange(request)) return postPaymentChange(trx, fundId, request, cause)
  return postRequest(trx, fundId, request, cause)
}

function isAnswer(fundId: string, request: AnyRequest, cause: Cause, outcome: Outcome): boolean {
  const { topic, kind, id } = isFundChange(request)
    ? { topic: 'transactions', ...answeredAs(request) }
    : isPaymentChange(request)
      ? paymentChangeAnsweredAs(request)
      : { topic: 'transactions', kind: request.kind, id: subjectOf(request) }
  const about = { request: { kind, id, event_id: cause.eventId }, fund_id: fundId }
  const problem = 'refusal' in outcome ? toProblemRecord(outcome.refusal) : null
  if (topic === 'answers') return isAnswered.Check({ ...about, outcome: problem ? 'refused' : 'posted', problem })
  if ('posting' in outcome) return isPosted.Check({ ...about, page: 1, pages: 1, ...outcome.posting })
  return isRejected.Check({ ...about, problem })
}

export async function post(db: Database, fundId: string, request: AnyRequest): Promise<Posting> {
  const outcome = await ask(db, fundId, request)
  assert('posting' in outcome, 'refusal' in outcome ? outcome.refusal.message : '')
  return outcome.posting
}

export async function refusalOf(db: Database, fundId: string, request: AnyRequest): Promise<ProblemRecord> {
  const outcome = await ask(db, fundId, request)
  assert('refusal' in outcome, 'it was posted')
  return toProblemRecord(outcome.refusal)
}

/** The entries as an auditor writes them: 'Dr cash:province 60.00'. */
export const entriesOf = (posting: Posting): string[] =>
  posting.transactions.flatMap(({ entries }) =>
    entries.map(({ account, amount }) =>
      named(amount.startsWith('-') ? `Cr ${account} ${amount.slice(1)}` : `Dr ${account} ${amount}`),
    ),
  )

/** Every account that is not empty: '60.00', or '60.00, 12.00 held'. */
export async function balancesOf(db: Database | Transaction, fundId: string): Promise<Record<string, string>> {
  const rows: { code: string; balance: string; held: string }[] = await db('accounts')
    .where({ fund_id: fundId })
    .whereRaw('(balance <> 0 OR held <> 0)')
    .orderByRaw('code COLLATE "C"')
    .select('code', 'balance', 'held')
  return Object.fromEntries(
    rows.map(({ code, balance, held }) => [named(code), held === '0.00' ? balance : `${balance}, ${held} held`]),
  )
}

/** What breaks any of the integrity rules, in words. */
export async function faultsOf(db: Database | Transaction): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { fault: string }[] }>(EVERY_RULE)
  return rows.map((row) => named(row.fault))
}
/** All integrity rules as one query. */
export const EVERY_RULE = Object.entries(INTEGRITY_RULES)
  .map(([rule, sql]) => `SELECT '${rule}: ' || fault AS fault FROM (${sql}) faults`)
  .join(' UNION ALL ')

let causes = 0
export function newCause(): Cause {
  causes += 1
  return { eventId: idOf(`event ${causes}`), at: new Date('2016-07-01T09:30:00+08:00') }
}

const isRequest = Compile(TransactionRequested)
const isChange = Compile(FundChangeRequested)
const isOfPayments = Compile(PaymentChangeRequested)
const isAnswered = Compile(PaymentChangeAnswered)
const isPosted = Compile(TransactionPosted)
const isRejected = Compile(TransactionRejected)
