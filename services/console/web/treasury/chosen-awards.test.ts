import { expect, it } from 'vitest'
import { BOARD_COLUMNS, sumColumn } from './board-columns.ts'
import { BATCH_STATES, moveReason } from './batch-words.ts'
import { controlSum, periodsOf, villagesOf } from './chosen-awards.ts'

const WAITING = [
  { area_code: '441802103001', period: '2016', count: 2, total: '0.10' },
  { area_code: '441802103001', period: '2017', count: 1, total: '0.20' },
  { area_code: '441802103002', period: '2016', count: 3, total: '9007199254740993.01' },
]

it('adds villages up to the fen, of one period or of all', () => {
  expect(villagesOf(WAITING, '').map(({ total }) => total)).toEqual(['0.30', '9007199254740993.01'])
  expect(controlSum(villagesOf(WAITING, ''))).toEqual({ count: 6, total: '9007199254740993.31' })
  expect(villagesOf(WAITING, '2017')).toEqual([
    { area_code: '441802103001', count: 1, total: '0.20', periods: ['2017'] },
  ])
  expect(periodsOf(WAITING)).toEqual(['2016', '2017'])
})

it('every state of a batch stands in exactly one column of the board', () => {
  const states = BOARD_COLUMNS.flatMap((column) => column.states)
  expect(states.toSorted()).toEqual(Object.keys(BATCH_STATES).toSorted())
  const sums = states.map((state) => ({ state, batches: 1, count: 2, total: '0.10' }))
  const columns = BOARD_COLUMNS.map((column) => sumColumn(column, sums))
  expect(columns.reduce((all, { batches }) => all + batches, 0)).toBe(states.length)
  expect(columns[0]).toEqual({ batches: 1, count: 2, total: '0.10' })
})

it('tells the reason of a move in words', () => {
  expect(moveReason('核对未通过 / held back by deceased, same_card').zh).toBe(
    '核对未通过：本人或户主已登记死亡、同一账号用于多个对象',
  )
  expect(moveReason('bank file 00000000-0000-4000-8000-000000000001 released').zh).toBe('银行文件已放行')
  expect(moveReason('账号有误')).toEqual({ zh: '账号有误', en: '账号有误' })
})
