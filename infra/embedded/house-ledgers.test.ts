import { describe, expect, it } from 'vitest'
import { chosenLedgers } from './house-ledgers.ts'

describe('how many ledger processes a house has', () => {
  it('is one, unless said otherwise', () => {
    expect([{}, { FUNDTRACE_LEDGERS: '' }, { FUNDTRACE_LEDGERS: '3' }].map(chosenLedgers)).toEqual([1, 1, 3])
  })

  it.each(['0', '9', '-1', '1.5', 'two', '２'])('is not %s', (text) => {
    expect(() => chosenLedgers({ FUNDTRACE_LEDGERS: text })).toThrow(`must be 1 to 8, not ${text}`)
  })
})
