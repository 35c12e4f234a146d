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
    await trx.raw(`ALTER TABLE payments DISABLE TRIGGER USER; ALTER TABLE batches DISABLE TRIGGER USER; ${sql}`)
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
    const own = checks.filter(({ name }) => /every payment|no award|of a batch|every batch/.test(name))
    expect(own.map(({ ok }) => ok)).toEqual([true, true, true, true, true])
    // The facts were told here without a topic, and stand in none.
    expect(checks.find(({ name }) => name.includes('a second time'))).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^0 messages delivered again, 0 known already, [1-9]\d* no longer there, 0 dead/),
    })
  })

  it.each([
    [
      'an award that is paid twice',
      `DROP INDEX payments_award_paid_once;
       INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount, state)
       SELECT gen_random_uuid(), batch_id, award_id, 2, 'FT-twice', amount, 'sent' FROM payments WHERE amount = 0.01;
       UPDATE batches SET count = 3, total = 4000.02`,
      'no award is paid twice',
      /has 2 payments ready, sent or paid$/,
    ],
    [
      'a payment that is not its award',
      `ALTER TABLE payments DROP CONSTRAINT payments_award_whole;
       UPDATE payments SET amount = 0.02 WHERE amount = 0.01; UPDATE batches SET total = 4000.02`,
      'every payment is its award, whole',
      /is 0\.02, its award 0\.01$/,
    ],
    [
      'a total that is a fen away',
      `UPDATE batches SET total = 4000.02`,
      'count and total of a batch',
      /says 2 payments of 4000\.02, it has 2 of 4000\.01$/,
    ],
    ['a count that is another', `UPDATE batches SET count = 3`, 'count and total of a batch', /says 3 payments/],
    [
      'a batch that moved without a trace',
      `UPDATE batches SET state = 'funded'; UPDATE payments SET state = 'ready'`,
      'every batch is where its history says',
      /is funded, its last move was to released$/,
    ],
    [
      'a payment that fell behind its batch',
      `UPDATE payments SET state = 'ready' WHERE amount = 0.01`,
      'every payment is as far as its batch',
      /is ready, its batch .* is released$/,
    ],
  ])('find %s', async (_fact, sql, name, detail) => {
    expect(await faultsAfter(sql)).toMatchObject([
      { name: expect.stringContaining(name), detail: expect.stringMatching(detail) },
    ])
  })
})
