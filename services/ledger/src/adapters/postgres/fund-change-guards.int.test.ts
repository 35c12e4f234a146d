import type { Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carriedOut, changedPlan } from '../../../test/fund-changes.ts'
import { idOf, openLedger, post } from '../../../test/ledger-fixture.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { arrival, plan } from '../../../test/requests.ts'

const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const next = 'shanwei-2017'

beforeAll(async () => {
  for (const id of [fund, next]) await post(db, id, plan(id, { city: '10.00' }, { name: `plan of ${id}` }))
  await post(db, fund, changedPlan(fund, { city: '9.00' }, { replaces: `plan of ${fund}` }))
  await post(db, fund, arrival(fund, 'city', '9.00'))
  await post(db, fund, carriedOut(fund, 'shanwei-2018', { city: '1.00' }))
})

const changePlan = (trx: Transaction, change: object) =>
  trx('plan_changes').insert({
    fund_id: fund,
    plan_id: idOf('third plan'),
    replaces_plan_id: idOf('new plan', fund),
    total: '1.00',
    document_number: 'x',
    reason: 'x',
    event_id: idOf('event'),
    ...change,
  })
const identify = (trx: Transaction, identification: object) =>
  trx('identifications').insert({
    id: idOf('identification'),
    fund_id: fund,
    arrival_id: idOf('arrival of city', fund),
    funder_id: 'city',
    amount: '1.00',
    ...identification,
  })
const carryIn = (trx: Transaction, carry: object) =>
  trx('carries_in').insert({ carry_id: idOf('carry'), fund_id: next, from_fund_id: fund, ...carry })
const openAccount = (trx: Transaction, code: string, kind: string, normal_side: string) =>
  trx('accounts').insert({ fund_id: fund, code, kind, normal_side })
const write = (trx: Transaction, kind: string, reference: string) =>
  trx('transactions').insert({
    id: idOf('transaction'),
    fund_id: fund,
    number: 9,
    kind,
    reference,
    event_id: idOf('event'),
    entry_count: 2,
    effective_at: '2016-07-01',
    journal_id: 1,
  })

describe.each([
  ['the service', db],
  ['the owner', owner],
])('the database, asked by %s,', (_who, asker) => {
  it.each<[fact: string, result: string, work: (trx: Transaction) => Promise<unknown>]>([
    ['takes a change of the plan in force', 'done', (trx) => changePlan(trx, {})],
    [
      'refuses a plan that replaces one that was replaced',
      'plan_changes_replaced_once',
      (trx) => changePlan(trx, { replaces_plan_id: idOf(`plan of ${fund}`, fund) }),
    ],
    [
      'refuses a plan that replaces itself',
      'plan_changes_of_another_plan',
      (trx) => changePlan(trx, { replaces_plan_id: idOf('third plan') }),
    ],
    ['refuses a changed plan of nothing', 'plan_changes_total_positive', (trx) => changePlan(trx, { total: '0.00' })],
    ['refuses to identify nothing', 'identifications_amount_positive', (trx) => identify(trx, { amount: '0.00' })],
    [
      'refuses to identify money as a stranger’s',
      'identifications_funder_of_the_fund',
      (trx) => identify(trx, { funder_id: 'stranger' }),
    ],
    ['refuses money that went out for another fund', 'carries_in_went_out', (trx) => carryIn(trx, {})],
    ['refuses money that went nowhere', 'carries_in_went_out', (trx) => carryIn(trx, { carry_id: idOf('no carry') })],
    [
      'refuses to carry money to where it is',
      'carries_out_to_another_fund',
      (trx) => trx('carries_out').insert({ carry_id: idOf('x'), fund_id: fund, to_fund_id: fund }),
    ],
    ['opens what is owed back by its credit side', 'done', (trx) => openAccount(trx, 'refund:x', 'refund', 'credit')],
    [
      'refuses a debt that grows by the other side',
      'accounts_normal_side_of_kind',
      (trx) => openAccount(trx, 'refund:x', 'refund', 'debit'),
    ],
    ['refuses an account of no kind', 'accounts_kind_in_chart', (trx) => openAccount(trx, 'tips', 'tips', 'credit')],
    [
      'refuses a carry that says neither in nor out',
      'transactions_reference_is_kind_and_id',
      (trx) => write(trx, 'carry', `carry:${idOf('x')}`),
    ],
    [
      'refuses a refund that goes in or out',
      'transactions_reference_is_kind_and_id',
      (trx) => write(trx, 'refund', `refund:${idOf('x')}:out`),
    ],
  ])('%s', async (_fact, result, work) => {
    expect(await resultOf(asker, work)).toBe(result)
  })
})
