import { expect, it } from 'vitest'
import { readInstalmentRows } from './instalment-rows.ts'

it('reads parts as people write them, of one funder or of all others', () => {
  expect(
    readInstalmentRows([
      { funder_id: 'foshan', due_on: '2016-06-30', part: '40 ％' },
      { funder_id: '', due_on: '2016-09-30', part: '0.75万元' },
    ]),
  ).toEqual([
    { funder_id: 'foshan', due_on: '2016-06-30', percent: '40' },
    { funder_id: null, due_on: '2016-09-30', amount: '7500.00' },
  ])
})

it.each([
  { funder_id: '', due_on: '', part: '40%' },
  { funder_id: '', due_on: '2016-06-30', part: '' },
  { funder_id: '', due_on: '2016-06-30', part: '0.00%' },
  { funder_id: '', due_on: '2016-06-30', part: '0' },
  { funder_id: '', due_on: '2016-06-30', part: '33.333%' },
])('takes none of them where one is not complete: $due_on $part', (row) => {
  expect(readInstalmentRows([{ funder_id: '', due_on: '2016-06-30', part: '60%' }, row])).toBeUndefined()
})
