import { describe, expect, it } from 'vitest'
import { BATCH_MOVES, type BatchState } from './moves.ts'
import { type BatchInPublic, publicKind } from './public-phase.ts'

const NOTICED: BatchInPublic = {
  state: 'in_notice',
  noticeFrom: '2016-06-01',
  noticeUntil: '2016-06-07',
  madeOn: '2016-05-20',
}

describe('a batch on the notice board', () => {
  it.each([
    ['2016-05-31', null],
    ['2016-06-01', 'notice'],
    ['2016-06-07', 'notice'],
    ['2016-06-08', null],
  ])('is in notice from its first day to its last: on %s %s', (today, kind) => {
    expect(publicKind(NOTICED, today)).toBe(kind)
  })

  it('is a result once it is decided, in no other state, for three years', () => {
    const states = Object.keys(BATCH_MOVES) as BatchState[]
    const on = (today: string) => states.filter((state) => publicKind({ ...NOTICED, state }, today) === 'results')
    expect(on('2016-06-05')).toEqual(['approved', 'funded', 'released', 'partly_paid', 'paid', 'reconciled', 'closed'])
    expect(on('2019-05-19')).toHaveLength(7)
    expect(on('2019-05-20')).toEqual([])
  })
})
