import { describe, expect, it } from 'vitest'
import { isPassing, violatedConstraint } from './database-error.ts'

const withCode = (code: string, constraint?: string): Error => Object.assign(new Error(code), { code, constraint })

describe('isPassing', () => {
  it.each([
    '08006',
    '57P01',
    '40P01',
    '40001',
    '53300',
    '55P03',
    '57014',
    '25P03',
    '58030',
    'ECONNREFUSED',
    'EHOSTUNREACH',
  ])('takes %s for a fault of the moment', (code) => expect(isPassing(withCode(code))).toBe(true))

  it.each(['23505', '23514', '42501', '22P02', '42P01', 'ENOENT'])('takes %s for a fault of the request', (code) =>
    expect(isPassing(withCode(code))).toBe(false),
  )

  it('looks into what caused an error, and into errors that came together', () => {
    expect(isPassing(new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') }))).toBe(true)
    expect(isPassing(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true)
    expect(isPassing(new Error('no', { cause: withCode('23505') }))).toBe(false)
    expect(isPassing('ECONNREFUSED')).toBe(false)
  })
})

describe('violatedConstraint', () => {
  it('names the constraint of an integrity violation, and of nothing else', () => {
    expect(violatedConstraint(withCode('23505', 'awards_line_once'))).toBe('awards_line_once')
    expect(violatedConstraint(withCode('42501', 'awards_line_once'))).toBeUndefined()
    expect(violatedConstraint(new Error('x'))).toBeUndefined()
  })
})
