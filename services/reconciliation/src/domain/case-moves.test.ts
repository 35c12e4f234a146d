import { describe, expect, it } from 'vitest'
import { CASE_MOVES, CASE_STATES, type CaseState, OFFICER_STATES, type OfficerState } from './case-moves.ts'
import { judgeMove, type MovedCase } from './judge-move.ts'

const explained: MovedCase = {
  id: 'c1',
  jobId: 'job',
  state: 'explained',
  hands: ['zhang', 'li'],
  judgedOn: '2016-06-30',
  isCorrectionDone: false,
  closedThrough: null,
}
const officer = (subject: string, actingFor: string | null = null) => ({ subject, actingFor })
const codeOf = (moved: MovedCase, to: OfficerState, who = officer('wang')): string | null =>
  judgeMove(moved, to, who)?.code ?? null

const PAIRS = CASE_STATES.flatMap((from) => OFFICER_STATES.map((to) => [from, to] as const))
const isAllowed = ([from, to]: (typeof PAIRS)[number]): boolean => CASE_MOVES.officer[from].includes(to)

describe('a case', () => {
  it.each(PAIRS.filter(isAllowed))('may be moved from %s to %s', (state, to) => {
    expect(codeOf({ ...explained, state, isCorrectionDone: true }, to)).toBeNull()
  })

  it.each(PAIRS.filter((pair) => !isAllowed(pair)))('is never moved by an officer from %s to %s', (state, to) => {
    expect(codeOf({ ...explained, state, isCorrectionDone: true }, to)).toBe('RECONCILIATION_CASE_STATE_WRONG')
  })

  it('is healed and comes back by runs alone, and is agreed to by officers alone', () => {
    expect(Object.values(CASE_MOVES.officer).flat()).not.toContain('healed')
    expect(CASE_MOVES.officer.healed).toEqual([])
    expect(Object.values(CASE_MOVES.run).flat()).not.toContain('accepted')
  })

  it('is never agreed to before somebody has explained or corrected it', () => {
    expect(CASE_STATES.filter((from) => CASE_MOVES.officer[from].includes('accepted'))).toEqual([
      'explained',
      'corrected',
    ])
  })
})

describe('an officer', () => {
  it.each([
    ['who explained it', officer('zhang')],
    ['in whose place it was explained', officer('li')],
    ['who stands in for somebody who explained it', officer('wang', 'zhang')],
    ['who stands in for the one in whose place it was explained', officer('wang', 'li')],
  ])('%s does not agree to it', (_who, someone) => {
    expect(codeOf(explained, 'accepted', someone)).toBe('RECONCILIATION_CASE_OFFICER_NOT_ANOTHER')
  })

  it('who had no hand in it agrees to it, for himself or for another', () => {
    expect(codeOf(explained, 'accepted')).toBeNull()
    expect(codeOf(explained, 'accepted', officer('wang', 'zhao'))).toBeNull()
  })

  it('says that it is corrected only where a correction was carried out', () => {
    const open: MovedCase = { ...explained, state: 'open', hands: [] }
    expect(codeOf(open, 'corrected')).toBe('RECONCILIATION_CASE_CORRECTION_MISSING')
    expect(codeOf({ ...open, isCorrectionDone: true }, 'corrected')).toBeNull()
  })

  it.each<[string, string | null]>([
    ['2016-06-29', null],
    ['2016-06-30', 'RECONCILIATION_PERIOD_CLOSED'],
    ['2016-07-31', 'RECONCILIATION_PERIOD_CLOSED'],
  ])('moves a case of 30 June, closed through %s: %s', (closedThrough, code) => {
    for (const to of ['accepted', 'reopened'] as const) expect(codeOf({ ...explained, closedThrough }, to)).toBe(code)
  })

  it('hears of the state first', () => {
    const gone: MovedCase = { ...explained, state: 'healed' satisfies CaseState, closedThrough: '2016-12-31' }
    for (const to of OFFICER_STATES) expect(codeOf(gone, to)).toBe('RECONCILIATION_CASE_STATE_WRONG')
  })
})
