import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyMoney } from '../test/arbitraries.ts'
import { formatCapitals, parseMoney, toFen } from './money.ts'

it.each([
  // The examples of 《正确填写票据和结算凭证的基本规定》, with 整 behind 角.
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
  ['107000.53', '壹拾万柒仟元零伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['0.00', '零元整'],
  ['0.05', '伍分'],
  ['0.50', '伍角整'],
  ['10.00', '壹拾元整'],
  ['10.05', '壹拾元零伍分'],
  ['-20.30', '负贰拾元零叁角整'],
  ['71560000.00', '柒仟壹佰伍拾陆万元整'],
  ['100000001.00', '壹亿零壹元整'],
  ['100010000.00', '壹亿零壹万元整'],
  ['1000000000000.00', '壹万亿元整'],
  ['10000000100000000.00', '壹亿零壹亿元整'],
  ['1000000000000000000.00', '壹佰亿亿元整'],
])('writes %s as %s', (amount, text) => {
  expect(formatCapitals(parseMoney(amount))).toBe(text)
})

it('loses no fen: a clerk who reads it aloud counts the same', () => {
  fc.assert(
    fc.property(anyMoney, (amount) => {
      const text = formatCapitals(amount)
      expect(readFen(text)).toBe(toFen(amount))
      expect(text).not.toMatch(/.零元|零零|零[万亿拾佰仟]|[元角分]{2}|分整/u)
    }),
  )
})

/** Reads from left to right and adds up, in another way than it is written. */
function readFen(text: string): bigint {
  let [fen, yi, section, pending] = [0n, 0n, 0n, 0n]
  for (const sign of text) {
    const figure = BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(sign))
    const place = { 拾: 10n, 佰: 100n, 仟: 1_000n }[sign]
    if (figure >= 0n) pending = figure
    else if (place !== undefined) [section, pending] = [section + pending * place, 0n]
    else if (sign === '万') [section, pending] = [(section + pending) * 10_000n, 0n]
    else if (sign === '亿') [yi, section, pending] = [(yi + section + pending) * 100_000_000n, 0n, 0n]
    else if (sign === '元') [fen, section, pending] = [(yi + section + pending) * 100n, 0n, 0n]
    else if (sign === '角') [fen, pending] = [fen + pending * 10n, 0n]
    else if (sign === '分') [fen, pending] = [fen + pending, 0n]
    else expect(['整', '负']).toContain(sign)
  }
  return text.startsWith('负') ? -fen : fen
}
