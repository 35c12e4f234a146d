import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import {
  CHECKER,
  computedPlan,
  household,
  HOUSEHOLDS,
  PEOPLE,
  type PlanReply,
  postedPlan,
  project,
  recordFunders,
  register,
} from '../../../test/qingcheng.ts'

let allocation: Allocation
let households: PlanReply
let people: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), project()])
  people = await postedPlan(allocation, { programme: PEOPLE })
  households = await computedPlan(allocation, { programme: HOUSEHOLDS })
})
afterAll(() => allocation.close())

/** A plan of 10.00 with two lines, written past the application by the service's own role; `changes` are what is wrong with it. */
type Draft = { total: string; lines: string[]; shares: Record<string, string>; parts: [number, string, string][] }
const writePlan = (changes: Partial<Draft>): Promise<void> => {
  const draft = {
    total: '10.00',
    lines: ['6.00', '4.00'],
    shares: { district: '7.00', charity: '3.00' },
    parts: [],
    ...changes,
  }
  return allocation.db.transaction(async (trx) => {
    const plan_id = randomUUID()
    await trx('plans').insert({ id: plan_id, fund_id: people.fund_id, total: draft.total, made_by: 'li' })
    for (const [index, amount] of draft.lines.entries())
      await trx('plan_lines').insert({ plan_id, line: index + 1, area_code: '441802', units: 1, amount })
    for (const [line, funder_id, amount] of draft.parts)
      await trx('plan_line_parts').insert({ plan_id, line, funder_id, amount })
    for (const [index, [funder_id, amount]] of Object.entries(draft.shares).entries())
      await trx('plan_shares').insert({ plan_id, funder_id, ordinal: index + 1, amount })
  })
}

const PARTS: Draft['parts'] = [
  [1, 'district', '5.00'],
  [1, 'charity', '1.00'],
  [2, 'district', '2.00'],
  [2, 'charity', '2.00'],
]

describe('the database itself', () => {
  it('takes a plan that adds up', async () => {
    await expect(writePlan({})).resolves.toBeUndefined()
    await expect(writePlan({ parts: PARTS })).resolves.toBeUndefined()
  })

  it.each<[string, Partial<Draft>]>([
    ['whose lines are a fen short', { lines: ['6.00', '3.99'] }],
    ['whose lines are a fen too many', { lines: ['6.00', '4.00', '0.01'] }],
    ['whose shares are a fen short', { shares: { district: '7.00', charity: '2.99' } }],
    ['without lines', { lines: [] }],
    ['without shares', { shares: {} }],
    [
      'with a line whose parts are not the line',
      { parts: [...PARTS.slice(0, 2), [2, 'district', '2.00'], [2, 'charity', '1.99']] },
    ],
    ['with parts for one line alone', { parts: PARTS.slice(0, 2) }],
    [
      'that asks of a funder by its lines what is not its share',
      {
        parts: [
          [1, 'district', '6.00'],
          [2, 'district', '2.00'],
          [2, 'charity', '2.00'],
        ],
      },
    ],
  ])('refuses a plan %s when it is committed', async (_case, changes) => {
    const before = await allocation.db('plans').count({ count: '*' }).first()
    await expect(writePlan(changes)).rejects.toMatchObject({ code: '23514', constraint: 'plans_add_up' })
    expect(await allocation.db('plans').count({ count: '*' }).first()).toEqual(before)
  })

  it.each([
    [
      'line',
      (trx: Transaction) =>
        trx('plan_lines').insert({ plan_id: people.id, line: 2, area_code: '44', units: 1, amount: '0.01' }),
    ],
    [
      'share',
      (trx: Transaction) =>
        trx('plan_shares').insert({ plan_id: people.id, funder_id: 'yuantan', ordinal: 9, amount: '0.01' }),
    ],
    [
      'part',
      (trx: Transaction) =>
        trx('plan_line_parts').insert({ plan_id: people.id, line: 1, funder_id: 'district', amount: '0.01' }),
    ],
  ])('refuses another %s to a plan that was made before', async (_what, add) => {
    await expect(allocation.db.transaction(async (trx) => void (await add(trx)))).rejects.toMatchObject({
      constraint: 'plans_add_up',
    })
  })

  it('refuses the approval by the maker, and one without a time', async () => {
    const approve = (by: string, at: string | null) =>
      allocation
        .db('plans')
        .where({ id: households.id })
        .update({ state: 'approved', approved_by: by, approved_at: at })
    await expect(approve(households.made_by, 'now')).rejects.toMatchObject({ constraint: 'plans_approved_by_another' })
    await expect(approve(CHECKER.name ?? '', null)).rejects.toMatchObject({ constraint: 'plans_approval_has_its_time' })
    await expect(allocation.db('plans').where({ id: households.id }).update({ state: 'posted' })).rejects.toMatchObject(
      { constraint: 'plans_approved_when_not_computed' },
    )
  })

  it('refuses a second award of one line, unless the ledger refused the first', async () => {
    const run = { id: randomUUID(), plan_id: people.id, period: '2016', count: 1, total: '1.00', made_by: 'li' }
    await allocation.db('award_runs').insert(run)
    const award = () => ({
      id: randomUUID(),
      award_run_id: run.id,
      plan_id: people.id,
      programme_id: 'people',
      period: '2016',
      beneficiary_id: 'project-1',
      line: 'advance',
      amount: '1.00',
    })
    await allocation.db('awards').insert(award())
    await expect(allocation.db('awards').insert(award())).rejects.toMatchObject({ constraint: 'awards_line_once' })
    await allocation.db('awards').update({ state: 'refused' })
    await expect(allocation.db('awards').insert(award())).resolves.toBeDefined()
  })

  it('refuses names and accounts that are not sealed', async () => {
    const account = { beneficiary_id: 'h-0001', version: 2, account_masked: '****', reason: '更正', recorded_by: 'li' }
    await expect(
      allocation.db('bank_accounts').insert({ ...account, account_sealed: '6222020000000012345' }),
    ).rejects.toMatchObject({ constraint: 'bank_accounts_sealed' })
    await expect(
      allocation.db('beneficiaries').insert({
        id: 'h-0002',
        kind: 'household',
        area_code: '441802103',
        name_shown: '张*',
        name_sealed: '张三',
        people: 1,
        synthetic: true,
        recorded_by: 'li',
      }),
    ).rejects.toMatchObject({ constraint: 'beneficiaries_name_sealed' })
  })

  it.each([
    'UPDATE plan_lines SET amount = amount',
    'UPDATE plan_line_parts SET amount = amount',
    'UPDATE plan_shares SET amount = amount',
    'UPDATE plans SET total = total',
    'UPDATE plans SET made_by = made_by',
    'UPDATE awards SET amount = amount',
    'UPDATE awards SET beneficiary_id = beneficiary_id',
    'UPDATE award_runs SET total = total',
    'UPDATE arrivals SET amount = amount',
    'UPDATE bank_accounts SET account_sealed = account_sealed',
    'UPDATE beneficiaries SET name_sealed = name_sealed',
    'UPDATE programmes SET rate = rate',
    'UPDATE funders SET area_code = area_code',
    'DELETE FROM plan_lines',
    'DELETE FROM awards',
    'DELETE FROM arrivals',
    'DELETE FROM bank_accounts',
    'TRUNCATE plans CASCADE',
  ])("does not let the service's role %s", (sql) =>
    expect(allocation.db.raw(sql)).rejects.toMatchObject({ code: '42501' }),
  )
})
