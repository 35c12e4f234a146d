import { describe, expect, it } from 'vitest'
import { requireSameActing } from './acting-for.ts'

const page = (actingFor: string, method = 'POST') => ({
  method,
  headers: { 'x-fundtrace-acting-for': encodeURIComponent(actingFor) },
})

describe('a page that says for whom it acts', () => {
  it('is believed where the session says the same', () => {
    requireSameActing(page('finance-44-赵处长'), { actingFor: 'finance-44-赵处长' })
    requireSameActing(page(''), { actingFor: null })
  })

  it.each([
    ['himself, after another tab chose another', '', 'o-9'],
    ['another, after he is himself again', 'o-9', null],
    ['one whose name cannot be read', '%E4', 'o-9'],
  ])('changes nothing where it says %s', (_, said, actingFor) => {
    const sent = { method: 'POST', headers: { 'x-fundtrace-acting-for': said } }
    expect(() => requireSameActing(sent, { actingFor })).toThrow(
      expect.objectContaining({ code: 'CONSOLE_ACTING_OTHERWISE', kind: 'conflict' }),
    )
  })

  it('may read, and may leave it unsaid', () => {
    requireSameActing(page('', 'GET'), { actingFor: 'o-9' })
    requireSameActing({ method: 'POST', headers: {} }, { actingFor: 'o-9' })
  })
})
