import assert from 'node:assert/strict'
import type { Database } from '@fundtrace/database'
import { type AnyRequest, ask, newCause } from './ledger-fixture.ts'
import { arrival, awards, hold, plan, release } from './requests.ts'

/**
 * A fund of 441802 paid for by Foshan (4406) and the county, with the days on which each thing counted: the plan in May, money in June, awards
 * in July, and two payments of one batch that leave in July and are on their way when it ends.
 */
export async function liveUntilJuly(
  db: Database,
  fundId: string,
  { releasedOn = '2016-07-29' }: Readonly<{ releasedOn?: string }> = {},
): Promise<void> {
  const first = plan(fundId, { foshan: '600.00', county: '400.00' })
  await postOn(db, fundId, '2016-05-10', {
    ...first,
    shares: first.shares.map((share) => ({ ...share, funder_area: share.funder_id === 'foshan' ? '4406' : '441802' })),
  })
  await postOn(db, fundId, '2016-06-30', arrival(fundId, 'foshan', '600.00'))
  await postOn(db, fundId, '2016-06-30', arrival(fundId, 'county', '250.00'))
  await postOn(db, fundId, '2016-07-04', awards(fundId, { zhang: '300.10', li: '200.05', wang: '99.99' }))
  await postOn(db, fundId, '2016-07-20', hold(fundId, 'b1', { zhang: '300.10', li: '200.05' }))
  await postOn(db, fundId, releasedOn, release(fundId, 'b1'))
}

/** What names no day of its own counts at noon of this one. */
export async function postOn(db: Database, fundId: string, day: string, request: AnyRequest): Promise<void> {
  const outcome = await ask(db, fundId, request, { ...newCause(), at: new Date(`${day}T12:00:00+08:00`) })
  assert('posting' in outcome, 'refusal' in outcome ? outcome.refusal.message : '')
}
