import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { lineBytes } from './plan-bytes.ts'

const amount = fc
  .bigInt({ min: 1n, max: 10n ** 20n })
  .map((fen) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`)
const funder = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)
const line = fc.record({
  line: fc.integer({ min: 1 }),
  beneficiary_id: fc.option(funder),
  area_code: fc.stringMatching(/^\d{9}$/),
  units: fc.integer({ min: 1 }),
  amount,
  parts: fc.option(
    fc.uniqueArray(fc.record({ funder_id: funder, amount }), { selector: ({ funder_id }) => funder_id }),
  ),
  explanation: fc.constant({
    facts: { class: '一般"户', able_members: 2 },
    counted: { of: 'households' as const, count: 1 },
    steps: [{ step: 'rate' as const, rate: '1.00', count: 1, gives: '1.00' }],
  }),
})

describe('the bytes of a line', () => {
  it('are its canonical JSON with the parts by funder, in whatever order they came', () => {
    fc.assert(
      fc.property(line, (value) => {
        const { parts } = value
        const sorted = parts && parts.toSorted((left, right) => (left.funder_id < right.funder_id ? -1 : 1))
        const expected = `${canonicalJson({ ...value, parts: sorted })}\n`
        expect(lineBytes(value)).toBe(expected)
        expect(lineBytes({ ...value, parts: parts && parts.toReversed() })).toBe(expected)
      }),
    )
  })
})
