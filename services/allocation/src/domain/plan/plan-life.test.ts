import { describe, expect, it } from 'vitest'
import {
  lastNoticeDay,
  PLAN_STATES,
  type PlanStanding,
  type PlanState,
  refuseApproval,
  refuseObjection,
  requireMove,
  TRANSITIONS,
} from './plan-life.ts'

const ALLOWED = new Set([
  'draft > computed',
  'draft > failed',
  'draft > withdrawn',
  'computed > submitted',
  'computed > approved',
  'computed > withdrawn',
  'submitted > noticed',
  'submitted > approved',
  'submitted > withdrawn',
  'noticed > approved',
  'noticed > withdrawn',
  'approved > posted',
  'approved > refused',
  'posted > superseded',
])

describe('a plan', () => {
  it.each(PLAN_STATES.flatMap((from) => PLAN_STATES.map((to) => [from, to] as const)))(
    'goes from %s to %s only where its life has that way',
    (from, to) => {
      const move = () => requireMove({ id: 'plan', state: from }, to)
      if (ALLOWED.has(`${from} > ${to}`)) expect(move).not.toThrow()
      else expect(move).toThrow(expect.objectContaining({ code: 'ALLOCATION_PLAN_STATE_WRONG' }))
    },
  )

  it('that cannot go says so in both languages, and which plans could', () => {
    expect(() => requireMove({ id: 'p1', state: 'superseded' }, 'superseded')).toThrow(
      '计划p1已被后来的计划替换，不能替换；只有已生效的计划才可以。 / Plan p1 is replaced by a later plan, so it cannot be replaced; only a plan that is in force can.',
    )
  })

  it('comes to an end from wherever it is', () => {
    const ends = PLAN_STATES.filter((state) => TRANSITIONS[state].length === 0)
    expect(ends).toEqual(['failed', 'refused', 'withdrawn', 'superseded'])
  })
})

const TODAY = '2016-07-07'
const plan = (state: PlanState, changes: Partial<PlanStanding> = {}): PlanStanding => ({
  id: 'plan',
  state,
  madeBy: 'li',
  submittedBy: null,
  noticeDays: 0,
  noticeFrom: null,
  noticeTo: null,
  ...changes,
})
const noticed = (from: string, to: string, noticeDays = 7) =>
  plan('noticed', { submittedBy: 'zhao', noticeDays, noticeFrom: from, noticeTo: to })

describe('an approval', () => {
  it.each([
    ['computed, where no notice is asked for', plan('computed'), 0],
    ['submitted, where no notice is asked for', plan('submitted', { submittedBy: 'zhao' }), 0],
    ['after the last day of its notice', noticed('2016-06-30', '2016-07-06'), 0],
  ])('is given to a plan that is %s', (_case, standing, open) => {
    expect(refuseApproval(standing, 'wang', TODAY, open)).toBeNull()
  })

  it.each([
    ['by its maker', plan('computed'), 'li', 0, 'PLAN_APPROVED_BY_MAKER'],
    ['by whoever submitted it', plan('submitted', { submittedBy: 'wang' }), 'wang', 0, 'PLAN_APPROVED_BY_MAKER'],
    ['on the last day of its notice', noticed('2016-07-01', TODAY), 'wang', 0, 'PLAN_NOTICE_NOT_OVER'],
    ['with an objection that nobody answered', noticed('2016-06-30', '2016-07-06'), 'wang', 1, 'PLAN_OBJECTIONS_OPEN'],
    ['computed, without its notice', plan('computed', { noticeDays: 7 }), 'wang', 0, 'PLAN_STATE_WRONG'],
    ['submitted, without its notice', plan('submitted', { noticeDays: 7 }), 'wang', 0, 'PLAN_STATE_WRONG'],
    ['as a draft', plan('draft'), 'wang', 0, 'PLAN_STATE_WRONG'],
    ['twice', plan('approved'), 'wang', 0, 'PLAN_STATE_WRONG'],
    ['after it was withdrawn', plan('withdrawn'), 'wang', 0, 'PLAN_STATE_WRONG'],
  ])('is refused %s', (_case, standing, officer, open, code) => {
    expect(refuseApproval(standing, officer, TODAY, open)?.code).toBe(`ALLOCATION_${code}`)
  })
})

describe('a notice', () => {
  it.each([
    ['2016-07-01', 7, '2016-07-07'],
    ['2016-02-26', 7, '2016-03-03'],
    ['2016-12-31', 1, '2016-12-31'],
    ['2017-12-28', 7, '2018-01-03'],
  ])('from %s for %i days stands up to %s', (first, days, last) => {
    expect(lastNoticeDay(first, days)).toBe(last)
  })

  it.each([
    ['the first day', noticed(TODAY, '2016-07-13'), null],
    ['the last day', noticed('2016-07-01', TODAY), null],
    ['the day before', noticed('2016-07-08', '2016-07-14'), 'ALLOCATION_OBJECTION_OUT_OF_TIME'],
    ['the day after', noticed('2016-06-30', '2016-07-06'), 'ALLOCATION_OBJECTION_OUT_OF_TIME'],
    ['a day when it does not stand', plan('submitted', { noticeDays: 7 }), 'ALLOCATION_PLAN_STATE_WRONG'],
  ])('takes objections by its days: %s', (_case, standing, code) => {
    expect(refuseObjection(standing, TODAY)?.code ?? null).toBe(code)
  })
})
