import { expect, it } from 'vitest'
import { maskName } from './mask-name.ts'

it.each([
  ['张三', '张*'],
  [' 欧阳娜娜 ', '欧***'],
  ['𠮷野', '𠮷*'],
  ['张', '*'],
  ['', ''],
  ['欧***', '欧***'],
])('of the name %s no more than %s is sent', (typed, sent) => expect(maskName(typed)).toBe(sent))
