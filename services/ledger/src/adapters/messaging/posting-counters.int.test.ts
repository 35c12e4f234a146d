import type { TransactionRequested } from '@fundtrace/contracts'
import { takeIn } from '@fundtrace/messaging'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delivery } from '../../../test/delivery.ts'
import { askWithin, openLedger } from '../../../test/ledger-fixture.ts'
import { arrival, awards, plan } from '../../../test/requests.ts'
import { countWhenCommitted, POSTING_COUNTERS } from './posting-counters.ts'
import { requestConsumer } from './request-consumer.ts'

const { db, close } = await openLedger()
afterAll(close)

/** As the metrics page shows them, without what was never counted. */
async function counts(): Promise<string[]> {
  const metrics = await Promise.all(POSTING_COUNTERS.map((counter) => counter.get()))
  return metrics.flatMap(({ name, values }) =>
    values.map(({ labels, value }) => `${name} ${Object.values(labels).join()} ${value}`),
  )
}

describe('the posting counters', () => {
  // The process may have posted for other tests before.
  beforeAll(() => {
    for (const counter of POSTING_COUNTERS) counter.reset()
  })

  const deliver = (sequence: number, request: TransactionRequested) =>
    takeIn(db, requestConsumer, delivery('counted', sequence, request))

  it('count what was posted and what was refused, once however often it is delivered', async () => {
    const requests = [plan('counted', { province: '10.00' }), awards('counted', { zhang: '6.00', li: '6.00' })]
    for (let time = 0; time < 3; time += 1)
      for (const [index, request] of requests.entries()) await deliver(index + 1, request)
    await expect
      .poll(counts)
      .toEqual([
        'ledger_transactions_posted_total plan 1',
        'ledger_entries_posted_total plan 2',
        expect.stringMatching(/^ledger_transactions_rejected_total LEDGER_\w+ 1$/),
      ])
  })

  it('count nothing that is rolled back', async () => {
    const before = await counts()
    const late = db.transaction(async (trx) => {
      countWhenCommitted(trx, await askWithin(trx, 'counted', arrival('counted', 'province', '1.00')))
      throw new Error('too late')
    })
    await expect(late).rejects.toThrow('too late')
    expect(await counts()).toEqual(before)
  })
})
