import { describe, expect, it } from 'vitest'
import { readEnvelope } from './read-envelope.ts'

describe('a message that is not JSON', () => {
  it.each(['王五 62220200', '{"card":"62220200",}', '{"name":"王五', ''])(
    'is refused without a word of it: %j',
    (value) => {
      expect(() => readEnvelope({ key: 'fund-1', value })).toThrow(/^not an event envelope: not valid JSON$/u)
    },
  )
})
