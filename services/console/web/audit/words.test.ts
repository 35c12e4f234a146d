import { describe, expect, it } from 'vitest'
import { BREAK_TITLES } from '../../../../packages/matching/src/break.ts'
import { searchOf } from './age-search.ts'
import { BREAK_KINDS } from './break-words.ts'
import { personText } from './person-names.ts'
import { ownWords } from './own-words.ts'

describe('words of the audit desk', () => {
  it('are those of the service for every kind of break', () => {
    expect(BREAK_KINDS).toEqual(BREAK_TITLES)
  })

  it('take a run’s reason in one language and leave people’s own words alone', () => {
    expect(ownWords('对账发现 / found by a run', 'zh')).toBe('对账发现')
    expect(ownWords('对账发现 / found by a run', 'en')).toBe('found by a run')
    expect(ownWords('见 6 / 7 号凭证', 'zh')).toBe('见 6 / 7 号凭证')
  })

  it('name a trial officer by his name, and whom he stands in for', () => {
    expect(personText('audit-44-王审计', 'audit-44-孙审计')).toBe('王审计（代孙审计）')
    expect(personText('8d1f', null)).toBe('8d1f')
  })

  it('lead from a band of ages to its cases', () => {
    expect(searchOf('8-30', undefined)).toEqual({ age_from: '8', age_to: '30' })
    expect(searchOf('>90', 'lists')).toEqual({ age_from: '91', job_id: 'lists' })
  })
})
