import { describe, expect, it } from 'vitest'
import { PLAN_STATES } from '../plan/plan-life.ts'
import { daysLeft, type PlanInPublic, publicKind, resultsEnd } from './public-phase.ts'

const NOTICED: PlanInPublic = {
  state: 'noticed',
  noticeFrom: '2016-06-01',
  noticeTo: '2016-06-07',
  awards: 0,
  lastAwardOn: null,
}
const POSTED: PlanInPublic = { ...NOTICED, state: 'posted', awards: 3, lastAwardOn: '2016-07-01' }

describe('what stands on the notice board', () => {
  it.each([
    ['2016-05-31', null],
    ['2016-06-01', 'notice'],
    ['2016-06-07', 'notice'],
    ['2016-06-08', null],
  ])('is a plan in notice from its first day to its last: on %s %s', (today, kind) => {
    expect(publicKind(NOTICED, today)).toBe(kind)
  })

  it('is the result of a plan in force, and of one that was replaced what it awarded', () => {
    expect(publicKind(POSTED, '2016-07-01')).toBe('results')
    expect(publicKind({ ...POSTED, awards: 0 }, '2016-07-01')).toBe('results')
    expect(publicKind({ ...POSTED, state: 'superseded' }, '2016-07-01')).toBe('results')
    expect(publicKind({ ...POSTED, state: 'superseded', awards: 0 }, '2016-07-01')).toBeNull()
  })

  it('goes three years after the last award', () => {
    expect(publicKind(POSTED, '2019-06-30')).toBe('results')
    expect(publicKind(POSTED, '2019-07-01')).toBeNull()
    expect(resultsEnd('2016-02-29')).toBe('2019-03-01')
  })

  it('is nothing of a plan in any other state, whatever days it has', () => {
    const open = PLAN_STATES.filter((state) => publicKind({ ...POSTED, state }, '2016-06-05') !== null)
    expect(open).toEqual(['noticed', 'posted', 'superseded'])
  })

  it('says how many days there are left to object', () => {
    expect(['2016-06-01', '2016-06-07', '2016-06-08'].map((today) => daysLeft('2016-06-07', today))).toEqual([7, 1, 0])
  })
})
