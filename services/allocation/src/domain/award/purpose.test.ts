import { describe, expect, it } from 'vitest'
import { purposeOf } from './purpose.ts'

const programme = (...purposes: string[]) => ({ id: 'a4', purposes })
const HOUSEHOLD = { id: 'h-0001', kind: 'household' }
const PROJECT = { id: 'project-1', kind: 'project' }

describe('the purpose of an award', () => {
  it.each([
    ['is the one that is stated', programme('教育', '产业'), '产业', PROJECT, '产业'],
    ['is the only one that there is', programme('教育'), null, PROJECT, '教育'],
    ['may be left open for a household', programme('教育', '产业'), null, HOUSEHOLD, null],
    ['is none where the programme lists none', programme(), null, PROJECT, null],
  ])('%s', (_case, listed, stated, receiver, expected) => {
    expect(purposeOf(listed, stated, receiver)).toBe(expected)
  })

  it.each([
    ['that the programme does not list', programme('教育', '产业'), '危房改造', HOUSEHOLD, 'AWARD_PURPOSE_NOT_ALLOWED'],
    ['where it lists none', programme(), '教育', HOUSEHOLD, 'AWARD_PURPOSE_NOT_ALLOWED'],
    ['that a project does not name', programme('教育', '产业'), null, PROJECT, 'AWARD_PURPOSE_MISSING'],
  ])('is refused %s', (_case, listed, stated, receiver, code) => {
    expect(() => purposeOf(listed, stated, receiver)).toThrow(expect.objectContaining({ code: `ALLOCATION_${code}` }))
  })
})
