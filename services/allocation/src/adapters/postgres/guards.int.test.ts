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
    await trx('plans').insert({ id: plan_id, ...OF_PEOPLE, made_by: 'li' })
    for (const [index, amount] of draft.lines.entries())
      await trx('plan_lines').insert({ plan_id, line: index + 1, area_code: '441802', units: 1, amount })
    for (const [line, funder_id, amount] of draft.parts)
      await trx('plan_line_parts').insert({ plan_id, line, funder_id, amount })
    for (const [index, [funder_id, amount]] of Object.entries(draft.shares).entries())
      await trx('plan_shares').insert({ plan_id, funder_id, ordinal: index + 1, amount })
    const { length } = draft.lines
    await trx('plans')
      .where({ id: plan_id })
      .update({ state: 'computed', total: draft.total, kept: '0.00', lines: length, units: length })
  })
}
const OF_PEOPLE = { fund_id: 'people-2016', programme_id: 'people', programme_version: 1 }

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
      constraint: 'plans_added_to_as_draft',
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
    const update = (changes: object) => allocation.db('plans').where({ id: households.id }).update(changes)
    await expect(update({ state: 'approved' })).rejects.toMatchObject({ constraint: 'plans_approved_has_its_officer' })
  })

  it('refuses a state that does not follow, and a plan that is made as anything but a draft', async () => {
    const update = (changes: object) => allocation.db('plans').where({ id: households.id }).update(changes)
    for (const state of ['draft', 'noticed', 'posted', 'refused', 'superseded', 'failed'])
      await expect(update({ state })).rejects.toMatchObject({ constraint: 'plans_state_follows' })
    await expect(update({ total: '1.00' })).rejects.toMatchObject({ constraint: 'plans_computed_once' })
    await expect(update({ notice_from: '2016-07-01', notice_to: '2016-07-07' })).rejects.toMatchObject({
      constraint: 'plans_noticed_once',
    })
    const made = { id: randomUUID(), ...OF_PEOPLE, made_by: 'li', state: 'computed', total: '1.00' }
    await expect(allocation.db('plans').insert(made)).rejects.toMatchObject({ constraint: 'plans_begin_as_draft' })
    const skipped = { plan_id: households.id, from_state: 'computed', to_state: 'posted', moved_by: 'li' }
    await expect(allocation.db('plan_moves').insert(skipped)).rejects.toMatchObject({
      constraint: 'plan_moves_allowed',
    })
  })

  it('refuses a version of a programme that is not the next', async () => {
    const document = JSON.stringify({ ...PEOPLE, version: 3 })
    const version = { programme_id: 'people', version: 3, document, document_sha256: '0'.repeat(64), recorded_by: 'li' }
    await expect(allocation.db('programme_versions').insert(version)).rejects.toMatchObject({
      constraint: 'programme_versions_in_order',
    })
  })

  it('refuses a second award of one line, unless the ledger refused the first', async () => {
    const run = {
      id: randomUUID(),
      plan_id: people.id,
      paying_plan_id: people.id,
      period: '2016',
      count: 1,
      total: '1.00',
      made_by: 'li',
    }
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

  it('lets nobody change an account alone, in his own place or in that of whoever asked, and decides once', async () => {
    const { db } = allocation
    const account = {
      beneficiary_id: 'h-0001',
      version: 2,
      account_sealed: 'v1.k1.x',
      account_masked: '****',
      account_index: CARD_CHANGE.account_index,
      reason: '更正',
      recorded_by: 'wang',
    }
    const byTwo = { constraint: 'bank_accounts_changed_by_two' }
    await expect(db('bank_accounts').insert(account)).rejects.toMatchObject(byTwo)
    await db('card_changes').insert(CARD_CHANGE)
    const { id } = CARD_CHANGE
    await expect(db('bank_accounts').insert({ ...account, change_id: id })).rejects.toMatchObject(byTwo)
    const decide = (decided: object) =>
      db('card_changes')
        .where({ id })
        .update({ state: 'approved', decided_at: new Date(), ...decided })
    for (const decided of [{ decided_by: 'li' }, { decided_by: 'wang', decided_for: 'li' }, { decided_by: 'zhao' }])
      await expect(decide(decided)).rejects.toMatchObject({ constraint: 'card_changes_decided_by_another' })
    await decide({ decided_by: 'wang' })
    await expect(decide({ decided_by: 'sun' })).rejects.toMatchObject({ constraint: 'card_changes_decided_once' })
    await expect(
      db('bank_accounts').insert({ ...account, change_id: id, account_index: 'B'.repeat(43) }),
    ).rejects.toMatchObject(byTwo)
    await db('bank_accounts').insert({ ...account, change_id: id })
    await expect(
      db('bank_accounts')
        .where({ version: 2 })
        .update({ account_index: 'B'.repeat(43) }),
    ).rejects.toMatchObject({
      constraint: 'bank_accounts_indexed_once',
    })
  })

  it('refuses names and accounts that are not sealed', async () => {
    await expect(
      allocation.db('card_changes').insert({ ...CARD_CHANGE, account_sealed: '6222020000000012345' }),
    ).rejects.toMatchObject({ constraint: 'card_changes_account_sealed' })
    await expect(
      allocation.db('household_versions').insert({
        beneficiary_id: 'h-0001',
        valid_from: '2016-01-01',
        revision: 1,
        status: 'registered',
        area_code: '441802103',
        name_shown: '张*',
        name_sealed: '张三',
        reason: '建档',
      }),
    ).rejects.toMatchObject({ constraint: 'household_versions_name_sealed' })
  })

  it.each([
    'UPDATE plan_lines SET amount = amount',
    'UPDATE plan_line_parts SET amount = amount',
    'UPDATE plan_shares SET amount = amount',
    'UPDATE plans SET register_day = register_day',
    'UPDATE plan_moves SET reason = reason',
    'UPDATE plan_objections SET text_sealed = text_sealed',
    'UPDATE programme_versions SET document = document',
    'UPDATE plans SET made_by = made_by',
    'UPDATE awards SET amount = amount',
    'UPDATE awards SET beneficiary_id = beneficiary_id',
    'UPDATE award_runs SET plan_id = plan_id',
    'UPDATE arrivals SET amount = amount',
    'UPDATE bank_accounts SET account_sealed = account_sealed',
    'UPDATE card_changes SET account_sealed = account_sealed',
    'UPDATE beneficiaries SET kind = kind',
    'UPDATE household_versions SET name_sealed = name_sealed',
    'UPDATE member_versions SET household_id = NULL',
    'UPDATE register_revisions SET reason = reason',
    'INSERT INTO register_revisions (revision, kind, reason, recorded_by, made_in) SELECT 99, kind, reason, recorded_by, made_in FROM register_revisions',
    'DELETE FROM household_versions',
    'DELETE FROM base_items',
    'UPDATE programmes SET area_code = area_code',
    'UPDATE funders SET area_code = area_code',
    'DELETE FROM plan_lines',
    'DELETE FROM awards',
    'DELETE FROM arrivals',
    'DELETE FROM bank_accounts',
    'DELETE FROM card_changes',
    'TRUNCATE plans CASCADE',
  ])("does not let the service's role %s", (sql) =>
    expect(allocation.db.raw(sql)).rejects.toMatchObject({ code: '42501' }),
  )
})

const CARD_CHANGE = {
  id: '00000000-0000-4000-8000-0000000000ca',
  beneficiary_id: 'h-0001',
  account_sealed: 'v1.k1.x',
  account_masked: '****',
  account_index: 'A'.repeat(43),
  reason: '更正',
  asked_by: 'li',
  asked_for: 'zhao',
}
