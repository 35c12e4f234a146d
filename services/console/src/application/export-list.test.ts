import { describe, expect, it } from 'vitest'
import { exportedRows, type ListOrder, type ReadPage } from './export-list.ts'

const order: ListOrder = {
  query: { state: 'paid' },
  list: 'payments',
  columns: [
    { title: '编号', pointer: '/id', kind: 'text' },
    { title: '金额', pointer: '/payee/amount', kind: 'amount' },
    { title: '状态', pointer: '/state', kind: 'text', words: { paid: '已支付' } },
  ],
  next: { parameter: 'after', from: '/id' },
  isPaged: true,
}
const row = (id: number) => ({ id: `p-${id}`, payee: { amount: `${id}.00` }, state: id === 1 ? 'paid' : 'odd' })
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index))

async function exported(read: ReadPage, change: Partial<ListOrder> = {}, rowsMax?: number) {
  const all: (readonly string[])[] = []
  for await (const cells of exportedRows({ ...order, ...change }, read, rowsMax)) all.push(cells)
  return all
}

describe('exportedRows', () => {
  it('are the cells that the columns name, in the words of officers', async () => {
    const odd = { id: 7, payee: null, state: { deep: true } }
    expect(await exported(async () => ({ payments: [row(1), row(2), odd] }))).toEqual([
      ['p-1', '1.00', '已支付'],
      ['p-2', '2.00', 'odd'],
      ['7', '', ''],
    ])
  })

  it('are those of every page, each asked for after the last row, as filtered', async () => {
    const asked: object[] = []
    const read: ReadPage = async (query) => {
      asked.push(query)
      return { payments: query['after'] === undefined ? rows(1, 1_000) : rows(1_001, 3) }
    }
    expect(await exported(read)).toHaveLength(1_003)
    expect(asked).toEqual([
      { state: 'paid', limit: '1000' },
      { state: 'paid', limit: '1000', after: 'p-1000' },
    ])
  })

  it('go on by the cursor of the answer where it has one, and end where it is null', async () => {
    const read: ReadPage = async ({ after }) =>
      after === undefined ? { payments: [row(1)], next: 'c-2' } : { payments: [row(2)], next: null }
    expect(await exported(read)).toHaveLength(2)
  })

  it('are asked for once where the list has no pages', async () => {
    expect(
      await exported(async (query) => ({ payments: rows(1, query['limit'] === undefined ? 1_000 : 0) }), {
        isPaged: false,
      }),
    ).toHaveLength(1_000)
  })

  it('are refused beyond the most that a workbook should have', async () => {
    await expect(exported(async () => ({ payments: rows(1, 5) }), {}, 4)).rejects.toMatchObject({
      code: 'CONSOLE_EXPORT_TOO_LONG',
      values: { rows_max: 4 },
    })
    expect(await exported(async () => ({ payments: rows(1, 4) }), {}, 4)).toHaveLength(4)
  })

  it('are refused where the list is not there, or its cursor stands still', async () => {
    await expect(exported(async () => ({ plans: [] }))).rejects.toMatchObject({ code: 'CONSOLE_EXPORT_UNREADABLE' })
    await expect(exported(async () => ({ payments: [row(1)], next: 'same' }))).rejects.toMatchObject({
      code: 'CONSOLE_EXPORT_UNREADABLE',
    })
  })
})
