import { expect, it } from 'vitest'
import { findingInChinese } from './finding-words.ts'

it.each([
  ['Payment FT000000000001 is paid, now the bank says failed', 'FT000000000001 已是“已支付”，银行又说“支付失败”'],
  ['The amount of payment FT1 is 3999.00, 4000.00 was sent', 'FT1 银行写 3,999.00 元，我方发出 4,000.00 元'],
  ['The file states count 18, it holds 17', '文件写明的笔数是 18，实际是 17'],
  ['FT9 is no payment that is known here', '没有编号为 FT9 的付款'],
  [
    'The file has no line of control figures at its end; its rows are taken',
    '文件末尾没有控制数，可能被截断；已读到的行照常处理',
  ],
])('a finding is told in Chinese: %s', (detail, zh) => {
  expect(findingInChinese(detail)).toBe(zh)
})

it('what is not known is left to the technical information', () => {
  expect(findingInChinese('Something new')).toBeUndefined()
})
