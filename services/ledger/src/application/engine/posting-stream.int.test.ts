import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import type { PostCommand } from '../../domain/posting/command.ts'
import { shardOf } from '../../domain/shard.ts'
import { newStream } from './posting-desk.ts'

const FUND = 'stream-2016'

describe('a stream of postings', () => {
  let house: EngineHouse
  beforeAll(async () => {
    house = await openEngineHouse(() => undefined)
    await house.openFund(FUND)
    await house.openAccounts(FUND, 'a', '!poor')
  })
  afterAll(() => house.close())

  const posting = (name: string, amount: bigint): PostCommand => ({
    kind: 'post',
    fundId: FUND,
    reference: `post:stream:${name}`,
    contentHash: Buffer.alloc(32),
    askedBy: null,
    eventId: null,
    documentNumber: null,
    metadata: null,
    privateDetails: null,
    effectiveAt: null,
    entries: [
      { account: 'general:a', amount },
      { account: 'general:poor', amount: -amount },
    ],
    uses: [],
  })
  const references = (): Promise<string[]> => house.db('transactions').orderBy('number').pluck('reference')

  it('is posted in its order, without waiting for the answers', async () => {
    const stream = newStream()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        house.engine.submit(FUND, [posting(`${index}`, index % 2 === 0 ? 100n : -100n)], { stream }),
      ),
    )
    expect(results.flat().map((result) => 'receipt' in result && result.receipt.number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
  })

  it('ends with the first that is not answered: what waits behind it and what comes later is not tried', async () => {
    const before = await references()
    const stream = newStream()
    // The database takes no reference as long as that, however often it is tried.
    const impossible = { ...posting('impossible', 100n), reference: `post:${'x'.repeat(400)}` }
    await house.engine.submit(FUND, [posting('first', 100n)], { stream })
    const answers = [
      house.engine.submit(FUND, [impossible], { stream }),
      house.engine.submit(FUND, [posting('behind', 100n)], { stream }),
    ]
    const other = house.engine.submit(FUND, [posting('of another', 100n)])
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await other
    await expect(house.engine.submit(FUND, [posting('later', 100n)], { stream })).rejects.toThrow('could not commit')
    expect((await references()).slice(before.length).toSorted()).toEqual([
      'post:stream:first',
      'post:stream:of another',
    ])
  })

  it('ends with the shard', async () => {
    const stream = newStream()
    const waiting = house.engine.submit(FUND, [posting('too late', 100n)], { stream })
    house.engine.disown(shardOf(FUND))
    await expect(waiting).rejects.toThrow('another process')
    expect(stream.isBroken).toBe(true)
  })
})
