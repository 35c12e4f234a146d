import { it } from 'vitest'
import { createHash } from 'node:crypto'
import { openEngineHouse } from '../../../test/engine-fixture.ts'
import { checkSeal } from '../../application/seal/check-seal.ts'
import { verifyDatabase } from '../../../test/seal-fixture.ts'
import { streamBlocksWithRecords } from './sealed-blocks.ts'
import { shardOf } from '../../domain/shard.ts'
it('measures', async () => {
  const house = await openEngineHouse(() => undefined)
  await house.openFund('big')
  await house.openAccounts('big', ...Array.from({ length: 1000 }, (_, i) => `a${i}`))
  const hash = createHash('sha256').update('x').digest()
  let k = 0
  for (let r = 0; r < 20; r++)
    await Promise.all(Array.from({ length: 10 }, () => house.engine.submit('big', Array.from({ length: 500 }, () => ({ kind: 'post' as const, fundId: 'big', reference: `post:${k++}`, contentHash: hash, eventId: null, documentNumber: '粤财2016', askedBy: 'li', metadata: '{"purpose":"办公费"}', privateDetails: null, effectiveAt: null, uses: [], entries: [{ account: `general:a${k % 1000}`, amount: 100n }, { account: `general:a${(k * 7 + 1) % 1000}`, amount: -100n }] })))))
  await house.owner.raw('ANALYZE')
  let t = performance.now()
  let n = 0
  for await (const b of streamBlocksWithRecords(house.db, { shard: shardOf('big'), afterHeight: 0 })) n += b.records.length
  console.log('read', n, 'records', Math.round(n / ((performance.now() - t) / 1000)), '/s')
  t = performance.now()
  console.log((await checkSeal(house.db)).map((c) => c.detail), Math.round(n / ((performance.now() - t) / 1000)), 'records/s')
  t = performance.now()
  console.log((await verifyDatabase(house.db)).records, Math.round(n / ((performance.now() - t) / 1000)), 'records/s archive + verify')
  const { rows } = await house.db.raw(`EXPLAIN (ANALYZE, BUFFERS OFF) ${(await import('./sealed-content.ts')).sealedRecordsSql({ shard: shardOf('big'), first: 1000, last: 3000 })}`)
  console.log(rows.map((r: any) => r['QUERY PLAN']).join('\n'))
  await house.close()
}, 200000)
