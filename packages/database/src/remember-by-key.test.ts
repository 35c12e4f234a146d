import { describe, expect, it } from 'vitest'
import { connect } from './connect.ts'
import { rememberByKey } from './remember-by-key.ts'

// Nobody connects: what is asked of it is counted.
const database = () => connect('postgres://nobody@127.0.0.1:1/none', { application: 'test' })

describe('rememberByKey', () => {
  it('reads a thing again when its key is another one, and only that thing', async () => {
    const recall = rememberByKey<string>(10)
    const db = database()
    const asked: (readonly string[])[] = []
    const read = async (ids: readonly string[]) => {
      asked.push(ids)
      return new Map(ids.map((id) => [id, `${id}${asked.length}`]))
    }
    const ask = async (...keys: string[]) => [
      ...(
        await recall(
          db,
          keys.map((key, index) => ({ id: `f${index}`, key })),
          read,
        )
      ).values(),
    ]
    expect(await ask('1', '1')).toEqual(['f01', 'f11'])
    expect(await ask('1', '1')).toEqual(['f01', 'f11'])
    expect(await ask('1', '2')).toEqual(['f01', 'f12'])
    expect(asked).toEqual([['f0', 'f1'], ['f1']])
    await recall(database(), [{ id: 'f0', key: '1' }], read)
    expect(asked).toHaveLength(3)
    await db.destroy()
  })

  it('forgets what was asked for longest ago, and has no answer about what is not there', async () => {
    const recall = rememberByKey<string>(2)
    const db = database()
    let reads = 0
    const ask = (id: string) =>
      recall(db, [{ id, key: '' }], async () => {
        reads += 1
        return new Map(id === 'none' ? [] : [[id, id]])
      })
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(id)
    expect(reads).toBe(4)
    expect((await ask('none')).size).toBe(0)
    await db.destroy()
  })
})
