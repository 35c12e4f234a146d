import { describe, expect, it } from 'vitest'
import { daysBetween, type Delegation, delegatedPowers, mayDecide } from './delegation.ts'
import { isActive, type OfficerVersion, personsOf } from './officer.ts'
import { shanghaiDayOf } from './shanghai-day.ts'

const giver: OfficerVersion = {
  subject: 'chen',
  version: 1,
  kind: 'approved',
  name: '陈清',
  roles: ['treasury', 'finance'],
  areas: ['441802'],
  validFrom: '2016-01-01',
  validUntil: '2016-07-05',
}
const delegation: Delegation = {
  id: '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  delegator: 'chen',
  delegate: 'li',
  roles: ['treasury'],
  areas: ['441802103'],
  firstDay: '2016-07-01',
  lastDay: '2016-07-08',
}
const powers = (day: string, change: Partial<OfficerVersion> = {}) =>
  delegatedPowers(delegation, { ...giver, ...change }, day)

describe('standing in', () => {
  it('counts on its days, the first and the last included', () => {
    const all = { roles: ['treasury'], areas: ['441802103'] }
    expect(powers('2016-06-30')).toBeUndefined()
    expect(powers('2016-07-01')).toEqual(all)
    expect(powers('2016-07-08', { validUntil: null })).toEqual(all)
    expect(powers('2016-07-09', { validUntil: null })).toBeUndefined()
  })

  it('is over with the office of whom it is for, and shrinks with it', () => {
    expect(powers('2016-07-06')).toBeUndefined()
    expect(powers('2016-07-01', { validFrom: '2016-07-02' })).toBeUndefined()
    expect(powers('2016-07-01', { kind: 'revoked' })).toBeUndefined()
    expect(powers('2016-07-01', { roles: ['finance'] })).toBeUndefined()
    expect(powers('2016-07-01', { areas: ['441803'] })).toBeUndefined()
  })

  it.each([
    ['an administrator of the areas', ['admin'], ['441802'], true],
    ['an administrator of others', ['admin'], ['441803'], false],
    ['who has the same roles above', ['treasury'], ['4418'], true],
    ['who has the same roles in the same place', ['treasury'], ['441802103'], false],
    ['who has other roles above', ['finance'], ['4418'], false],
  ] as const)('may be decided by %s: %s %s %s', (_who, roles, areas, is) => {
    expect(mayDecide({ roles, areas }, delegation)).toBe(is)
  })

  it('makes two persons of one', () => {
    expect(personsOf({ subject: 'li', actingFor: 'chen' })).toEqual(['li', 'chen'])
    expect(personsOf({ subject: 'li', actingFor: null })).toEqual(['li'])
  })
})

describe('days', () => {
  it('of an office are those of Shanghai', () => {
    expect(shanghaiDayOf(new Date('2016-07-05T15:59:59Z'))).toBe('2016-07-05')
    expect(shanghaiDayOf(new Date('2016-07-05T16:00:00Z'))).toBe('2016-07-06')
    expect(isActive(giver, '2016-07-05')).toBe(true)
    expect(isActive(giver, '2016-07-06')).toBe(false)
  })

  it('of a delegation are counted with both ends', () => {
    expect(daysBetween('2016-07-01', '2016-07-01')).toBe(1)
    expect(daysBetween('2016-02-28', '2016-03-01')).toBe(3)
  })
})
