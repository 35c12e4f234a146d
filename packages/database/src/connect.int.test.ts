import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from './database.ts'

describe('connect', async () => {
  const { ownerUrl, urlAs } = await createTestDatabase('ledger')
  const db = connect(ownerUrl, { application: 'test' })
  afterAll(() => db.destroy())

  it('leaves NUMERIC, BIGINT and DATE as text', async () => {
    const { rows } = await db.raw(
      `SELECT 1000000000000000000.01::numeric(21,2) AS amount, 9007199254740993::bigint AS number, date '2016-06-30' AS day`,
    )
    expect(rows).toEqual([{ amount: '1000000000000000000.01', number: '9007199254740993', day: '2016-06-30' }])
  })

  it("does not let one service into another's database", async () => {
    const stranger = connect(urlAs('disbursement'), { application: 'test' })
    await expect(stranger.raw('SELECT 1')).rejects.toMatchObject({ code: '42501' })
    await stranger.destroy()
  })
})
