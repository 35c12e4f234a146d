import { describe, expect, it } from 'vitest'
import { requireNoPersonalNumber } from './plain-text.ts'

describe('what officers write', () => {
  it.each([
    '身份证 11010519491231002X 已核',
    '卡号6222020000000000000。',
    '卡号6222020000000000000',
    '号码11010519491231002x',
  ])('is refused where it holds a number of a person: %s', (text) => {
    const refusal = expect.objectContaining({ code: 'RECONCILIATION_TEXT_PERSONAL' })
    expect(() => requireNoPersonalNumber('无', text)).toThrow(refusal)
  })

  it.each(['付款 PAY-2016-000123 晚到一天', '粤财农〔2016〕88号', '流水 20160630123456', '金额 123456789012345.00'])(
    'may be %s',
    (text) => {
      expect(() => requireNoPersonalNumber(text)).not.toThrow()
    },
  )
})
