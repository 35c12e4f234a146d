import { describe, expect, it } from 'vitest'
import { RESULTS_PAGE_ITEMS } from './disbursement-results.ts'
import { LEDGER_REQUESTS } from './topics.ts'
import { JOURNAL_PAGE_ENTRIES } from './ledger-journal.ts'
import { POSTINGS_PAGE_ITEMS } from './ledger-postings.ts'
import { POSTED_PAGE_ITEMS } from './ledger-transactions.ts'

const bytesOf = (data: unknown): number => Buffer.byteLength(JSON.stringify(data))
const UUID = '0b6f1c1e-6a53-4a4f-9c57-0c9a7f3f6a11'
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item)

/** The largest batch, with the longest texts that the contracts allow, in Chinese. What it has to stay below is in topics.ts. */
describe('the largest event', () => {
  const room = LEDGER_REQUESTS.maxMessageBytes - 2_000

  it('of a batch that comes back whole fits into a message', () => {
    const payments = times(10_000, { payment_id: UUID, reason: '退'.repeat(200) })
    const event = { kind: 'return', batch_id: UUID, payments, returned_on: '2026-11-22' }
    expect(bytesOf(event)).toBeLessThan(room)
  })

  it('of an approved batch fits into a message', () => {
    const reference = '付'.repeat(35)
    const ids = { payment_id: UUID, award_id: UUID, beneficiary_id: 'b'.repeat(80) }
    const payments = times(10_000, { ...ids, reference, attempt: 99, amount: '9999999999999.99' })
    expect(bytesOf({ payments, made_by: '张'.repeat(200), approved_by: '李'.repeat(200) })).toBeLessThan(room)
  })

  it('of a page of results fits into a message', () => {
    const ids = { payment_id: UUID, batch_id: UUID, reference: '付'.repeat(35), amount: '9999999999999.99' }
    const results = times(RESULTS_PAGE_ITEMS, {
      ...ids,
      outcome: 'returned',
      on: '2026-11-22',
      reason: '退'.repeat(200),
    })
    expect(bytesOf({ fund_id: 'f'.repeat(63), area_code: '441802103001', results })).toBeLessThan(room)
  })

  it("of a page of the ledger's answer fits into a message, with fifty funders bearing each payment", () => {
    const entry = { account: `cash:${'f'.repeat(100)}`, amount: '-9999999999999.99' }
    const moment = '2026-11-22T00:00:00.000000Z'
    const transaction = {
      transaction_id: UUID,
      payment_id: UUID,
      number: 9_999_999,
      kind: 'settle',
      reference: `settle:${UUID}`,
      effective_at: moment,
      recorded_at: moment,
      entries: times(51, entry),
    }
    const transactions = times(POSTED_PAGE_ITEMS, transaction)
    expect(bytesOf({ transactions, holds: [] })).toBeLessThan(room)
  })

  it('of a page of the journal fits into a message, with as many and as long entries as there may be', () => {
    const entry = { account: `general:${'g'.repeat(112)}`, amount: '-9999999999999.99' }
    const moment = '2026-11-22T00:00:00.000Z'
    const record = {
      transaction_id: UUID,
      position: 9_999_999_999,
      number: 9_999_999_999,
      kind: 'identified',
      reference: `post:${'r'.repeat(295)}`,
      effective_at: moment,
      document_number: '文'.repeat(100),
      reverses: UUID,
      entries: times(JOURNAL_PAGE_ENTRIES / POSTINGS_PAGE_ITEMS, entry),
    }
    expect(bytesOf({ fund_id: 'f'.repeat(63), records: times(POSTINGS_PAGE_ITEMS, record) })).toBeLessThan(room)
  })
})
