import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from './connect.ts'
import { copyIn } from './copy-in.ts'

describe('rows by COPY', async () => {
  const { ownerUrl } = await createTestDatabase('ledger')
  const db = connect(ownerUrl, { application: 'test', connectionsMax: 1 })
  await db.raw('CREATE TABLE copied (id bigint CHECK (id > 0), text text)')
  afterAll(() => db.destroy())
  const copy = (chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) =>
    db.transaction((trx) => copyIn(trx, 'COPY copied FROM STDIN (FORMAT csv)', chunks))

  it('are there with the transaction, more than a socket takes at once', async () => {
    const line = Buffer.from(`7,"${'扶贫'.repeat(500)}"\n`.repeat(200))
    await copy(Array.from({ length: 20 }, () => line))
    expect((await db.raw('SELECT count(*)::int AS count, sum(id)::int AS sum FROM copied')).rows).toEqual([
      { count: 4_000, sum: 28_000 },
    ])
  })

  it.each([
    ['what PostgreSQL refuses', [Buffer.from('0,wrong\n')], /copied_id_check/],
    ['what cannot be made', failing(), /no more rows/],
  ])('%s is told, undone, and the connection goes on', async (_title, chunks, saying) => {
    await expect(copy(chunks)).rejects.toThrow(saying)
    expect((await db.raw('SELECT count(*)::int AS count FROM copied')).rows).toEqual([{ count: 4_000 }])
  })
})

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from('1,first\n')
  throw new Error('no more rows')
}
