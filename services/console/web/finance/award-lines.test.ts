import { describe, expect, it } from 'vitest'
import { readAwardLines } from './award-lines.ts'

describe('a pasted list of awards', () => {
  it('is read with or without its headings, from a spreadsheet or with commas', () => {
    const right = { beneficiary_id: 'h-0001', line: '第一期', amount: '4000.00' }
    expect(readAwardLines('户编号\t项目\t金额\nH-0001\t第一期\t4,000.00\n\n')).toEqual({ awards: [right], wrong: [] })
    expect(readAwardLines('h-0001, 第一期, 4000')).toEqual({ awards: [right], wrong: [] })
  })

  it('names every row that it cannot read, and drops none in silence', () => {
    const { awards, wrong } = readAwardLines('h-1\ta\t1.00\nh-2\tb\t1.005\n户\tc\t1\nh-4\t\t1\nh-5\te\t1\t2')
    expect([awards.length, wrong]).toEqual([1, [2, 3, 4, 5]])
  })
})
