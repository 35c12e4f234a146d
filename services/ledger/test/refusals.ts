import { type Database, fingerprintTables } from '@fundtrace/database'
import { expect } from 'vitest'
import { type AnyRequest, named, post, refusalOf } from './ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from './requests.ts'

export const byPlan = 'shanwei-2016'
export const byAward = 'qingcheng-2016'

/** Two funds in which everything that can be refused has its state: awards and payments are named for what became of them. */
export async function postWorld(db: Database): Promise<void> {
  await post(db, byPlan, plan(byPlan, { province: '120.00', city: '60.00' }))
  await post(db, byPlan, arrival(byPlan, 'province', '70.00'))
  await post(db, byPlan, arrival(byPlan, 'city', '33.00'))
  const each = { open: '30.00', more: '60.00', held: '9.00', sent: '9.00', paid: '9.00', back: '9.00' }
  await post(db, byPlan, awards(byPlan, each))
  await post(db, byPlan, hold(byPlan, 'held batch', { held: '9.00' }))
  await post(db, byPlan, hold(byPlan, 'sent batch', { sent: '9.00', paid: '9.00', back: '9.00' }))
  await post(db, byPlan, release(byPlan, 'sent batch'))
  await post(db, byPlan, settle(byPlan, 'sent batch', 'paid'))
  await post(db, byPlan, returned(byPlan, 'sent batch', 'back'))

  await post(
    db,
    byAward,
    plan(byAward, { 'town-a': '10.00', 'town-b': '20.00', district: '30.00' }, { funded: 'by_award' }),
  )
  await post(db, byAward, arrival(byAward, 'town-a', '10.00'))
  await post(db, byAward, arrival(byAward, 'district', '30.00'))
  await post(db, byAward, awards(byAward, { hu: ['20.00', { 'town-b': '10.00', district: '10.00' }] }))
}

export type Refusal = [fact: string, fund: string, request: AnyRequest, code: string, values: object]

/** Expects this refusal with these values, and that nothing in the whole database has changed. */
export async function expectRefusal(db: Database, [, fund, request, code, values]: Refusal): Promise<void> {
  const before = await fingerprintTables(db)
  const problem = await refusalOf(db, fund, request)
  expect(problem.code, problem.detail).toBe(code)
  expect(JSON.parse(named(JSON.stringify(problem.values)))).toMatchObject(values)
  expect(await fingerprintTables(db)).toBe(before)
}
