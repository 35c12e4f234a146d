import { expect, it } from 'vitest'
import { nameWords } from './named-words.ts'

it('calls funders, programmes and areas by name and leaves amounts and unknown words alone', () => {
  const names = new Map([
    ['qingcheng-special', '清城区财政专项资金'],
    ['township-441802006', '凤城街'],
    ['441802', '清城区'],
    ['province', '广东省'],
  ])
  expect(nameWords('出资：qingcheng-special 2000.00元、township-441802006承担441802.00元', names)).toBe(
    '出资：清城区财政专项资金 2000.00元、凤城街承担441802.00元',
  )
  expect(nameWords('实施区划441802，province-2 与 province 分担', names)).toBe(
    '实施区划清城区，province-2 与 广东省 分担',
  )
})
