import type { Check } from '@fundtrace/service-process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AUDIT, ask, type Disbursement, makeReleased, openDisbursement } from '../../test/disbursement-fixture.ts'
import { runPaymentChecks } from './run-payment-checks.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
  await makeReleased(house, ['4000.00', '0.01'])
})
afterAll(() => house.close())

/** What the checks say of rows that nothing but their owner, past every guard, could have made. */
async function faultsAfter(sql: string): Promise<Check[]> {
  const trx = await house.owner.transaction()
  try {
    await trx.raw(`ALTER TABLE payments DISABLE TRIGGER USER; ALTER TABLE batches DISABLE TRIGGER USER;
                   ALTER TABLE parcels DISABLE TRIGGER USER; ALTER TABLE payment_moves DISABLE TRIGGER USER;
                   ALTER TABLE payment_sums DISABLE TRIGGER USER; ${sql}`)
    return (await runPaymentChecks(trx)).filter(({ ok }) => !ok)
  } finally {
    await trx.rollback()
  }
}

describe('the checks', () => {
  it('find nothing wrong with what the service does, and audit may run them', async () => {
    const { status, body } = await ask(house, AUDIT, 'GET /v1/checks')
    expect(status).toBe(200)
    const { checks } = body as { checks: Check[] }
    const own = checks.filter(({ name }) => /every payment|no award|of a batch|every batch|of a parcel/.test(name))
    expect(own.map(({ ok }) => ok)).toEqual(Array.from({ length: 12 }, () => true))
    // The facts were told here without a topic, and stand in none.
    expect(checks.find(({ name }) => name.includes('a second time'))).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^0 messages delivered again, 0 known already, [1-9]\d* no longer there, 0 dead/),
    })
  })

  const DETAILED = 'every payment is where its history says'
  /** What the payments come to by state is written as they are, but not while their triggers sleep. */
  const SUMMED = `; DELETE FROM payment_sums; INSERT INTO payment_sums SELECT batch_id, state, count(*), sum(amount) FROM payments GROUP BY batch_id, state`
  it.each<[string, string, Record<string, RegExp>]>([
    [
      'an award that is paid twice',
      `DROP INDEX payments_award_paid_once;
       INSERT INTO payments (id, batch_id, parcel_id, award_id, attempt, reference, amount, state)
       SELECT gen_random_uuid(), batch_id, parcel_id, award_id, 2, 'FT-twice', amount, 'sent' FROM payments WHERE amount = 0.01;
       UPDATE batches SET count = 3, total = 4000.02; UPDATE parcels SET count = 3, total = 4000.02`,
      { 'no award is paid twice': /has 2 payments ready, sent or paid$/, [DETAILED]: /is sent, its history is empty$/ },
    ],
    [
      'a payment that is not its award',
      `UPDATE payments SET amount = 0.02 WHERE amount = 0.01;
       UPDATE batches SET total = 4000.02; UPDATE parcels SET total = 4000.02`,
      { 'every payment is its award, whole': /is 0\.02, its award 0\.01$/ },
    ],
    [
      'a total that is a fen away',
      `UPDATE batches SET total = 4000.02`,
      { 'count and total of a batch': /says 2 payments of 4000\.02, it has 2 of 4000\.01$/ },
    ],
    ['a count that is another', `UPDATE batches SET count = 3`, { 'count and total of a batch': /says 3 payments/ }],
    [
      'a parcel that lost a fen',
      `UPDATE parcels SET total = 4000.00`,
      { 'count and total of a parcel': /is released with 2 payments of 4000\.00, it has 2 of 4000\.01$/ },
    ],
    [
      'a batch that moved without a trace',
      `UPDATE batches SET state = 'partly_paid'`,
      { 'every batch is where its history says': /is partly_paid, its last move was to released$/ },
    ],
    [
      'a payment that moved without a trace',
      `UPDATE payments SET state = 'unknown' WHERE amount = 0.01`,
      { [DETAILED]: /is unknown, its history is ready to sent$/ },
    ],
    [
      'a history with a gap',
      `UPDATE payment_moves SET from_state = 'blocked' WHERE payment_id IN (SELECT id FROM payments WHERE amount = 0.01)`,
      { [DETAILED]: /is sent, its history is blocked to sent$/ },
    ],
    [
      'a payment that fell behind its batch and its parcel',
      `UPDATE payments SET state = 'refused' WHERE amount = 0.01`,
      { [DETAILED]: /is refused/, 'every payment is as far as its batch': /is refused, its batch .* is released$/ },
    ],
    [
      'a payment that waits in a parcel that went out',
      `UPDATE payments SET state = 'ready' WHERE amount = 0.01`,
      { [DETAILED]: /is ready/, 'every payment is as far as its parcel': /is ready, its parcel .* is released$/ },
    ],
    [
      'a payment sent again that never was',
      `UPDATE payments SET state = 'resent' WHERE amount = 0.01; UPDATE batches SET count = 1, total = 4000.00`,
      { 'sent again has its next attempt': /was sent again, but has no next attempt$/, [DETAILED]: /is resent/ },
    ],
    [
      'a batch that too few approved',
      `UPDATE batches SET terms = jsonb_set(terms, '{approvals}', '[{"from": "4000.01", "approvers": 2}]')`,
      { 'the approvers that its amount takes': /of 4000\.01 takes 2 approvers, it has 1$/ },
    ],
    [
      'a parcel that nobody approved',
      `DELETE FROM parcel_approvals`,
      { 'the approvers that its amount takes': /^parcel .* of 4000\.01 takes 1 approvers, it has 0$/ },
    ],
  ])('find %s', async (_fact, sql, found) => {
    const faults = await faultsAfter(`${sql}${SUMMED}`)
    expect(faults).toHaveLength(Object.keys(found).length)
    for (const [name, detail] of Object.entries(found))
      expect(faults).toContainEqual(
        expect.objectContaining({ name: expect.stringContaining(name), detail: expect.stringMatching(detail) }),
      )
  })

  it('find sums that the payments do not come to', async () => {
    const found = [expect.objectContaining({ name: expect.stringContaining('payments of a batch by state come to') })]
    expect(await faultsAfter(`UPDATE payment_sums SET total = 4000.02 WHERE state = 'sent'`)).toEqual(found)
    expect(await faultsAfter(`UPDATE payments SET state = 'unknown', decided_on = NULL WHERE amount = 0.01`)).toEqual(
      expect.arrayContaining(found),
    )
  })
})
