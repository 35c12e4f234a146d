import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from './connect.ts'
import { findFaults } from './find-faults.ts'

describe('the rows that break a rule', async () => {
  const { ownerUrl } = await createTestDatabase('ledger')
  const db = connect(ownerUrl, { application: 'test', connectionsMax: 1 })
  afterAll(() => db.destroy())

  it('are ten at most', async () => {
    expect(await findFaults(db, `SELECT 'row ' || n AS fault FROM generate_series(1, 11) n`)).toHaveLength(10)
  })

  it('are not sought by nested loops, whatever old statistics say; the connection is as before', async () => {
    const settings = `SELECT current_setting('enable_nestloop') || ', ' || current_setting('jit') AS fault`
    expect(await findFaults(db, settings)).toEqual(['off, off'])
    expect((await db.raw<{ rows: unknown }>(settings)).rows).toEqual([{ fault: 'on, on' }])
  })
})
