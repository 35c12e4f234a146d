import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gather, item } from '../test/match-lists.ts'
import { type Matching, openMatching, readRuleSet } from './matching.ts'

let folder: string
let matching: Matching
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matching-'))
  matching = await openMatching({ folder, memoryMib: 256 })
})
afterEach(async () => {
  await matching.close()
  await rm(folder, { recursive: true })
})

const COLUMNS = { amount: { column: '金额' }, on: '日期', at: '时间', fields: { reference: '流水号', name: '户名' } }
const RULES = readRuleSet({
  version: 1,
  left: { name: { zh: '账', en: 'book' } },
  right: { name: { zh: '银行', en: 'bank' } },
  rules: [{ id: 'reference', kind: 'one_to_one', keys: ['reference'], amount: 'exact', names: { field: 'name' } }],
})
const csv = async (...lines: string[]): Promise<string> => {
  const path = join(folder, 'list.csv')
  await writeFile(path, ['流水号,户名,金额,日期,时间', ...lines, ''].join('\n'))
  return path
}

describe('the fast road', () => {
  it('reads amounts to the fen as people write them, and days', async () => {
    const path = await csv(
      'A,张伟,100.05,2026-03-02,2026-03-02 10:00:00',
      'B,"李,娜","1,234.50",2026/3/5,2026-03-05T16:00:00Z',
      'C,,-0.7,2026年3月6日,',
      'D,x,90000000000000.01,20260307,',
      'E,x,１２.3,,',
    )
    expect(await matching.loadCsv('left', path, COLUMNS)).toEqual({
      rows: 5,
      total: 9_000_000_000_134_616n,
      faults: [],
      faultCount: 0,
    })
    const items = await matching.items('left', [2, 3, 4, 5, 6])
    expect(items.map(({ row, amount, on, at }) => [row, amount, on, at])).toEqual([
      [2, 10_005n, '2026-03-02', '2026-03-02T02:00:00.000Z'],
      [3, 123_450n, '2026-03-05', '2026-03-05T16:00:00.000Z'],
      [4, -70n, '2026-03-06', null],
      [5, 9_000_000_000_000_001n, '2026-03-07', null],
      [6, 1_230n, null, null],
    ])
    expect(items[1]?.fields).toEqual({ reference: 'B', name: '李,娜' })
  })

  it('takes no row whose amount, day or instant it would have to guess, and says which', async () => {
    const path = await csv(
      'A,x,1.005,2026-03-02,',
      'B,x,,2026-03-02,',
      'C,x,1e5,2026-03-02,',
      'D,x,1.00,2026-02-30,',
      'E,x,1.00,2026-03-02,noon',
      'F,x,2.00,2026-03-02,',
    )
    const loaded = await matching.loadCsv('left', path, COLUMNS)
    expect(loaded).toMatchObject({ rows: 1, total: 200n, faultCount: 5 })
    expect(loaded.faults).toEqual([
      { row: 2, column: '金额', value: '1.005', problem: 'amount' },
      { row: 3, column: '金额', value: '', problem: 'amount' },
      { row: 4, column: '金额', value: '1e5', problem: 'amount' },
      { row: 5, column: '日期', value: '2026-02-30', problem: 'day' },
      { row: 6, column: '时间', value: 'noon', problem: 'instant' },
    ])
  })

  it('names a column that is not there, and reads no file that was not named', async () => {
    const path = await csv('A,x,1.00,2026-03-02,')
    await expect(matching.loadCsv('left', path, { ...COLUMNS, on: '入账日期' })).rejects.toMatchObject({
      code: 'MATCHING_COLUMN_MISSING',
    })
    await expect(matching.loadCsv('left', '/etc/passwd', COLUMNS)).rejects.toMatchObject({
      code: 'MATCHING_CSV_UNREADABLE',
    })
  })

  it('comes to the same result as the general road', async () => {
    const path = await csv('A, 张伟 ,1.00,2026-03-02,', 'B,x,2.00,2026-03-02,')
    await matching.loadCsv('left', path, COLUMNS)
    await matching.loadCsv('right', path, COLUMNS)
    const fast = await matching.match(RULES)
    const items = [
      item(2, '1.00', '2026-03-02', { reference: 'A', name: ' 张伟 ' }),
      item(3, '2.00', '2026-03-02', { reference: 'B', name: 'x' }),
    ]
    await matching.loadItems('left', [items])
    await matching.loadItems('right', [[...items].reverse()])
    expect((await matching.match(RULES)).resultHash).toBe(fast.resultHash)
  })
})

describe('the general road', () => {
  it('refuses a row that comes twice', async () => {
    await expect(matching.loadItems('left', [[item(2, '1.00', null)], [item(2, '2.00', null)]])).rejects.toMatchObject({
      code: 'MATCHING_ROW_REPEATED',
    })
  })
})

describe('matches as CSV', () => {
  it('have each row once, and the difference of a match on its first line', async () => {
    const batch = (row: number, yuan: string) => item(row, yuan, '2026-03-02', { batch: 'B' })
    await matching.loadItems('left', [[batch(2, '1.00'), batch(3, '2.00'), item(4, '5.00', null, { batch: 'C' })]])
    await matching.loadItems('right', [[batch(7, '2.93'), item(8, '5.00', null, { batch: 'C' })]])
    await matching.match(
      readRuleSet({
        version: 1,
        left: RULES.left,
        right: RULES.right,
        rules: [
          {
            id: 'batch',
            kind: 'many_to_one',
            keys: ['batch'],
            amount: { below: '0.07', above: '0.00' },
            suggest: true,
          },
        ],
      }),
    )
    const path = join(folder, 'matches.csv')
    expect(await matching.writeMatchesCsv(path)).toEqual({ lines: 3 })
    expect(await readFile(path, 'utf8')).toBe('2,batch,2,7,-0.07,true\n2,batch,3,,0.00,true\n4,batch,4,8,0.00,true\n')
    expect((await gather(matching.matches())).flat()).toEqual([
      { number: 2, rule: 'batch', left: [2, 3], right: [7], difference: -7n, suggested: true },
      { number: 4, rule: 'batch', left: [4], right: [8], difference: 0n, suggested: true },
    ])
  })
})

describe('a matching that is given up', () => {
  it('throws the reason, and can be started again', async () => {
    await matching.loadItems('left', [[item(2, '1.00', null, { reference: 'A' })]])
    await matching.loadItems('right', [[item(2, '1.00', null, { reference: 'A' })]])
    const abort = new AbortController()
    await expect(
      matching.match(RULES, { signal: abort.signal, onProgress: () => abort.abort(new Error('the officer gave up')) }),
    ).rejects.toThrow('the officer gave up')
    expect(await matching.match(RULES)).toMatchObject({ matches: 1, breaks: 0 })
  })
})
