import { expect, it } from 'vitest'
import { auditOutcome } from './audit-outcome.ts'

const report = (severity: string): string =>
  JSON.stringify({
    advisories: { 1: { module_name: 'left', severity, title: 'falls over', vulnerable_versions: '<2' } },
    metadata: {},
  })

it.each(['high', 'critical'])('a %s advisory fails the audit, by name', (severity) => {
  expect(auditOutcome(report(severity), '')).toEqual({ kind: 'vulnerable', lines: [`${severity}: left <2 falls over`] })
})

it('lesser ones and none pass it', () => {
  expect(auditOutcome(report('moderate'), '')).toEqual({ kind: 'clean' })
  expect(auditOutcome('{"advisories":{}}', '')).toEqual({ kind: 'clean' })
})

it('a registry that does not answer, or not with a report, leaves the question open', () => {
  expect(auditOutcome('', 'Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n x the endpoint')).toEqual({
    kind: 'unknown',
    reason: 'ERR_PNPM_AUDIT_BAD_RESPONSE',
  })
  expect(auditOutcome('{"error":{"code":"x"}}', '')).toMatchObject({ kind: 'unknown' })
})
