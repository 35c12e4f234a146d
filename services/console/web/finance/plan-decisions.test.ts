import { describe, expect, it } from 'vitest'
import { nextSteps, type PlanStanding } from './plan-decisions.ts'

const officer = (name: string, roles = ['finance']) => ({
  subject: `finance-441802-${name}`,
  name,
  roles,
  areas: ['441802'],
  expires_at: '2030-01-01T00:00:00Z',
})
const MAKER = officer('张会计')
const CHECKER = officer('陈复核')
const NOW = { today: '2016-07-08', openObjections: 0 }
const plan = (changes: Partial<PlanStanding>): PlanStanding => ({
  state: 'submitted',
  made_by: MAKER.subject,
  submitted_by: null,
  notice: null,
  ...changes,
})
const whyOf = (decision: string, standing: PlanStanding, who = CHECKER, now = NOW) =>
  nextSteps(standing, who, now).find((step) => step.decision === decision)?.why?.zh

describe('what may come next for a plan', () => {
  it('is the approval of another officer, never of its maker, of who submitted it, or of who stands in for him', () => {
    expect(whyOf('approve', plan({}))).toBeUndefined()
    expect(whyOf('approve', plan({}), MAKER)).toContain('制单人不能复核')
    expect(whyOf('approve', plan({ made_by: 'x', submitted_by: MAKER.subject }), MAKER)).toContain('制单人不能复核')
    const substitute = { ...CHECKER, acting_for: MAKER.subject }
    expect(whyOf('approve', plan({}), substitute)).toContain('制单人不能复核')
  })

  it('waits for the end of the public notice and for every answer to an objection', () => {
    const notice = { days: 7, first_day: '2016-07-01', last_day: '2016-07-07' }
    expect(whyOf('approve', plan({ notice: { days: 7, first_day: null, last_day: null } }))).toContain('先公示')
    const noticed = plan({ state: 'noticed', notice })
    expect(whyOf('approve', noticed, CHECKER, { ...NOW, today: '2016-07-07' })).toContain('2016-07-07')
    expect(whyOf('approve', noticed)).toBeUndefined()
    expect(whyOf('approve', noticed, CHECKER, { ...NOW, openObjections: 2 })).toContain('2 条异议')
  })

  it('is withdrawal by its maker alone, and nothing at all for other offices', () => {
    expect(whyOf('withdraw', plan({}), MAKER)).toBeUndefined()
    expect(whyOf('withdraw', plan({}))).toContain('本人')
    const auditor = officer('王审计', ['audit'])
    expect(nextSteps(plan({}), auditor, NOW).every((step) => step.why !== undefined)).toBe(true)
  })

  it('is an award once the plan is in force, and nothing once it is over', () => {
    const decisions = (state: string) => nextSteps(plan({ state }), CHECKER, NOW).map((step) => step.decision)
    expect(decisions('posted')).toEqual(['award'])
    expect(['approved', 'withdrawn', 'superseded', 'refused', 'failed'].flatMap(decisions)).toEqual([])
  })
})
