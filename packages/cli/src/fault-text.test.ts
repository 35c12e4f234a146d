import { describe, expect, it } from 'vitest'
import { faultTexts } from './fault-text.ts'

const reason = { zh: '出资方未登记', en: 'nobody recorded this funder' }

describe('faults', () => {
  it('of meaning and of shape read alike: line, place, value, both languages, what would be right', () => {
    expect(
      faultTexts([
        { line: 9, path: '/funding/parts/0/funder', value: 'nobody', reason, expected: 'a funder of GET /v1/funders' },
        {
          line: 7,
          pointer: '/amount/rate',
          location: 'body',
          value: 3000,
          detail: 'x',
          reason: { zh: '须为文本', en: 'x' },
        },
        { pointer: '', location: 'body', detail: 'must be object' },
      ]),
    ).toEqual([
      '第9行 line 9  /funding/parts/0/funder  "nobody"\n  出资方未登记\n  nobody recorded this funder\n  → a funder of GET /v1/funders',
      '第7行 line 7  /amount/rate  3000\n  须为文本\n  x',
      '/\n  must be object',
    ])
  })

  it.each([[[]], [['text']], [[{ row: 3 }]], ['text']])('are not made of %j', (errors) => {
    expect(faultTexts(errors)).toBeUndefined()
  })
})
