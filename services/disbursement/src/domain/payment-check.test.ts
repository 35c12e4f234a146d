import { describe, expect, it } from 'vitest'
import { type CheckFinding, type CheckName, judgeFindings, outcomeOf } from './payment-check.ts'
import { type CheckEffect, SET_CHECKS } from './payment-terms.ts'

const terms = (effect: CheckEffect) => ({
  checks: Object.fromEntries(SET_CHECKS.map((check) => [check, effect])) as Record<
    (typeof SET_CHECKS)[number],
    CheckEffect
  >,
})
const found = (check: CheckName): CheckFinding => ({ check, detail: {} })
const outcome = (check: CheckName, effect: CheckEffect, overridden: readonly CheckName[] = []) =>
  outcomeOf(judgeFindings([found(check)], terms(effect), new Set(overridden)))

describe('what a finding means', () => {
  it.each(SET_CHECKS)('%s blocks, warns or is not asked, as the terms say; an override makes it a warning', (check) => {
    expect(['block', 'warn', 'off'].map((effect) => outcome(check, effect as CheckEffect))).toEqual([
      'block',
      'warn',
      'ok',
    ])
    expect(outcome(check, 'block', [check])).toBe('warn')
    expect(outcome(check, 'off', [check])).toBe('ok')
  })

  it.each<CheckName>(['account_missing', 'account_malformed', 'closed_circuit'])(
    '%s blocks whatever the terms and whoever overrides',
    (check) => {
      expect(outcome(check, 'off', [check])).toBe('block')
    },
  )

  it('is the worst of them; an override is of one check and no other', () => {
    const findings = [found('duplicate'), found('deceased')]
    expect(outcomeOf(judgeFindings(findings, terms('block'), new Set(['duplicate'])))).toBe('block')
    expect(outcomeOf(judgeFindings(findings, terms('block'), new Set(['duplicate', 'deceased'])))).toBe('warn')
    expect(outcomeOf([])).toBe('ok')
  })
})
