import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSearch, writeSearch } from './search-text.ts'

it('every text comes back from an address as it went in, a number as the text that it was', () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/u).filter((text) => text !== '__proto__')
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme' })), (search) => {
      expect(readSearch(writeSearch(search))).toEqual({ ...search })
    }),
  )
  expect(readSearch('?year=2016&on=2016-09-30')).toEqual({ year: '2016', on: '2016-09-30' })
})
